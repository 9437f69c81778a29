"""Windows of habits: the list, the card, and what can be changed on it."""

import operator
from typing import Any

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Select, Start, SwitchTo
from aiogram_dialog.widgets.media import DynamicMedia
from aiogram_dialog.widgets.text import Format, List, Multi

from bot.dialogs.buddies.handlers import open_circle
from bot.dialogs.habits import getters as g
from bot.dialogs.habits import handlers as h
from bot.dialogs.habits.choosers import (
    day_toggles,
    days_widgets,
    ideas,
    time_widgets,
    title_input,
)
from bot.dialogs.habits.draft import begin_with_idea, start_draft
from bot.dialogs.habits.draft_windows import draft_windows
from bot.dialogs.habits.states import Habits, NewHabit
from bot.hints import Hint
from bot.navigation import to_menu
from bot.texts import L, Rich


def _choice(id: str, items: str, on_click: Any, when: str | None = None) -> Select[str]:
    """A button for each (words, code)."""
    words, code = Format("{item[0]}"), operator.itemgetter(1)
    return Select(words, id=id, item_id_getter=code, items=items, on_click=on_click, when=when)


_TO_CARD = SwitchTo(L("button-back"), id="back", state=Habits.card)
_PAGER = Row(
    Button(L("pager-prev"), id="prev", on_click=h.turn_page),
    Button(Format("{page}/{pages}"), id="page"),
    Button(L("pager-next"), id="next", on_click=h.turn_page),
    when="paged",
)

habit_list = Window(
    Hint(),
    Rich("habits-empty", when="empty"),
    Multi(Rich("habits-head"), List(Rich("habit-line"), items="lines"), sep="\n\n", when="some"),
    Column(
        _choice("t", "ticks", h.tick, when="ticking"),
        _choice("card", "cards", h.open_card, when="opening"),
    ),
    _PAGER,
    Group(_choice("idea", "ideas", begin_with_idea, when="empty"), width=2),
    Row(
        Start(L("habit-add"), id="add", state=NewHabit.title),
        Button(L("habits-open-cards"), id="cards", on_click=h.switch_mode, when="can_open"),
        Button(L("habits-tick"), id="ticks", on_click=h.switch_mode, when="opening"),
    ),
    to_menu(),
    state=Habits.list,
    getter=[g.habit_list, ideas],
)
card = Window(
    Hint(),
    Rich("habit-card"),
    Rich("habit-archived", when="archived"),
    Row(_choice("t", "ticks", h.tick), when="active"),
    Row(
        SwitchTo(L("habit-picture"), id="picture", state=Habits.picture),
        SwitchTo(L("habit-remind"), id="remind", state=Habits.remind, when="active"),
    ),
    Row(
        Button(L("habit-days"), id="days", on_click=h.ask_days),
        SwitchTo(L("habit-rename"), id="title", state=Habits.title),
        when="active",
    ),
    Button(L("habit-buddies"), id="buddies", on_click=open_circle, when="active"),
    Button(L("habit-archive"), id="archive", on_click=h.archive, when="active"),
    Button(L("habit-restore"), id="restore", on_click=h.restore, when="archived"),
    Row(SwitchTo(L("habit-to-list"), id="list", state=Habits.list), to_menu()),
    state=Habits.card,
    getter=g.habit_card,
)
title = Window(
    Hint(),
    Rich("habit-ask-title"),
    _TO_CARD,
    *title_input(h.rename),
    state=Habits.title,
    getter=g.habit_card,
)
days = Window(
    Hint(),
    Rich("habit-ask-days"),
    *days_widgets("habit-days-save", h.set_days),
    _TO_CARD,
    state=Habits.days,
    getter=day_toggles,
)
remind = Window(
    Hint(),
    Rich("habit-ask-remind"),
    *time_widgets(h.set_time),
    _TO_CARD,
    state=Habits.remind,
    getter=g.habit_card,
)
picture = Window(
    DynamicMedia("picture"),
    Rich("habit-picture-caption"),
    _TO_CARD,
    state=Habits.picture,
    getter=g.habit_picture,
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    return (
        Dialog(habit_list, card, title, days, remind, picture, on_start=h.start_habits),
        Dialog(*draft_windows, on_start=start_draft),
    )

"""Windows of focus: start, task, length, statistics, settings."""

import operator
from typing import Any

from aiogram.types import ContentType
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Select, SwitchTo
from aiogram_dialog.widgets.media import DynamicMedia
from aiogram_dialog.widgets.text import Format

from bot.choices import choice
from bot.codes import ID, checked, one_of
from bot.dialogs.focus import getters as g
from bot.dialogs.focus import handlers as h
from bot.dialogs.focus.states import Focus
from bot.hints import Hint
from bot.navigation import to_menu
from bot.texts import L, Rich
from bot.typed import words_or_hint

LENGTHS = ("10", "15", "30", "45", "60", "90")
_BACK = SwitchTo(L("button-back"), id="back", state=Focus.main)


def _goals(items: str, words: L, on_click: Any, codes: str) -> Group:
    chosen = Select(
        words,
        id=items,
        item_id_getter=operator.itemgetter("id"),
        items=items,
        type_factory=checked(codes),
        on_click=on_click,
    )
    return Group(chosen, width=3)


main = Window(
    Hint(),
    Rich("focus-main"),
    Rich("focus-goal-day", when="has_daily"),
    Rich("focus-goal-week", when="has_weekly"),
    Button(L("focus-show"), id="show", on_click=h.show_running, when="running"),
    Row(
        Button(L("focus-start"), id="start", on_click=h.pomodoro),
        Button(L("focus-start-flow"), id="flow", on_click=h.flow),
        when="free",
    ),
    Row(
        SwitchTo(L("focus-start-task"), id="task", state=Focus.task),
        SwitchTo(L("focus-start-length"), id="length", state=Focus.length),
        when="free",
    ),
    Row(
        SwitchTo(L("focus-stats"), id="stats", state=Focus.stats),
        SwitchTo(L("focus-settings"), id="settings", state=Focus.settings),
    ),
    to_menu(),
    state=Focus.main,
    getter=g.main,
)
task = Window(
    Hint(),
    Rich("focus-ask-task"),
    Rich("focus-no-tasks", when="empty"),
    Column(
        choice("task", "tasks", h.on_task, codes=ID),
        choice("skill", "skills", h.on_skill, codes=ID),
    ),
    _BACK,
    *words_or_hint(h.typed_title, "task-text-please"),
    state=Focus.task,
    getter=g.tasks,
)
length = Window(
    Hint(),
    Rich("focus-ask-length"),
    Group(
        Select(
            Format("{item}"),
            id="minutes",
            item_id_getter=str,
            items=lambda _: list(LENGTHS),
            type_factory=checked(one_of(LENGTHS)),
            on_click=h.preset_length,
        ),
        width=3,
    ),
    _BACK,
    MessageInput(h.typed_length, content_types=ContentType.ANY),
    state=Focus.length,
)
stats = Window(
    DynamicMedia("picture"),
    Rich("focus-stats-caption"),
    Rich("focus-stats-best", when="hour"),
    _BACK,
    state=Focus.stats,
    getter=g.stats,
)
settings = Window(
    Hint(),
    Rich("focus-settings-text"),
    Row(
        *(
            Button(Format("/".join(map(str, own))), id=key, on_click=h.preset)
            for key, own in h.PRESETS.items()
        )
    ),
    _goals("goals", L("focus-goal-button"), h.set_goal, one_of(g.GOALS)),
    _goals("week_goals", L("focus-week-goal-button"), h.set_week_goal, one_of(g.WEEK_GOALS)),
    _BACK,
    MessageInput(h.typed_lengths, content_types=ContentType.ANY),
    state=Focus.settings,
    getter=g.settings,
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    return (Dialog(main, task, length, stats, settings),)

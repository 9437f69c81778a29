"""Windows of habits: the list, the card, and what lies behind it."""

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Start, SwitchTo
from aiogram_dialog.widgets.text import List, Multi

from bot.choices import choice
from bot.codes import DAY, ID, one_of
from bot.dialogs.buddies.handlers import open_circle
from bot.dialogs.habits import calendar
from bot.dialogs.habits import getters as g
from bot.dialogs.habits import handlers as h
from bot.dialogs.habits.amounts import card_input
from bot.dialogs.habits.choosers import IDEAS, ideas
from bot.dialogs.habits.day_windows import day_windows
from bot.dialogs.habits.draft import begin_with_idea, start_draft
from bot.dialogs.habits.draft_windows import draft_windows
from bot.dialogs.habits.edit_windows import edit_windows
from bot.dialogs.habits.rest_windows import rest_windows
from bot.dialogs.habits.states import Habits, NewHabit
from bot.free_words import free_words
from bot.hints import Hint
from bot.navigation import to_menu
from bot.paging import pager
from bot.texts import L, Rich

_PAGER = pager()

habit_list = Window(
    Hint(),
    Rich("habits-empty", when="empty"),
    Multi(Rich("habits-head"), List(Rich("habit-line"), items="lines"), sep="\n\n", when="some"),
    Column(
        choice("t", "ticks", h.tick, when="ticking", codes=f"[acu]{DAY}{ID}"),
        choice("card", "cards", h.open_card, when="opening", codes=ID),
    ),
    _PAGER,
    Group(choice("idea", "ideas", begin_with_idea, when="empty", codes=one_of(IDEAS)), width=2),
    Row(
        Start(L("habit-add"), id="add", state=NewHabit.title),
        Button(L("habits-open-cards"), id="cards", on_click=h.switch_mode, when="can_open"),
        Button(L("habits-tick"), id="ticks", on_click=h.switch_mode, when="opening"),
    ),
    Row(
        SwitchTo(L("habits-vacation"), id="vacation", state=Habits.vacation, when="some"),
        Button(L("habits-archive"), id="archive", on_click=h.open_archive),
    ),
    to_menu(),
    state=Habits.list,
    getter=[g.habit_list, ideas],
)
card = Window(
    Hint(),
    Rich("habit-card"),
    Rich("habit-card-streak", when="in_days"),
    Rich("habit-card-weeks", when="in_weeks"),
    Rich("habit-card-this-week", when="in_weeks"),
    Rich("habit-card-plan"),
    Rich("habit-card-progress", when="progress"),
    Rich("habit-card-goal", when="goal"),
    Rich("habit-card-strength"),
    Rich("habit-card-freezes", when="freezes"),
    Rich("habit-card-pause", when="pause"),
    Rich("habit-card-note", when="note"),
    Rich("habit-archived", when="archived"),
    Rich("habit-step-offer-up", when="step_up"),
    Rich("habit-step-offer-down", when="step_down"),
    Row(choice("t", "ticks", h.tick, codes=f"[acu]{DAY}{ID}"), when="active"),
    Button(L("habit-count"), id="count", on_click=h.count, when="counts"),
    Row(
        Button(L("habit-step-up"), id="up", on_click=h.take_step, when="step_up"),
        Button(L("habit-step-down"), id="down", on_click=h.take_step, when="step_down"),
        Button(L("habit-step-later"), id="later", on_click=h.step_later),
        when="stepping",
    ),
    Row(
        Button(L("habit-month"), id="month", on_click=calendar.open_month),
        Button(L("habit-note"), id="note", on_click=h.write_note, when="active"),
    ),
    Row(
        SwitchTo(L("habit-picture"), id="picture", state=Habits.picture),
        SwitchTo(L("habit-curve"), id="curve", state=Habits.curve),
    ),
    Row(
        Button(L("habit-skip"), id="skip", on_click=calendar.skip_today, when="can_skip"),
        Button(L("habit-unskip"), id="unskip", on_click=calendar.skip_today, when="skipped"),
        SwitchTo(L("habit-edit"), id="edit", state=Habits.edit, when="active"),
    ),
    Button(L("habit-buddies"), id="buddies", on_click=open_circle, when="active"),
    Row(
        Button(L("habit-restore"), id="restore", on_click=h.restore),
        SwitchTo(L("habit-delete"), id="delete", state=Habits.delete),
        when="archived",
    ),
    Row(SwitchTo(L("habit-to-list"), id="list", state=Habits.list), to_menu()),
    card_input,
    *free_words(),
    state=Habits.card,
    getter=g.habit_card,
)
archive = Window(
    Hint(),
    Rich("habits-archived", when="some"),
    Rich("habits-archived-empty", when="empty"),
    Column(choice("card", "cards", h.open_card, codes=ID)),
    _PAGER,
    Row(SwitchTo(L("habit-to-list"), id="list", state=Habits.list), to_menu()),
    state=Habits.archive,
    getter=g.archive,
)
delete = Window(
    Rich("habit-delete-surely"),
    Button(L("habit-delete-yes"), id="yes", on_click=h.delete),
    SwitchTo(L("habit-delete-no"), id="no", state=Habits.card),
    state=Habits.delete,
    getter=g.habit_card,
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    windows = (habit_list, card, archive, delete, *day_windows, *edit_windows, *rest_windows)
    return (
        Dialog(*windows, on_start=h.start_habits),
        Dialog(*draft_windows, on_start=start_draft),
    )

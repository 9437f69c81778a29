"""Windows of habits: the list, the card, and what lies behind it."""

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Start, SwitchTo
from aiogram_dialog.widgets.text import List, Multi

from bot.dialogs.habits import getters as g
from bot.dialogs.habits import handlers as h
from bot.dialogs.habits.amount_windows import card_amount_input
from bot.dialogs.habits.calendar_handlers import open_month, toggle_today_off
from bot.dialogs.habits.day_windows import day_windows
from bot.dialogs.habits.draft_handlers import create_from_idea, initialize_draft
from bot.dialogs.habits.draft_widgets import IDEA_CODES, get_ideas_data
from bot.dialogs.habits.draft_windows import draft_windows
from bot.dialogs.habits.edit_windows import edit_windows
from bot.dialogs.habits.handlers import open_circle
from bot.dialogs.habits.pause_windows import rest_windows
from bot.routes import Habits, NewHabit
from bot.ui.app_actions import create_free_text_inputs
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import DAY, ID, build_choice_pattern
from bot.ui.navigation import create_menu_button
from bot.ui.pagers import create_pager
from bot.ui.texts import I18nHtml, I18nText

_PAGER_ROW = create_pager()

habit_list_window = Window(
    HintText(),
    I18nHtml("habits-empty", when="empty"),
    Multi(
        I18nHtml("habits-head"),
        List(I18nHtml("habit-line"), items="lines"),
        sep="\n\n",
        when="some",
    ),
    Column(
        create_select("t", "ticks", h.handle_tick, when="ticking", codes=f"[acu]{DAY}{ID}"),
        create_select("card", "cards", h.open_card, when="opening", codes=ID),
    ),
    _PAGER_ROW,
    Group(
        create_select(
            "idea", "ideas", create_from_idea, when="empty", codes=build_choice_pattern(IDEA_CODES)
        ),
        width=2,
    ),
    Row(
        Start(I18nText("habit-add"), id="add", state=NewHabit.title),
        Button(I18nText("habits-open-cards"), id="cards", on_click=h.switch_mode, when="can_open"),
        Button(I18nText("habits-tick"), id="ticks", on_click=h.switch_mode, when="opening"),
    ),
    Row(
        SwitchTo(I18nText("habits-vacation"), id="vacation", state=Habits.vacation, when="some"),
        Button(I18nText("habits-archive"), id="archive", on_click=h.open_archive),
    ),
    create_menu_button(),
    state=Habits.list,
    getter=[g.get_habit_list_data, get_ideas_data],
)
habit_card_window = Window(
    HintText(),
    I18nHtml("habit-card"),
    I18nHtml("habit-card-streak", when="in_days"),
    I18nHtml("habit-card-weeks", when="in_weeks"),
    I18nHtml("habit-card-this-week", when="in_weeks"),
    I18nHtml("habit-card-plan"),
    I18nHtml("habit-card-progress", when="progress"),
    I18nHtml("habit-card-goal", when="goal"),
    I18nHtml("habit-card-strength"),
    I18nHtml("habit-card-freezes", when="freezes"),
    I18nHtml("habit-card-pause", when="pause"),
    I18nHtml("habit-card-note", when="note"),
    I18nHtml("habit-archived", when="archived"),
    I18nHtml("habit-step-offer-up", when="step_up"),
    I18nHtml("habit-step-offer-down", when="step_down"),
    Row(create_select("t", "ticks", h.handle_tick, codes=f"[acu]{DAY}{ID}"), when="active"),
    Button(I18nText("habit-count"), id="count", on_click=h.open_current_amount, when="counts"),
    Row(
        Button(I18nText("habit-step-up"), id="up", on_click=h.accept_micro_step, when="step_up"),
        Button(
            I18nText("habit-step-down"), id="down", on_click=h.accept_micro_step, when="step_down"
        ),
        Button(I18nText("habit-step-later"), id="later", on_click=h.postpone_micro_step),
        when="stepping",
    ),
    Row(
        Button(I18nText("habit-month"), id="month", on_click=open_month),
        Button(I18nText("habit-note"), id="note", on_click=h.open_today_note, when="active"),
    ),
    Row(
        SwitchTo(I18nText("habit-picture"), id="picture", state=Habits.picture),
        SwitchTo(I18nText("habit-curve"), id="curve", state=Habits.curve),
    ),
    Row(
        Button(I18nText("habit-skip"), id="skip", on_click=toggle_today_off, when="can_skip"),
        Button(
            I18nText("habit-unskip"),
            id="unskip",
            on_click=toggle_today_off,
            when="skipped",
        ),
        SwitchTo(I18nText("habit-edit"), id="edit", state=Habits.edit, when="active"),
    ),
    Button(I18nText("habit-buddies"), id="buddies", on_click=open_circle, when="active"),
    Row(
        Button(I18nText("habit-restore"), id="restore", on_click=h.restore_habit),
        SwitchTo(I18nText("habit-delete"), id="delete", state=Habits.delete),
        when="archived",
    ),
    Row(SwitchTo(I18nText("habit-to-list"), id="list", state=Habits.list), create_menu_button()),
    card_amount_input,
    *create_free_text_inputs(),
    state=Habits.card,
    getter=g.get_habit_data,
)
archive_window = Window(
    HintText(),
    I18nHtml("habits-archived", when="some"),
    I18nHtml("habits-archived-empty", when="empty"),
    Column(create_select("card", "cards", h.open_card, codes=ID)),
    _PAGER_ROW,
    Row(SwitchTo(I18nText("habit-to-list"), id="list", state=Habits.list), create_menu_button()),
    state=Habits.archive,
    getter=g.get_archive_data,
)
delete_window = Window(
    I18nHtml("habit-delete-surely"),
    Button(I18nText("habit-delete-yes"), id="yes", on_click=h.delete_habit),
    SwitchTo(I18nText("habit-delete-no"), id="no", state=Habits.card),
    state=Habits.delete,
    getter=g.get_habit_data,
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    windows = (
        habit_list_window,
        habit_card_window,
        archive_window,
        delete_window,
        *day_windows,
        *edit_windows,
        *rest_windows,
    )
    return (
        Dialog(*windows, on_start=h.initialize_dialog),
        Dialog(*draft_windows, on_start=initialize_draft),
    )

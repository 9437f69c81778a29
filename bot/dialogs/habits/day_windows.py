"""Windows of days: amounts, the month, one day, notes, pictures."""

from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo
from aiogram_dialog.widgets.media import DynamicMedia

from bot.dialogs.habits import handlers as h
from bot.dialogs.habits.amount_getters import get_amount_data
from bot.dialogs.habits.amount_handlers import CODE, add_amount, handle_amount_input, switch_day
from bot.dialogs.habits.calendar_getters import get_day_data, get_month_data
from bot.dialogs.habits.calendar_handlers import (
    close_note,
    delete_note,
    open_day,
    open_day_amount,
    save_note,
    switch_month,
    tick_day,
    toggle_day_off,
)
from bot.dialogs.habits.draft_widgets import create_parsed_inputs
from bot.dialogs.habits.pictures import get_curve_data, get_picture_data
from bot.routes import Habits
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import DAY, ID
from bot.ui.texts import I18nHtml, I18nText
from core.habits.parse.values import parse_amount_change, parse_note

_TO_CARD_BUTTON = SwitchTo(I18nText("button-back"), id="back", state=Habits.card)

amount_window = Window(
    HintText(),
    I18nHtml("habit-amount"),
    Group(create_select("add", "adds", add_amount, codes=CODE), width=3),
    Row(create_select("t", "ticks", h.handle_tick, codes=f"[acu]{DAY}{ID}")),
    Row(create_select("undo", "undos", add_amount, codes=CODE)),
    Row(
        Button(
            I18nText("habit-for-yesterday"), id="yesterday", on_click=switch_day, when="is_today"
        ),
        Button(I18nText("habit-for-today"), id="today", on_click=switch_day, when="is_yesterday"),
        SwitchTo(I18nText("habit-to-card"), id="card", state=Habits.card),
    ),
    SwitchTo(I18nText("habit-to-list"), id="list", state=Habits.list),
    *create_parsed_inputs(parse_amount_change, handle_amount_input),
    state=Habits.amount,
    getter=get_amount_data,
)
month_window = Window(
    HintText(),
    I18nHtml("habit-month-head"),
    Group(create_select("d", "days", open_day, codes=f"[nbe][0-6]|d{DAY}"), width=7),
    Row(
        Button(I18nText("pager-prev"), id="earlier", on_click=switch_month),
        Button(I18nText("pager-next"), id="next", on_click=switch_month, when="later"),
    ),
    _TO_CARD_BUTTON,
    state=Habits.month,
    getter=get_month_data,
)
day_window = Window(
    HintText(),
    I18nHtml("habit-day"),
    I18nHtml("habit-day-amount", when="amount"),
    I18nHtml("habit-card-note", when="note"),
    Row(
        Button(I18nText("habit-tick-today"), id="tick", on_click=tick_day, when="can_tick"),
        Button(I18nText("habit-untick-today"), id="untick", on_click=tick_day, when="can_untick"),
        Button(I18nText("habit-count"), id="count", on_click=open_day_amount, when="can_count"),
    ),
    Row(
        Button(I18nText("habit-skip-day"), id="skip", on_click=toggle_day_off, when="can_skip"),
        Button(I18nText("habit-unskip"), id="unskip", on_click=toggle_day_off, when="can_ask"),
    ),
    SwitchTo(I18nText("habit-note"), id="note", state=Habits.note),
    SwitchTo(I18nText("button-back"), id="back", state=Habits.month),
    state=Habits.day,
    getter=get_day_data,
)
note_window = Window(
    HintText(),
    I18nHtml("habit-ask-note"),
    I18nHtml("habit-card-note", when="note"),
    Button(I18nText("habit-note-forget"), id="forget", on_click=delete_note, when="has_note"),
    Button(I18nText("button-back"), id="back", on_click=close_note),
    *create_parsed_inputs(parse_note, save_note),
    state=Habits.note,
    getter=get_day_data,
)
picture_window = Window(
    DynamicMedia("picture"),
    I18nHtml("habit-picture-caption"),
    _TO_CARD_BUTTON,
    state=Habits.picture,
    getter=get_picture_data,
)
curve_window = Window(
    DynamicMedia("picture"),
    I18nHtml("habit-curve-caption"),
    _TO_CARD_BUTTON,
    state=Habits.curve,
    getter=get_curve_data,
)
day_windows = (amount_window, month_window, day_window, note_window, picture_window, curve_window)

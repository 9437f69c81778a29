"""How a task repeats: presets, weekdays, every so many, until when, from which day."""

from aiogram.enums import ContentType
from aiogram_dialog import Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, CalendarConfig, Group, Row, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.dialogs.tasks.calendar_widget import LocalCalendar
from bot.dialogs.tasks.recurrence_getters import get_recurrence_data
from bot.dialogs.tasks.recurrence_handlers import (
    choose_end,
    choose_preset,
    choose_repeat_from,
    clear_end,
    clear_recurrence,
    decrease_interval,
    handle_end_input,
    handle_recurrence_input,
    increase_interval,
    toggle_weekday,
)
from bot.routes import Draft
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import WEEKDAY
from bot.ui.texts import I18nHtml, I18nText

recurrence_window = Window(
    HintText(),
    I18nHtml("draft-repeat", when="repeats"),
    I18nHtml("draft-repeat-once", when="once"),
    I18nHtml("draft-ask-repeat"),
    Row(
        Button(I18nText("repeat-daily"), id="daily", on_click=choose_preset),
        Button(I18nText("repeat-workdays"), id="workdays", on_click=choose_preset),
    ),
    Row(
        Button(I18nText("repeat-weekly"), id="weekly", on_click=choose_preset),
        Button(I18nText("repeat-monthly"), id="monthly", on_click=choose_preset),
        Button(I18nText("repeat-yearly"), id="yearly", on_click=choose_preset),
    ),
    Group(
        create_select("wd", "days", toggle_weekday, codes=WEEKDAY),
        width=7,
    ),
    Row(
        Button(I18nText("repeat-less"), id="less", on_click=decrease_interval),
        Button(I18nText("repeat-greater"), id="greater", on_click=increase_interval),
        SwitchTo(I18nText("repeat-until"), id="until", state=Draft.until),
        when="repeats",
    ),
    Row(
        Button(Format("{from_due}"), id="due", on_click=choose_repeat_from),
        Button(Format("{from_done}"), id="done", on_click=choose_repeat_from),
        when="repeats",
    ),
    Row(
        SwitchTo(I18nText("button-back"), id="review", state=Draft.review),
        Button(I18nText("repeat-never"), id="never", on_click=clear_recurrence, when="repeats"),
    ),
    MessageInput(handle_recurrence_input, content_types=ContentType.ANY),
    state=Draft.repeat,
    getter=get_recurrence_data,
)

end_window = Window(
    HintText(),
    I18nHtml("draft-ask-until"),
    LocalCalendar(id="calendar", on_click=choose_end, config=CalendarConfig()),
    Button(I18nText("repeat-for-ever"), id="ever", on_click=clear_end),
    MessageInput(handle_end_input, content_types=ContentType.ANY),
    SwitchTo(I18nText("button-back"), id="back", state=Draft.repeat),
    state=Draft.until,
)

recurrence_windows = (recurrence_window, end_window)

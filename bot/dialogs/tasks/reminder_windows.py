"""Reminders of a draft: so long before its time, or at moments of their own."""

from aiogram.enums import ContentType
from aiogram_dialog import Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import CalendarConfig, Column, Group, SwitchTo

from bot.dialogs.tasks.calendar_widget import LocalCalendar
from bot.dialogs.tasks.reminder_getters import get_reminders_data
from bot.dialogs.tasks.reminder_handlers import (
    choose_day,
    handle_reminder_input,
    remove_moment,
    toggle_lead,
)
from bot.routes import Draft
from bot.ui.choosers import create_select
from bot.ui.hints import HintText
from bot.ui.item_codes import COUNT, parse_moment_code
from bot.ui.texts import I18nHtml, I18nText

reminders_window = Window(
    HintText(),
    I18nHtml("draft-ask-reminders", when="timed"),
    I18nHtml("draft-ask-moments", when="timeless"),
    Group(
        create_select("lead", "leads", toggle_lead, codes=f"[-+]{COUNT}"),
        width=2,
        when="timed",
    ),
    Column(create_select("moment", "moments", remove_moment, codes=parse_moment_code)),
    SwitchTo(I18nText("chip-remind-day"), id="pick", state=Draft.reminder_day),
    MessageInput(handle_reminder_input, content_types=ContentType.ANY),
    SwitchTo(I18nText("button-back"), id="review", state=Draft.review),
    state=Draft.reminders,
    getter=get_reminders_data,
)

reminder_day_window = Window(
    I18nHtml("draft-ask-moment"),
    LocalCalendar(id="calendar", on_click=choose_day, config=CalendarConfig()),
    MessageInput(handle_reminder_input, content_types=ContentType.ANY),
    SwitchTo(I18nText("button-back"), id="back", state=Draft.reminders),
    state=Draft.reminder_day,
)

reminder_windows = (reminders_window, reminder_day_window)

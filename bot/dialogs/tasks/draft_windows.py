"""Windows of the draft: the chips, and one window to correct each."""

from aiogram import F
from aiogram.enums import ContentType
from aiogram_dialog import Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import (
    Button,
    CalendarConfig,
    Cancel,
    Row,
    SwitchTo,
)
from aiogram_dialog.widgets.text import Format

from bot.dialogs.tasks import draft_corrections
from bot.dialogs.tasks import draft_handlers as h
from bot.dialogs.tasks.calendar_widget import LocalCalendar
from bot.dialogs.tasks.detail_windows import detail_windows
from bot.dialogs.tasks.draft_getters import get_review_data as review_data
from bot.dialogs.tasks.draft_list_windows import drafts_window
from bot.dialogs.tasks.recurrence_windows import recurrence_windows
from bot.dialogs.tasks.reminder_windows import reminder_windows
from bot.routes import Draft
from bot.ui.app_actions import handle_free_text
from bot.ui.hints import HintText
from bot.ui.inputs import create_hint_input
from bot.ui.navigation import create_menu_button
from bot.ui.texts import I18nHtml, I18nText

_TO_REVIEW_BUTTON = SwitchTo(I18nText("button-back"), id="review", state=Draft.review)
_TEXT_REQUIRED_INPUT = create_hint_input("task-text-please")


write_window = Window(
    HintText(),
    I18nHtml("task-write"),
    MessageInput(h.handle_write_input, content_types=ContentType.TEXT),
    _TEXT_REQUIRED_INPUT,
    create_menu_button(),
    state=Draft.write,
)
review_window = Window(
    HintText(),
    I18nHtml("draft-title"),
    Format("\n{extras}", when="has_extras"),
    I18nHtml("draft-past", when="past"),
    I18nHtml("draft-hint", when="new"),
    I18nHtml("draft-hint-saved", when="saved"),
    I18nHtml("draft-behind", when="behind"),
    Row(
        SwitchTo(Format("{chip_day}"), id="day", state=Draft.day),
        SwitchTo(Format("{chip_time}"), id="time", state=Draft.time),
    ),
    Row(
        SwitchTo(Format("{chip_priority}"), id="priority", state=Draft.priority),
        SwitchTo(Format("{chip_tags}"), id="tags", state=Draft.tags),
    ),
    Row(
        SwitchTo(Format("{chip_repeat}"), id="repeat", state=Draft.repeat),
        SwitchTo(Format("{chip_reminders}"), id="reminders", state=Draft.reminders),
    ),
    SwitchTo(I18nText("chip-more"), id="more", state=Draft.more),
    Row(
        Button(I18nText("draft-save"), id="save", on_click=h.save_task),
        Cancel(I18nText("button-cancel"), id="cancel", when=F["saved"] | F["behind"]),
        create_menu_button("button-cancel", when=F["new"] & ~F["behind"]),
    ),
    *draft_corrections.create_correction_inputs(handle_free_text),
    state=Draft.review,
    getter=review_data,
)
title_window = Window(
    HintText(),
    I18nHtml("draft-ask-title"),
    MessageInput(h.handle_title_input, content_types=ContentType.TEXT),
    _TEXT_REQUIRED_INPUT,
    _TO_REVIEW_BUTTON,
    state=Draft.title,
)
day_window = Window(
    HintText(),
    I18nHtml("draft-ask-day"),
    MessageInput(h.handle_day_input, content_types=ContentType.TEXT),
    Row(
        Button(I18nText("chip-today"), id="today", on_click=h.choose_day),
        Button(I18nText("chip-tomorrow"), id="tomorrow", on_click=h.choose_day),
    ),
    Row(
        Button(I18nText("chip-saturday"), id="saturday", on_click=h.choose_day),
        Button(I18nText("chip-monday"), id="monday", on_click=h.choose_day),
    ),
    Row(
        SwitchTo(I18nText("chip-calendar"), id="cal", state=Draft.calendar),
        Button(I18nText("chip-no-day"), id="none", on_click=h.choose_day),
    ),
    _TEXT_REQUIRED_INPUT,
    _TO_REVIEW_BUTTON,
    state=Draft.day,
)
calendar_window = Window(
    HintText(),
    I18nHtml("draft-ask-day"),
    MessageInput(h.handle_day_input, content_types=ContentType.TEXT),
    LocalCalendar(id="calendar", on_click=h.choose_calendar_day, config=CalendarConfig()),
    _TEXT_REQUIRED_INPUT,
    _TO_REVIEW_BUTTON,
    state=Draft.calendar,
)
time_window = Window(
    HintText(),
    I18nHtml("draft-ask-time"),
    MessageInput(h.handle_time_input, content_types=ContentType.TEXT),
    Row(
        *(
            Button(Format(f"{at:%H:%M}"), id=id_, on_click=h.choose_time)
            for id_, at in h.TIME_OPTIONS.items()
        )
    ),
    Button(I18nText("chip-no-time"), id="none", on_click=h.choose_time),
    _TEXT_REQUIRED_INPUT,
    _TO_REVIEW_BUTTON,
    state=Draft.time,
)
priority_window = Window(
    I18nHtml("draft-ask-priority"),
    Row(
        Button(I18nText("chip-priority-high"), id="high", on_click=h.set_priority),
        Button(I18nText("chip-priority-medium"), id="medium", on_click=h.set_priority),
        Button(I18nText("chip-priority-low"), id="low", on_click=h.set_priority),
    ),
    Button(I18nText("chip-priority-none"), id="none", on_click=h.set_priority),
    _TO_REVIEW_BUTTON,
    state=Draft.priority,
)
tags_window = Window(
    HintText(),
    I18nHtml("draft-ask-tags"),
    MessageInput(h.handle_tags_input, content_types=ContentType.TEXT),
    Button(I18nText("chip-no-tags"), id="none", on_click=h.clear_tags),
    _TEXT_REQUIRED_INPUT,
    _TO_REVIEW_BUTTON,
    state=Draft.tags,
)
draft_windows = (
    write_window,
    drafts_window,
    review_window,
    title_window,
    day_window,
    calendar_window,
    time_window,
    priority_window,
    tags_window,
    *detail_windows,
    *reminder_windows,
    *recurrence_windows,
)

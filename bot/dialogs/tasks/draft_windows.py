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

from bot.dialogs.tasks import details, further, reminding, repeating, several
from bot.dialogs.tasks import draft_handlers as h
from bot.dialogs.tasks.calendars import PersonsCalendar
from bot.dialogs.tasks.draft_getters import review as review_data
from bot.dialogs.tasks.states import Draft
from bot.free_words import on_free_words
from bot.hints import Hint
from bot.navigation import to_menu
from bot.texts import L, Rich
from bot.typed import puzzled

_TO_REVIEW = SwitchTo(L("button-back"), id="review", state=Draft.review)
_WANTS_TEXT = puzzled("task-text-please")


write = Window(
    Hint(),
    Rich("task-write"),
    MessageInput(h.on_write, content_types=ContentType.TEXT),
    _WANTS_TEXT,
    to_menu(),
    state=Draft.write,
)
review = Window(
    Hint(),
    Rich("draft-title"),
    Format("\n{extras}", when="has_extras"),
    Rich("draft-past", when="past"),
    Rich("draft-hint", when="new"),
    Rich("draft-hint-saved", when="saved"),
    Rich("draft-behind", when="behind"),
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
    SwitchTo(L("chip-more"), id="more", state=Draft.more),
    Row(
        Button(L("draft-save"), id="save", on_click=h.save),
        Cancel(L("button-cancel"), id="cancel", when=F["saved"] | F["behind"]),
        to_menu("button-cancel", when=F["new"] & ~F["behind"]),
    ),
    *further.inputs(on_free_words),
    state=Draft.review,
    getter=review_data,
)
title = Window(
    Hint(),
    Rich("draft-ask-title"),
    MessageInput(h.set_title, content_types=ContentType.TEXT),
    _WANTS_TEXT,
    _TO_REVIEW,
    state=Draft.title,
)
day = Window(
    Hint(),
    Rich("draft-ask-day"),
    MessageInput(h.type_day, content_types=ContentType.TEXT),
    Row(
        Button(L("chip-today"), id="today", on_click=h.set_day),
        Button(L("chip-tomorrow"), id="tomorrow", on_click=h.set_day),
    ),
    Row(
        Button(L("chip-saturday"), id="saturday", on_click=h.set_day),
        Button(L("chip-monday"), id="monday", on_click=h.set_day),
    ),
    Row(
        SwitchTo(L("chip-calendar"), id="cal", state=Draft.calendar),
        Button(L("chip-no-day"), id="none", on_click=h.set_day),
    ),
    _WANTS_TEXT,
    _TO_REVIEW,
    state=Draft.day,
)
calendar = Window(
    Hint(),
    Rich("draft-ask-day"),
    MessageInput(h.type_day, content_types=ContentType.TEXT),
    PersonsCalendar(id="calendar", on_click=h.set_calendar_day, config=CalendarConfig()),
    _WANTS_TEXT,
    _TO_REVIEW,
    state=Draft.calendar,
)
time = Window(
    Hint(),
    Rich("draft-ask-time"),
    MessageInput(h.type_time, content_types=ContentType.TEXT),
    Row(
        *(Button(Format(f"{at:%H:%M}"), id=id_, on_click=h.set_time) for id_, at in h.TIMES.items())
    ),
    Button(L("chip-no-time"), id="none", on_click=h.set_time),
    _WANTS_TEXT,
    _TO_REVIEW,
    state=Draft.time,
)
priority = Window(
    Rich("draft-ask-priority"),
    Row(
        Button(L("chip-priority-high"), id="high", on_click=h.set_priority),
        Button(L("chip-priority-medium"), id="medium", on_click=h.set_priority),
        Button(L("chip-priority-low"), id="low", on_click=h.set_priority),
    ),
    Button(L("chip-priority-none"), id="none", on_click=h.set_priority),
    _TO_REVIEW,
    state=Draft.priority,
)
tags = Window(
    Hint(),
    Rich("draft-ask-tags"),
    MessageInput(h.set_tags, content_types=ContentType.TEXT),
    Button(L("chip-no-tags"), id="none", on_click=h.clear_tags),
    _WANTS_TEXT,
    _TO_REVIEW,
    state=Draft.tags,
)
draft_windows = (
    write,
    several.window,
    review,
    title,
    day,
    calendar,
    time,
    priority,
    tags,
    *details.windows,
    *reminding.windows,
    *repeating.windows,
)

"""Correcting what is said less often: project, duration, notes, waiting."""

from datetime import date
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import ChatEvent, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, CalendarConfig, Row, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.dialogs.tasks.calendars import LocalCalendar
from bot.dialogs.tasks.draft_getters import get_details_data as more_data
from bot.dialogs.tasks.further import create_correction_inputs
from bot.routes import Draft
from bot.ui.app_actions import handle_free_text
from bot.ui.context import get_local_today
from bot.ui.hints import HintText, show_hint
from bot.ui.sanitizing import sanitize_text
from bot.ui.task_draft import update_draft
from bot.ui.text_parsing import get_named_day, parse_day, parse_task_text
from bot.ui.texts import I18nHtml, I18nText
from core.tasks.contracts.views import NOTES_LENGTH, PROJECT_LENGTH

MINUTE_OPTIONS = ("15", "30", "45", "60", "90", "120")
MAX_MINUTES = 24 * 60
_BACK_BUTTON = SwitchTo(I18nText("button-back"), id="more", state=Draft.more)


async def _save_and_return(manager: DialogManager, **changes: Any) -> None:
    update_draft(manager, **changes)
    await manager.switch_to(Draft.more)


async def handle_project_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """One name, with or without the + of free text."""
    name = " ".join(sanitize_text(message.text or "").lstrip("+").split())
    if not name or len(name) > PROJECT_LENGTH:
        key = "task-project-too-long" if name else "task-text-please"
        show_hint(manager, key, limit=PROJECT_LENGTH)
        return
    await _save_and_return(manager, project=name)


async def clear_project(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _save_and_return(manager, project=None)


async def set_duration(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    minutes = (button.widget_id or "").removeprefix("min")
    await _save_and_return(
        manager, duration_minutes=int(minutes) if minutes in MINUTE_OPTIONS else None
    )


async def handle_duration_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«40», «полтора часа», "1h 20m": a lone number is minutes."""
    words = sanitize_text(message.text or "")[:100]
    said = parse_task_text(manager, f"x ~{words}").duration_minutes
    minutes = int(words) if words.isdecimal() else said
    if minutes is None or not 1 <= minutes <= MAX_MINUTES:
        show_hint(manager, "task-duration-please")
        return
    await _save_and_return(manager, duration_minutes=minutes)


async def handle_notes_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    notes = sanitize_text(message.text or "")
    if not notes or len(notes) > NOTES_LENGTH:
        key = "task-notes-too-long" if notes else "task-text-please"
        show_hint(manager, key, limit=NOTES_LENGTH)
        return
    await _save_and_return(manager, notes=notes)


async def clear_notes(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _save_and_return(manager, notes=None)


async def set_waiting(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    await _save_and_return(manager, waiting_until=get_named_day(manager, button.widget_id))


async def choose_waiting_day(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    await _save_waiting(manager, day)


async def handle_waiting_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    await _save_waiting(manager, parse_day(manager, message.text))


async def _save_waiting(manager: DialogManager, day: date | None) -> None:
    if day is None:
        show_hint(manager, "task-day-please")
    elif day <= get_local_today(manager):
        show_hint(manager, "task-waiting-past")
    else:
        await _save_and_return(manager, waiting_until=day)


details_window = Window(
    HintText(),
    I18nHtml("draft-title"),
    I18nHtml("draft-hint-saved"),
    Row(
        SwitchTo(Format("{chip_project}"), id="project", state=Draft.project),
        SwitchTo(Format("{chip_duration}"), id="duration", state=Draft.duration),
    ),
    Row(
        SwitchTo(Format("{chip_notes}"), id="notes", state=Draft.notes),
        SwitchTo(Format("{chip_waiting}"), id="waiting", state=Draft.waiting),
    ),
    SwitchTo(I18nText("chip-title"), id="title", state=Draft.title),
    SwitchTo(I18nText("button-back"), id="review", state=Draft.review),
    *create_correction_inputs(handle_free_text),
    state=Draft.more,
    getter=more_data,
)
project_window = Window(
    HintText(),
    I18nHtml("draft-ask-project"),
    Button(I18nText("chip-no-project"), id="none", on_click=clear_project),
    MessageInput(handle_project_input, content_types=ContentType.ANY),
    _BACK_BUTTON,
    state=Draft.project,
)
duration_window = Window(
    HintText(),
    I18nHtml("draft-ask-duration"),
    Row(*(Button(Format(one), id=f"min{one}", on_click=set_duration) for one in MINUTE_OPTIONS)),
    Button(I18nText("chip-no-duration"), id="none", on_click=set_duration),
    MessageInput(handle_duration_input, content_types=ContentType.ANY),
    _BACK_BUTTON,
    state=Draft.duration,
)
notes_window = Window(
    HintText(),
    I18nHtml("draft-ask-notes"),
    Button(I18nText("chip-no-notes"), id="none", on_click=clear_notes),
    MessageInput(handle_notes_input, content_types=ContentType.ANY),
    _BACK_BUTTON,
    state=Draft.notes,
)
waiting_window = Window(
    HintText(),
    I18nHtml("draft-ask-waiting"),
    Row(
        Button(I18nText("chip-tomorrow"), id="tomorrow", on_click=set_waiting),
        Button(I18nText("chip-monday"), id="monday", on_click=set_waiting),
        Button(I18nText("chip-no-waiting"), id="none", on_click=set_waiting),
    ),
    LocalCalendar(id="calendar", on_click=choose_waiting_day, config=CalendarConfig()),
    MessageInput(handle_waiting_input, content_types=ContentType.ANY),
    _BACK_BUTTON,
    state=Draft.waiting,
)
detail_windows = (details_window, project_window, duration_window, notes_window, waiting_window)

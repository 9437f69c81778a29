"""What a tap or a text does in the detail windows."""

from datetime import date
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import ChatEvent, DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.routes import Draft
from bot.ui.context import get_local_today
from bot.ui.hints import show_hint
from bot.ui.task_draft import update_draft
from bot.ui.text_parsing import parse_day, parse_task_text
from core.language.sanitizing import sanitize_text
from core.tasks.contracts.views import NOTES_LENGTH, PROJECT_LENGTH
from core.tasks.rules import get_named_day

MINUTE_OPTIONS = ("15", "30", "45", "60", "90", "120")

MAX_MINUTES = 24 * 60


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
    await _save_and_return(
        manager, waiting_until=get_named_day(button.widget_id or "", get_local_today(manager))
    )


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

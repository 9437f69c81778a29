"""Correcting what is said less often: project, duration, notes, waiting."""

from datetime import date
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import ChatEvent, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, CalendarConfig, Row, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.context import today_of
from bot.dialogs.tasks.calendars import PersonsCalendar
from bot.dialogs.tasks.draft import keep
from bot.dialogs.tasks.draft_getters import more as more_data
from bot.dialogs.tasks.further import inputs
from bot.dialogs.tasks.states import Draft
from bot.dialogs.tasks.understanding import day_in, near_day, understand
from bot.free_words import on_free_words
from bot.hints import Hint, hint
from bot.texts import L, Rich
from bot.words import tidy
from core.tasks import contracts as c

MINUTES = ("15", "30", "45", "60", "90", "120")
LONGEST_MINUTES = 24 * 60
_BACK = SwitchTo(L("button-back"), id="more", state=Draft.more)


async def _keep(manager: DialogManager, **changes: Any) -> None:
    keep(manager, **changes)
    await manager.switch_to(Draft.more)


async def type_project(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """One name, with or without the + of free text."""
    name = " ".join(tidy(message.text or "").lstrip("+").split())
    if not name or len(name) > c.PROJECT_LENGTH:
        key = "task-project-too-long" if name else "task-text-please"
        hint(manager, key, limit=c.PROJECT_LENGTH)
        return
    await _keep(manager, project=name)


async def no_project(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _keep(manager, project=None)


async def set_duration(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    minutes = (button.widget_id or "").removeprefix("min")
    await _keep(manager, duration_minutes=int(minutes) if minutes in MINUTES else None)


async def type_duration(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«40», «полтора часа», "1h 20m": a lone number is minutes."""
    words = tidy(message.text or "")[:100]
    said = understand(manager, f"x ~{words}").duration_minutes
    minutes = int(words) if words.isdecimal() else said
    if minutes is None or not 1 <= minutes <= LONGEST_MINUTES:
        hint(manager, "task-duration-please")
        return
    await _keep(manager, duration_minutes=minutes)


async def type_notes(message: Message, _: MessageInput, manager: DialogManager) -> None:
    notes = tidy(message.text or "")
    if not notes or len(notes) > c.NOTES_LENGTH:
        key = "task-notes-too-long" if notes else "task-text-please"
        hint(manager, key, limit=c.NOTES_LENGTH)
        return
    await _keep(manager, notes=notes)


async def no_notes(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _keep(manager, notes=None)


async def set_waiting(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    await _keep(manager, waiting_until=near_day(manager, button.widget_id))


async def pick_waiting(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    await _wait(manager, day)


async def type_waiting(message: Message, _: MessageInput, manager: DialogManager) -> None:
    await _wait(manager, day_in(manager, message.text))


async def _wait(manager: DialogManager, day: date | None) -> None:
    if day is None:
        hint(manager, "task-day-please")
    elif day <= today_of(manager):
        hint(manager, "task-waiting-past")
    else:
        await _keep(manager, waiting_until=day)


more = Window(
    Hint(),
    Rich("draft-title"),
    Rich("draft-hint-saved"),
    Row(
        SwitchTo(Format("{chip_project}"), id="project", state=Draft.project),
        SwitchTo(Format("{chip_duration}"), id="duration", state=Draft.duration),
    ),
    Row(
        SwitchTo(Format("{chip_notes}"), id="notes", state=Draft.notes),
        SwitchTo(Format("{chip_waiting}"), id="waiting", state=Draft.waiting),
    ),
    SwitchTo(L("chip-title"), id="title", state=Draft.title),
    SwitchTo(L("button-back"), id="review", state=Draft.review),
    *inputs(on_free_words),
    state=Draft.more,
    getter=more_data,
)
project = Window(
    Hint(),
    Rich("draft-ask-project"),
    Button(L("chip-no-project"), id="none", on_click=no_project),
    MessageInput(type_project, content_types=ContentType.ANY),
    _BACK,
    state=Draft.project,
)
duration = Window(
    Hint(),
    Rich("draft-ask-duration"),
    Row(*(Button(Format(one), id=f"min{one}", on_click=set_duration) for one in MINUTES)),
    Button(L("chip-no-duration"), id="none", on_click=set_duration),
    MessageInput(type_duration, content_types=ContentType.ANY),
    _BACK,
    state=Draft.duration,
)
notes = Window(
    Hint(),
    Rich("draft-ask-notes"),
    Button(L("chip-no-notes"), id="none", on_click=no_notes),
    MessageInput(type_notes, content_types=ContentType.ANY),
    _BACK,
    state=Draft.notes,
)
waiting = Window(
    Hint(),
    Rich("draft-ask-waiting"),
    Row(
        Button(L("chip-tomorrow"), id="tomorrow", on_click=set_waiting),
        Button(L("chip-monday"), id="monday", on_click=set_waiting),
        Button(L("chip-no-waiting"), id="none", on_click=set_waiting),
    ),
    PersonsCalendar(id="calendar", on_click=pick_waiting, config=CalendarConfig()),
    MessageInput(type_waiting, content_types=ContentType.ANY),
    _BACK,
    state=Draft.waiting,
)
windows = (more, project, duration, notes, waiting)

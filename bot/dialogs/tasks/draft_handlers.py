"""Correcting what was understood, and saving it."""

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import ChatEvent, DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.context import act_of, now_of, reader_of, speaker_of, today_of
from bot.dialogs.tasks.draft import Fields, fields_of, keep
from bot.dialogs.tasks.states import Draft, Tasks
from bot.words import tidy
from core.tasks import contracts as c
from core.tasks.parse import parse
from core.tasks.parse.result import ParsedTask

TIMES = {"t9": time(9), "t12": time(12), "t15": time(15), "t18": time(18), "t21": time(21)}
LONGEST_TEXT = 1000


def understand(manager: DialogManager, text: str) -> ParsedTask:
    """Read the text as of the person's now, zone and language."""
    profile = speaker_of(manager).profile
    now = reader_of(manager).clock.now()
    return parse(text, now=now, zone=profile.zone, lang=profile.locale)


async def on_task_text(message: Message, manager: DialogManager) -> None:
    """A text from anywhere becomes a draft; one that is too long is refused with the limit."""
    text = tidy(message.text or "")
    speaker = speaker_of(manager)
    if not text or len(text) > LONGEST_TEXT:
        key = "task-text-too-long" if text else "task-text-please"
        await message.answer(speaker.rich(key, limit=LONGEST_TEXT))
        return
    fields = Fields.understood(understand(manager, text), text)
    await manager.start(
        Draft.review, data=fields.dump(), mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND
    )


async def on_write(message: Message, _: MessageInput, manager: DialogManager) -> None:
    await on_task_text(message, manager)


async def wants_text(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A photo, sticker or voice where words are due."""
    await message.answer(speaker_of(manager).rich("task-text-please"))


async def save(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Save and show the card; saving twice saves once."""
    fields = fields_of(manager)
    view = await act_of(manager)(fields.command(speaker_of(manager).id))
    if fields.saved:
        await manager.done()
        return
    await manager.start(Tasks.card, data={"task_id": view.id.hex}, mode=StartMode.RESET_STACK)


async def set_title(message: Message, _: MessageInput, manager: DialogManager) -> None:
    title = tidy(message.text or "")
    if not title or len(title) > c.TITLE_LENGTH:
        key = "task-title-too-long" if title else "error-empty-title"
        await message.answer(speaker_of(manager).rich(key, limit=c.TITLE_LENGTH))
        return
    keep(manager, title=title)
    await manager.switch_to(Draft.review)


async def set_day(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    today = today_of(manager)
    days = {
        "today": today,
        "tomorrow": today + timedelta(days=1),
        "saturday": today + timedelta(days=(5 - today.weekday()) % 7 or 7),
        "monday": today + timedelta(days=7 - today.weekday()),
    }
    await _keep_day(manager, days.get(button.widget_id or ""))


async def set_calendar_day(_: ChatEvent, __: Any, manager: DialogManager, chosen: date) -> None:
    await _keep_day(manager, chosen)


async def _keep_day(manager: DialogManager, day: date | None) -> None:
    fields = fields_of(manager)
    moved = day != fields.due_date
    keep(
        manager,
        due_date=day,
        due_time=fields.due_time if day else None,
        rrule=None if moved and day is None else fields.rrule,
    )
    await manager.switch_to(Draft.review)


async def set_time(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    await _keep_time(manager, TIMES.get(button.widget_id or ""))


async def type_time(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«18:30», «в 7 вечера»: whatever the grammar takes for a time."""
    parsed = understand(manager, (message.text or "")[:100])
    clock = parsed.due_time
    if clock is None:
        await message.answer(speaker_of(manager).rich("task-time-please"))
        return
    await _keep_time(manager, clock)


async def type_day(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«в пятницу», «5 мая в 10»: whatever the grammar takes for a day."""
    parsed = understand(manager, (message.text or "")[:100])
    if parsed.due_date is None:
        await message.answer(speaker_of(manager).rich("task-day-please"))
        return
    if parsed.due_time is not None:
        keep(manager, due_time=parsed.due_time)
    if parsed.rrule is not None:
        keep(manager, rrule=parsed.rrule)
    await _keep_day(manager, parsed.due_date)


async def _keep_time(manager: DialogManager, clock: time | None) -> None:
    """A time needs a day: the next one on which it is still ahead."""
    fields, now = fields_of(manager), now_of(manager)
    day = fields.due_date
    if clock is not None and day is None:
        day = now.date() + timedelta(days=clock <= now.time())
    keep(manager, due_time=clock, due_date=day)
    await manager.switch_to(Draft.review)


async def set_priority(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    chosen = button.widget_id if button.widget_id in {"high", "medium", "low"} else None
    keep(manager, priority=chosen)
    await manager.switch_to(Draft.review)


async def set_tags(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Words with or without #; a lone dash clears them."""
    words = (message.text or "").replace(",", " ").split()
    tags = [word.lstrip("#")[:64] for word in words if word.lstrip("#") and word not in {"-", "—"}]
    keep(manager, tags=tuple(dict.fromkeys(tags))[: c.TAGS])
    await manager.switch_to(Draft.review)


async def clear_tags(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    keep(manager, tags=())
    await manager.switch_to(Draft.review)


async def drop_repeat(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    keep(manager, rrule=None)


async def start_card(data: Any, manager: DialogManager) -> None:
    """The card can be opened from outside with the task's id."""
    if isinstance(data, dict) and "task_id" in data:
        manager.dialog_data["task_id"] = UUID(hex=data["task_id"]).hex

"""Correcting what was understood, and saving it."""

from datetime import date, time
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import ChatEvent, DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.context import act_of, new_id, speaker_of
from bot.dialogs.tasks import further, several
from bot.dialogs.tasks.draft import BEHIND, Fields, behind, fields_of, keep
from bot.dialogs.tasks.states import Draft, Tasks
from bot.dialogs.tasks.understanding import near_day, next_at, understand
from bot.hints import good_news, hint
from bot.words import tidy
from core.tasks import contracts as c

TIMES = {"t9": time(9), "t12": time(12), "t15": time(15), "t18": time(18), "t21": time(21)}
LONGEST_TEXT = 1000


async def on_task_text(message: Message, manager: DialogManager) -> None:
    """A text from anywhere becomes a draft, or several; one that is too long is refused."""
    text = tidy(message.text or "")
    lines = several.lines_of(text)
    limit = LONGEST_TEXT if len(lines) < 2 else LONGEST_TEXT + c.NOTES_LENGTH
    if not lines or len(text) > limit:
        key = "task-text-too-long" if text else "task-text-please"
        await message.answer(speaker_of(manager).rich(key, limit=limit))
        return
    state, data = _drafted(manager, lines, text)
    if further.read_again(manager, data):
        await manager.show(ShowMode.EDIT)
        return
    behind = further.unsaved(manager)
    mode = StartMode.NORMAL if behind else StartMode.RESET_STACK
    await manager.start(state, data | {BEHIND: behind}, mode=mode, show_mode=ShowMode.SEND)


def _drafted(manager: DialogManager, lines: list[str], text: str) -> tuple[State, dict[str, Any]]:
    """The window for what the lines were understood as, and what it starts with."""
    if several.is_list(lines):
        drafts = [one.dump() for one in several.understood(manager, lines)]
        return Draft.several, {"drafts": drafts, "rest": "\n".join(lines[1:])}
    title, rest = lines[0], text.partition("\n")[2].strip()
    fields = Fields.understood(understand(manager, title[:LONGEST_TEXT]), title, new_id(manager))
    return Draft.review, (several.noted(fields, rest) if rest else fields).dump()


async def on_write(message: Message, _: MessageInput, manager: DialogManager) -> None:
    await on_task_text(message, manager)


async def save(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Save and show the card; saving twice saves once."""
    fields, act, user_id = fields_of(manager), act_of(manager), speaker_of(manager).id
    if fields.saved:
        before = Fields.load(manager.start_data)
        if fields == before:
            await manager.done()
            return
        await act(fields.editing(before, user_id))
        await manager.done({"before": before.dump(), "after": fields.dump()})
        return
    view = await act(fields.adding(user_id))
    if behind(manager):
        good_news(manager, "draft-saved", title=view.title)
        await manager.done()
        return
    await manager.start(Tasks.card, data={"task_id": view.id.hex}, mode=StartMode.RESET_STACK)


async def set_title(message: Message, _: MessageInput, manager: DialogManager) -> None:
    title = tidy(message.text or "")
    if not title or len(title) > c.TITLE_LENGTH:
        key = "task-title-too-long" if title else "error-empty-title"
        hint(manager, key, limit=c.TITLE_LENGTH)
        return
    keep(manager, title=title)
    await manager.switch_to(Draft.review)


async def set_day(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    await _keep_day(manager, near_day(manager, button.widget_id))


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
        hint(manager, "task-time-please")
        return
    await _keep_time(manager, clock)


async def type_day(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«в пятницу», «5 мая в 10»: whatever the grammar takes for a day."""
    parsed = understand(manager, (message.text or "")[:100])
    if parsed.due_date is None:
        hint(manager, "task-day-please")
        return
    if parsed.due_time is not None:
        keep(manager, due_time=parsed.due_time)
    if parsed.rrule is not None:
        keep(manager, rrule=parsed.rrule, repeat_from=parsed.repeat_from)
    await _keep_day(manager, parsed.due_date)


async def _keep_time(manager: DialogManager, clock: time | None) -> None:
    """A time needs a day: the next one on which it is still ahead."""
    day = fields_of(manager).due_date
    if clock is not None and day is None:
        day = next_at(manager, clock)
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

"""Correcting what was understood, and saving it."""

from datetime import date, time
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import ChatEvent, DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.tasks import draft_corrections
from bot.dialogs.tasks.draft_list_handlers import add_note, is_task_list, parse_drafts, split_lines
from bot.routes import Draft, Tasks
from bot.ui.context import (
    derive_id,
    get_command_executor,
    get_current_user,
    get_local_now,
    get_local_today,
)
from bot.ui.hints import show_good_news, show_hint
from bot.ui.task_draft import (
    MAX_TASK_TEXT_LENGTH,
    UNDERLYING_TITLE_KEY,
    TaskDraft,
    get_draft,
    get_underlying_title,
    update_draft,
)
from bot.ui.text_parsing import parse_task_text
from core.language.sanitizing import sanitize_text
from core.tasks.contracts.views import MAX_TAGS, NOTES_LENGTH, TITLE_LENGTH
from core.tasks.rules import get_named_day, get_next_day_at

TIME_OPTIONS = {"t9": time(9), "t12": time(12), "t15": time(15), "t18": time(18), "t21": time(21)}


async def handle_task_text(message: Message, manager: DialogManager) -> None:
    """A text from anywhere becomes a draft, or several; one that is too long is refused."""
    text = sanitize_text(message.text or "")
    lines = split_lines(text)
    limit = MAX_TASK_TEXT_LENGTH if len(lines) < 2 else MAX_TASK_TEXT_LENGTH + NOTES_LENGTH
    if not lines or len(text) > limit:
        key = "task-text-too-long" if text else "task-text-please"
        await message.answer(get_current_user(manager).translate_html(key, limit=limit))
        return
    state, data = _choose_draft_window(manager, lines, text)
    if draft_corrections.is_repeated_message(manager, data):
        await manager.show(ShowMode.EDIT)
        return
    behind = draft_corrections.get_unsaved_title(manager)
    mode = StartMode.NORMAL if behind else StartMode.RESET_STACK
    await manager.start(
        state, data | {UNDERLYING_TITLE_KEY: behind}, mode=mode, show_mode=ShowMode.SEND
    )


def _choose_draft_window(
    manager: DialogManager, lines: list[str], text: str
) -> tuple[State, dict[str, Any]]:
    """The window for what the lines were understood as, and what it starts with."""
    if is_task_list(lines):
        drafts = [one.to_builtins() for one in parse_drafts(manager, lines)]
        return Draft.several, {"drafts": drafts, "rest": "\n".join(lines[1:])}
    title, rest = lines[0], text.partition("\n")[2].strip()
    fields = TaskDraft.from_parsed(
        parse_task_text(manager, title[:MAX_TASK_TEXT_LENGTH]), title, derive_id(manager)
    )
    return Draft.review, (add_note(fields, rest) if rest else fields).to_builtins()


async def handle_write_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    await handle_task_text(message, manager)


async def save_task(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Save and show the card; saving twice saves once."""
    fields, executor, user_id = (
        get_draft(manager),
        get_command_executor(manager),
        get_current_user(manager).id,
    )
    if fields.saved:
        before = TaskDraft.from_builtins(manager.start_data)
        if fields == before:
            await manager.done()
            return
        await executor(fields.build_edit_command(before, user_id))
        await manager.done({"before": before.to_builtins(), "after": fields.to_builtins()})
        return
    view = await executor(fields.build_add_command(user_id))
    if get_underlying_title(manager):
        show_good_news(manager, "draft-saved", title=view.title)
        await manager.done()
        return
    await manager.start(Tasks.card, data={"task_id": view.id.hex}, mode=StartMode.RESET_STACK)


async def handle_title_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    title = sanitize_text(message.text or "")
    if not title or len(title) > TITLE_LENGTH:
        key = "task-title-too-long" if title else "error-empty-title"
        show_hint(manager, key, limit=TITLE_LENGTH)
        return
    update_draft(manager, title=title)
    await manager.switch_to(Draft.review)


async def choose_day(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    await _save_day(manager, get_named_day(button.widget_id or "", get_local_today(manager)))


async def choose_calendar_day(_: ChatEvent, __: Any, manager: DialogManager, chosen: date) -> None:
    await _save_day(manager, chosen)


async def _save_day(manager: DialogManager, day: date | None) -> None:
    fields = get_draft(manager)
    moved = day != fields.due_date
    update_draft(
        manager,
        due_date=day,
        due_time=fields.due_time if day else None,
        rrule=None if moved and day is None else fields.rrule,
    )
    await manager.switch_to(Draft.review)


async def choose_time(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    await _save_time(manager, TIME_OPTIONS.get(button.widget_id or ""))


async def handle_time_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«18:30», «в 7 вечера»: whatever the grammar takes for a time."""
    parsed = parse_task_text(manager, (message.text or "")[:100])
    clock = parsed.due_time
    if clock is None:
        show_hint(manager, "task-time-please")
        return
    await _save_time(manager, clock)


async def handle_day_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«в пятницу», «5 мая в 10»: whatever the grammar takes for a day."""
    parsed = parse_task_text(manager, (message.text or "")[:100])
    if parsed.due_date is None:
        show_hint(manager, "task-day-please")
        return
    if parsed.due_time is not None:
        update_draft(manager, due_time=parsed.due_time)
    if parsed.rrule is not None:
        update_draft(manager, rrule=parsed.rrule, repeat_from=parsed.repeat_from)
    await _save_day(manager, parsed.due_date)


async def _save_time(manager: DialogManager, clock: time | None) -> None:
    """A time needs a day: the next one on which it is still ahead."""
    day = get_draft(manager).due_date
    if clock is not None and day is None:
        day = get_next_day_at(clock, get_local_now(manager))
    update_draft(manager, due_time=clock, due_date=day)
    await manager.switch_to(Draft.review)


async def set_priority(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    chosen = button.widget_id if button.widget_id in {"high", "medium", "low"} else None
    update_draft(manager, priority=chosen)
    await manager.switch_to(Draft.review)


async def handle_tags_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Words with or without #; a lone dash clears them."""
    words = (message.text or "").replace(",", " ").split()
    tags = [word.lstrip("#")[:64] for word in words if word.lstrip("#") and word not in {"-", "—"}]
    update_draft(manager, tags=tuple(dict.fromkeys(tags))[:MAX_TAGS])
    await manager.switch_to(Draft.review)


async def clear_tags(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    update_draft(manager, tags=())
    await manager.switch_to(Draft.review)

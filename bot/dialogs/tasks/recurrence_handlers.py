"""What a tap or a text does in the recurrence windows."""

from datetime import date
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import ChatEvent, DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.routes import Draft
from bot.ui.context import get_local_today
from bot.ui.hints import show_hint
from bot.ui.task_draft import get_draft, update_draft
from bot.ui.text_parsing import MAX_TEXT_LENGTH, parse_day, parse_task_text
from core.language.values import RepeatFrom
from core.recurrence import editing as r

RECURRENCE_PRESETS = {
    "daily": r.build_rrule("DAILY"),
    "workdays": r.WORKDAYS,
    "weekly": r.build_rrule("WEEKLY"),
    "monthly": r.build_rrule("MONTHLY"),
    "yearly": r.build_rrule("YEARLY"),
}


async def choose_preset(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    _save_recurrence(manager, RECURRENCE_PRESETS[button.widget_id or ""])


async def toggle_weekday(_: CallbackQuery, __: Any, manager: DialogManager, item_id: str) -> None:
    """The press says what it wants, so that a second one does nothing."""
    kept, day = get_draft(manager).rrule, int(item_id[1:])
    if (day in r.get_weekdays(kept)) == (item_id[0] == "-"):
        _save_recurrence(manager, r.toggle_weekday(kept, day))


async def decrease_interval(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    _change_interval(manager, -1)


async def increase_interval(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    _change_interval(manager, 1)


def _change_interval(manager: DialogManager, by: int) -> None:
    kept = get_draft(manager).rrule
    if kept is not None:
        _save_recurrence(manager, r.change_interval(kept, by))


async def handle_recurrence_input(
    message: Message, _: MessageInput, manager: DialogManager
) -> None:
    """«каждые 3 дня после выполнения», "every other friday until june"."""
    parsed = parse_task_text(manager, (message.text or "")[:MAX_TEXT_LENGTH])
    if parsed.rrule is None:
        show_hint(manager, "task-repeat-please")
        return
    update_draft(manager, repeat_from=parsed.repeat_from)
    if parsed.due_time is not None:
        update_draft(manager, due_time=parsed.due_time)
    _save_recurrence(manager, parsed.rrule, first=parsed.due_date)


async def clear_recurrence(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    update_draft(manager, rrule=None, repeat_from="due")
    await manager.switch_to(Draft.review)


async def choose_repeat_from(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    start: RepeatFrom = "done" if button.widget_id == "done" else "due"
    update_draft(manager, repeat_from=start)


async def clear_end(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _save_end(manager, None)


async def choose_end(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    await _save_end(manager, day)


async def handle_end_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    day = parse_day(manager, message.text)
    if day is None:
        show_hint(manager, "task-day-please")
        return
    await _save_end(manager, day)


async def _save_end(manager: DialogManager, last: date | None) -> None:
    fields = get_draft(manager)
    if last is not None and last < (fields.due_date or get_local_today(manager)):
        show_hint(manager, "task-until-past")
        return
    if fields.rrule is not None:
        update_draft(manager, rrule=r.set_end(fields.rrule, last))
    await manager.switch_to(Draft.repeat)


def _save_recurrence(manager: DialogManager, rrule: str | None, first: date | None = None) -> None:
    """The rule, and a first day that it names."""
    fields = get_draft(manager)
    if rrule is None:
        update_draft(manager, rrule=None, repeat_from="due")
        return
    day = first or r.find_first_day(rrule, fields.due_date or get_local_today(manager))
    update_draft(manager, rrule=rrule, due_date=day)

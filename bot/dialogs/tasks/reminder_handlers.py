"""What a tap or a text does in the reminder windows."""

from datetime import date, datetime, time
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import ChatEvent, DialogManager
from aiogram_dialog.widgets.input import MessageInput

from bot.routes import Draft
from bot.ui.context import get_local_now
from bot.ui.hints import show_hint
from bot.ui.task_draft import get_draft, update_draft
from bot.ui.text_parsing import parse_lead_times, parse_moment
from core.tasks.contracts.views import MAX_REMINDERS

MORNING_TIME = time(9)


async def toggle_lead(_: CallbackQuery, __: Any, manager: DialogManager, item_id: str) -> None:
    """The press says what it wants, so that a second one does nothing."""
    fields, minutes = get_draft(manager), {int(item_id[1:])}
    now = fields.effective_leads
    left = now | minutes if item_id[0] == "+" else now - minutes
    if not left and not fields.remind_on:
        show_hint(manager, "task-reminder-stays")
        left = {0}
    _save_reminders(manager, left, fields.remind_on)


async def remove_moment(_: CallbackQuery, __: Any, manager: DialogManager, at: str) -> None:
    fields = get_draft(manager)
    gone = datetime.fromisoformat(at)
    update_draft(manager, remind_on=tuple(one for one in fields.remind_on if one != gone))


async def choose_day(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    """A day of the calendar means its morning; another time is typed."""
    _add_moment(manager, datetime.combine(day, MORNING_TIME))
    await manager.switch_to(Draft.reminders)


async def handle_reminder_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«за 2 часа» counts back from the task's time, «завтра в 9» is a moment."""
    leads = parse_lead_times(manager, message.text)
    fields = get_draft(manager)
    if leads and fields.due_time is not None:
        before = fields.effective_leads | set(leads)
        _save_reminders(manager, before, fields.remind_on)
    elif leads:
        show_hint(manager, "task-reminder-needs-time")
    elif (at := parse_moment(manager, message.text)) is not None:
        _add_moment(manager, at)
    else:
        show_hint(manager, "task-reminder-please")
    await manager.switch_to(Draft.reminders)


def _add_moment(manager: DialogManager, at: datetime) -> None:
    """A moment more; the reminder at the task's own time stays."""
    if at <= get_local_now(manager):
        show_hint(manager, "error-past-moment")
        return
    fields = get_draft(manager)
    _save_reminders(manager, fields.effective_leads, (*fields.remind_on, at))


def _save_reminders(
    manager: DialogManager, before: set[int], moments: tuple[datetime, ...]
) -> None:
    if len(before) > MAX_REMINDERS or len(moments) > MAX_REMINDERS:
        show_hint(manager, "task-too-many-reminders", limit=MAX_REMINDERS)
        return
    update_draft(
        manager,
        remind_before=tuple(sorted(before)),
        remind_on=tuple(sorted(dict.fromkeys(moments))),
    )

"""What a tap or a text does in the reminder windows."""

from datetime import time
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.ui.context import get_command_executor, get_current_user, get_query_runner
from bot.ui.hints import show_hint
from core.reviews.contracts import PlanReview
from core.reviews.parse import parse_reminder
from core.reviews.queries import ReviewQueries
from core.reviews.rules import DEFAULT_WEEKDAY

_MAX_REMINDER_LENGTH = 100


async def choose_reminder(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    await _save_reminder(manager, int(code[0]), time(int(code[1:3]), int(code[3:])))


async def disable_reminder(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await get_command_executor(manager)(PlanReview(user_id=get_current_user(manager).id))


async def handle_reminder_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«в воскресенье в 19», «19:30»: without a day the chosen one stays."""
    profile, now = get_current_user(manager).profile, get_query_runner(manager).clock.now()
    text = (message.text or "")[:_MAX_REMINDER_LENGTH]
    weekday, at = parse_reminder(text, now=now, zone=profile.zone, lang=profile.locale)
    if at is None:
        show_hint(manager, "weekly-remind-please")
        return
    if weekday is None:
        async with get_query_runner(manager)(ReviewQueries) as queries:
            kept = (await queries.get_plan(get_current_user(manager).id)).weekday
        weekday = DEFAULT_WEEKDAY if kept is None else kept
    await _save_reminder(manager, weekday, at)


async def _save_reminder(manager: DialogManager, weekday: int, at: time) -> None:
    await get_command_executor(manager)(
        PlanReview(user_id=get_current_user(manager).id, weekday=weekday, at=at)
    )

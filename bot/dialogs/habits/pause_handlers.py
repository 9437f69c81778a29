"""What a tap or a text does in the pause windows."""

from datetime import date, timedelta
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.habits.getters import format_pause
from bot.dialogs.habits.handlers import execute_with_hint, get_habit_id
from bot.dialogs.habits.pause_getters import get_paused_habit_id, get_return_state
from bot.ui.context import get_current_user, get_local_today, get_query_runner
from bot.ui.hints import show_good_news, show_hint
from core.habits.contracts.commands import BuyFreeze, PauseHabits, ResumeHabits
from core.habits.contracts.views import Pause
from core.habits.parse.day_ranges import parse_day_range
from core.habits.parse.values import InvalidInput

PAUSE_LENGTHS = {"three": 3, "week": 7, "fortnight": 14}


async def start_pause(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """From today for as long as the button says."""
    today, days = get_local_today(manager), PAUSE_LENGTHS.get(button.widget_id or "")
    await _save_pause(manager, today, today + timedelta(days=days - 1) if days else None)


async def handle_pause_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    current_user, today = get_current_user(manager), get_local_today(manager)
    now = get_query_runner(manager).clock.now()
    zone, lang = current_user.profile.zone, current_user.locale
    try:
        first, last = parse_day_range(
            message.text or "", now=now, zone=zone, lang=lang, today=today
        )
    except InvalidInput as bad:
        show_hint(manager, bad.key, **bad.params)
    else:
        await _save_pause(manager, first, last)


async def end_pause(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    who = get_current_user(manager).id
    done = await execute_with_hint(
        manager, ResumeHabits(user_id=who, habit_id=get_paused_habit_id(manager))
    )
    if done is not None and get_paused_habit_id(manager) is None:
        show_good_news(manager, "habit-resumed", count=done.changed)
    await manager.switch_to(get_return_state(manager))


async def buy_freeze(_: CallbackQuery, __: Any, manager: DialogManager, seen_count: str) -> None:
    person, habit_id = get_current_user(manager).id, get_habit_id(manager)
    await execute_with_hint(
        manager, BuyFreeze(user_id=person, habit_id=habit_id, seen=int(seen_count))
    )


async def _save_pause(manager: DialogManager, first: date, last: date | None) -> None:
    who, whose = get_current_user(manager).id, get_paused_habit_id(manager)
    command = PauseHabits(user_id=who, habit_id=whose, first=first, last=last)
    done = await execute_with_hint(manager, command)
    if done is None:
        return
    if whose is None:
        days = format_pause(Pause(first, last), get_local_today(manager), get_current_user(manager))
        show_good_news(manager, "habit-rested", count=done.changed, days=days)
    await manager.switch_to(get_return_state(manager))

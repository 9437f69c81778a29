"""What a tap or a text does in the snooze windows."""

from datetime import date, datetime, time
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import ChatEvent, DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.tasks.card_getters import get_command_ids
from bot.dialogs.tasks.card_handlers import execute_and_remember
from bot.dialogs.tasks.snooze_getters import SNOOZE_DAY_KEY, get_day
from bot.routes import Tasks
from bot.ui.hints import show_hint
from bot.ui.text_parsing import parse_moment
from core.kit.errors import DomainError
from core.tasks.contracts.commands import SnoozeTask
from core.tasks.contracts.views import SnoozeUntil

SNOOZE_OPTIONS: dict[str, SnoozeUntil] = {
    "m15": "15min",
    "h1": "1h",
    "part": "part",
    "morning": "morning",
}

TIME_OPTIONS = {"t9": time(9), "t12": time(12), "t15": time(15), "t18": time(18), "t21": time(21)}

_HINTED_ERRORS = {"past-moment", "too-far"}


async def choose_usual_snooze(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """One of the usual steps."""
    await execute_and_remember(
        manager,
        SnoozeTask(**get_command_ids(manager), until=SNOOZE_OPTIONS[button.widget_id or ""]),
    )
    await manager.switch_to(Tasks.card)


async def handle_moment_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«завтра в 9», "in 40 min", «18:30»."""
    moment = parse_moment(manager, message.text)
    if moment is None:
        show_hint(manager, "task-moment-please")
        return
    await _snooze_until(manager, moment)


async def choose_day(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    manager.dialog_data[SNOOZE_DAY_KEY] = day.isoformat()
    await manager.switch_to(Tasks.snooze_time)


async def choose_time(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    day = get_day(manager)
    if day is not None:
        await _snooze_until(manager, datetime.combine(day, TIME_OPTIONS[button.widget_id or ""]))


async def handle_time_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    moment = parse_moment(manager, message.text, get_day(manager))
    if moment is None:
        show_hint(manager, "task-time-please")
        return
    await _snooze_until(manager, moment)


async def _snooze_until(manager: DialogManager, moment: datetime) -> None:
    """Snooze, or say why not and stay."""
    try:
        await execute_and_remember(manager, SnoozeTask(**get_command_ids(manager), at=moment))
    except DomainError as refusal:
        if refusal.code not in _HINTED_ERRORS:
            raise
        show_hint(manager, f"error-{refusal.code}", **refusal.params)
        return
    await manager.switch_to(Tasks.card)

"""What a tap does in the windows of advice."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button
from babel.dates import format_date

from bot.routes import Advice
from bot.ui.advice import request_advice
from bot.ui.context import get_command_executor, get_current_user
from core.advice.contracts import AdviceAnswer, RateAdvice, Rating
from core.kit.nats.commands import CommandNotConfirmed, CommandPending


async def initialize_dialog(start_data: Any, manager: DialogManager) -> None:
    """Open on the day's advice, or on a given one."""
    given = start_data.get("advice_id") if isinstance(start_data, dict) else None
    if given:
        manager.dialog_data["advice_id"] = given
    else:
        await _request_and_show(manager)


async def show_next_advice(
    _: CallbackQuery, __: Any, manager: DialogManager, advice_id: str
) -> None:
    """A new piece after the one the button was shown with: a second tap brings the same."""
    await _request_and_show(manager, previous_id=UUID(hex=advice_id))


async def retry_advice(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """None could be chosen before."""
    await _request_and_show(manager)


async def _request_and_show(manager: DialogManager, *, previous_id: UUID | None = None) -> None:
    try:
        answer = await request_advice(manager, previous_id=previous_id)
    except (CommandPending, CommandNotConfirmed):
        save_answer(manager, None)  # the window says so, and offers to try again
    else:
        save_answer(manager, answer)


def save_answer(manager: DialogManager, answer: AdviceAnswer | None) -> None:
    """Remember what the window shows; None when there was no answer."""
    data, current_user = manager.dialog_data, get_current_user(manager)
    data.pop("again_on", None)
    data["advice_id"] = answer.card.id.hex if answer and answer.card else None
    if answer is not None and answer.card is None:
        again = answer.again_at
        day = (
            format_date(current_user.to_local_time(again), "d MMMM", locale=current_user.locale)
            if again
            else None
        )
        data["again_on"] = day


async def rate_helpful(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _rate_advice(manager, "helpful")


async def rate_unhelpful(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _rate_advice(manager, "unhelpful")


async def clear_rating(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _rate_advice(manager, None)


async def _rate_advice(manager: DialogManager, rating: Rating | None) -> None:
    advice_id = manager.dialog_data.get("advice_id")
    if advice_id is not None:
        person = get_current_user(manager).id
        command = RateAdvice(user_id=person, advice_id=UUID(hex=advice_id), rating=rating)
        await get_command_executor(manager)(command)


async def show_saved_advice(
    _: CallbackQuery, __: Any, manager: DialogManager, advice_id: str
) -> None:
    manager.dialog_data["advice_id"] = advice_id
    manager.dialog_data.pop("again_on", None)
    await manager.switch_to(Advice.main)

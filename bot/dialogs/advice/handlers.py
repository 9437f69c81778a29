"""What a tap does in the windows of advice."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button
from babel.dates import format_date

from bot.context import act_of, speaker_of
from bot.dialogs.advice.asking import ask
from bot.dialogs.advice.states import Advice
from core.advice.contracts import AdviceAnswer, RateAdvice, Rating
from core.kit.nats.commands import Accepted, NotAccepted


async def begin(start_data: Any, manager: DialogManager) -> None:
    """Open on the day's advice, or on a given one."""
    given = start_data.get("advice_id") if isinstance(start_data, dict) else None
    if given:
        manager.dialog_data["advice_id"] = given
    else:
        await _ask(manager)


async def another(_: CallbackQuery, __: Any, manager: DialogManager, advice_id: str) -> None:
    """A new piece after the one the button was shown with: a second tap brings the same."""
    await _ask(manager, after=UUID(hex=advice_id))


async def again(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """None could be chosen before."""
    await _ask(manager)


async def _ask(manager: DialogManager, *, after: UUID | None = None) -> None:
    try:
        answer = await ask(manager, after=after)
    except (Accepted, NotAccepted):
        keep(manager, None)  # the window says so, and offers to try again
    else:
        keep(manager, answer)


def keep(manager: DialogManager, answer: AdviceAnswer | None) -> None:
    """Remember what the window shows; None when there was no answer."""
    data, speaker = manager.dialog_data, speaker_of(manager)
    data.pop("again_on", None)
    data["advice_id"] = answer.card.id.hex if answer and answer.card else None
    if answer is not None and answer.card is None:
        again = answer.again_at
        day = format_date(speaker.local(again), "d MMMM", locale=speaker.locale) if again else None
        data["again_on"] = day


async def helpful(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _rate(manager, "helpful")


async def unhelpful(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _rate(manager, "unhelpful")


async def unrate(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _rate(manager, None)


async def _rate(manager: DialogManager, rating: Rating | None) -> None:
    advice_id = manager.dialog_data.get("advice_id")
    if advice_id is not None:
        person = speaker_of(manager).id
        command = RateAdvice(user_id=person, advice_id=UUID(hex=advice_id), rating=rating)
        await act_of(manager)(command)


async def show_kept(_: CallbackQuery, __: Any, manager: DialogManager, advice_id: str) -> None:
    manager.dialog_data["advice_id"] = advice_id
    manager.dialog_data.pop("again_on", None)
    await manager.switch_to(Advice.main)

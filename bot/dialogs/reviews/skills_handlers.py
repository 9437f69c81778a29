"""What a tap or a text does in the skills windows."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from bot.dialogs.reviews.step_handlers import UNDO_STORE
from bot.ui.context import get_command_executor, get_current_user
from core.career.contracts.skills import (
    AnswerCheckIn,
    CheckInAnswer,
    TakeBackAnswer,
)

_ANSWERS_BY_CODE: dict[str, CheckInAnswer] = {"s": "still", "h": "higher", "l": "lower"}


async def answer_check_in(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """The turn in the code makes a second tap say nothing more."""
    person, skill_id, turn = get_current_user(manager).id, UUID(hex=code[1:33]), int(code[33:])
    said = AnswerCheckIn(
        user_id=person, skill_id=skill_id, turn=turn, answer=_ANSWERS_BY_CODE[code[0]]
    )
    await get_command_executor(manager)(said)
    UNDO_STORE.save_command(manager, TakeBackAnswer(user_id=person, skill_id=skill_id, turn=turn))

"""Bringing a message that is already there up to date."""

from dataclasses import dataclass
from enum import Enum, auto
from uuid import UUID

import msgspec
import structlog
from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramRetryAfter,
)

from bot.notices.cards import Face
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)


class Place(msgspec.Struct, frozen=True, array_like=True):
    """A message that shows `subject_id`, a session or a broadcast, to its person."""

    chat_id: int
    message_id: int
    subject_id: UUID
    user_id: UUID

    @property
    def name(self) -> str:
        return f"{self.chat_id}:{self.message_id}"


class End(Enum):
    """The message shows the face; it can be edited no more; it could not be edited now."""

    SHOWN = auto()
    GONE = auto()
    LATER = auto()


@dataclass(slots=True, frozen=True)
class Outcome:
    """`wait` seconds are asked for by the messenger."""

    end: End
    wait: float = 0.0


async def edit(bot: Bot, chat_id: int, message_id: int, face: Face) -> bool:
    """Make the message show `face`; False if it can be edited no more. Raises TelegramAPIError."""
    try:
        await bot.edit_message_text(
            face.text,
            chat_id=chat_id,
            message_id=message_id,
            reply_markup=face.keyboard,
            parse_mode=ParseMode.HTML,
        )
    except TelegramBadRequest as error:
        return "message is not modified" in error.message
    return True


async def refresh(bot: Bot, place: Place, face: Face) -> Outcome:
    """The same for a message that nobody waits for: what goes wrong is left for the next time."""
    try:
        shown = await edit(bot, place.chat_id, place.message_id, face)
    except TelegramRetryAfter as wait:
        return Outcome(End.LATER, wait.retry_after)
    except TelegramForbiddenError:  # the person has blocked the bot
        return Outcome(End.GONE)
    except TelegramAPIError as error:
        log.warning("a message was not brought up to date", error=describe_error(error))
        return Outcome(End.LATER)
    return Outcome(End.SHOWN if shown else End.GONE)

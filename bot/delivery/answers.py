"""What the messenger's answer to a send means for the send."""

from dataclasses import dataclass
from typing import Any

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from aiohttp import ClientConnectorError, ClientTimeout, ConnectionTimeoutError

from bot.delivery.wire import SendNotice
from bot.notices.cards import Face
from core.kit.error_texts import blank_values

# aiogram hands the time-out on to aiohttp as it is; aiohttp takes this finer kind as well. A
# connection that never came to be is told apart from an answer that never came.
PATIENCE: Any = ClientTimeout(total=15, sock_connect=5)
_REASON_LENGTH = 200


@dataclass(slots=True, frozen=True)
class Taken:
    """The messenger has it; `message_id` is None where it did not tell."""

    message_id: int | None


@dataclass(slots=True, frozen=True)
class TooFast:
    """Nothing was sent, and nothing may be for `seconds`."""

    seconds: float


@dataclass(slots=True, frozen=True)
class NotTaken:
    """Nothing was sent; it may work later."""

    reason: str


@dataclass(slots=True, frozen=True)
class Unreachable:
    """The messenger does not deliver to this person."""

    reason: str


@dataclass(slots=True, frozen=True)
class Rejected:
    """The messenger will never take this message."""

    reason: str


@dataclass(slots=True, frozen=True)
class NoAnswer:
    """It was sent or it was not: nobody can tell."""

    reason: str


Answer = Taken | TooFast | NotTaken | Unreachable | Rejected | NoAnswer


async def send(bot: Bot, chat_id: int, face: Face) -> Answer:
    """One sendMessage, never tried twice."""
    method = SendNotice(
        chat_id=chat_id,
        text=face.text,
        reply_markup=face.keyboard,
        disable_notification=face.silent,
    )
    try:
        told = await bot(method, request_timeout=PATIENCE)
    except (TelegramAPIError, ClientDecodeError) as error:
        return meaning(error)
    return Taken(told.message_id)


def meaning(error: TelegramAPIError | ClientDecodeError) -> Answer:
    """What a failed call says about its message."""
    if isinstance(error, TelegramRetryAfter):
        return TooFast(error.retry_after)
    reason = blank_values(str(error))[:_REASON_LENGTH]
    if isinstance(error, TelegramNetworkError):
        never_connected = isinstance(error.__cause__, ClientConnectorError | ConnectionTimeoutError)
        return NotTaken(reason) if never_connected else NoAnswer(reason)
    if isinstance(error, TelegramForbiddenError):
        return Unreachable(reason)
    if isinstance(error, TelegramBadRequest):
        if "message is not modified" in error.message:
            return Taken(None)  # it says already what it should
        return Unreachable(reason) if "chat not found" in error.message else Rejected(reason)
    if isinstance(error, TelegramEntityTooLarge):
        return Rejected(reason)
    return NotTaken(reason)  # 5xx, a gateway's page, a refused token: all of it may be mended

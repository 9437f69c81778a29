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
from aiogram.types import CallbackQuery

from bot.ui.cards.tasks import RenderedMessage
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)


class MessageRef(msgspec.Struct, frozen=True, array_like=True):
    """A message that shows `subject_id`, a session or a broadcast, to its person."""

    chat_id: int
    message_id: int
    subject_id: UUID
    user_id: UUID

    @property
    def store_key(self) -> str:
        return f"{self.chat_id}:{self.message_id}"


class EditStatus(Enum):
    """The message shows the rendered message; it can be edited no more; it could not be edited
    now."""

    DISPLAYED = auto()
    GONE = auto()
    LATER = auto()


@dataclass(slots=True, frozen=True)
class EditResult:
    """`wait` seconds are asked for by the messenger."""

    status: EditStatus
    wait_seconds: float = 0.0


async def edit_message(bot: Bot, chat_id: int, message_id: int, rendered: RenderedMessage) -> bool:
    """Make the message show `rendered`; False if it can be edited no more. Raises
    TelegramAPIError."""
    try:
        await bot.edit_message_text(
            rendered.text,
            chat_id=chat_id,
            message_id=message_id,
            reply_markup=rendered.keyboard,
            parse_mode=ParseMode.HTML,
        )
    except TelegramBadRequest as error:
        return "message is not modified" in error.message
    return True


async def edit_or_send(bot: Bot, chat_id: int, message_id: int, rendered: RenderedMessage) -> int:
    """Show `rendered` in the message, or in a new one if it can be edited no more; returns the id
    of the message that shows it. Raises TelegramAPIError."""
    if await edit_message(bot, chat_id, message_id, rendered):
        return message_id
    sent = await bot.send_message(
        chat_id, rendered.text, reply_markup=rendered.keyboard, parse_mode=ParseMode.HTML
    )
    return sent.message_id


async def refresh_message(
    bot: Bot, message_ref: MessageRef, rendered: RenderedMessage
) -> EditResult:
    """The same for a message that nobody waits for: what goes wrong is left for the next time."""
    try:
        shown = await edit_message(bot, message_ref.chat_id, message_ref.message_id, rendered)
    except TelegramRetryAfter as wait:
        return EditResult(EditStatus.LATER, wait.retry_after)
    except TelegramForbiddenError:  # the person has blocked the bot
        return EditResult(EditStatus.GONE)
    except TelegramAPIError as error:
        log.warning("a message was not brought up to date", error=describe_error(error))
        return EditResult(EditStatus.LATER)
    return EditResult(EditStatus.DISPLAYED if shown else EditStatus.GONE)


async def show_rendered(callback: CallbackQuery, bot: Bot, rendered: RenderedMessage) -> None:
    """Edit the pressed message; one that cannot be edited any more is followed by a new one."""
    if (message := callback.message) is not None:
        await edit_or_send(bot, message.chat.id, message.message_id, rendered)

"""What the messenger's answer to a send means for the send."""

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

from bot.delivery.notification_session import SendNotification
from bot.ui.cards.tasks import RenderedMessage
from core.delivery.results import (
    Accepted,
    Deferred,
    RateLimited,
    Rejected,
    SendResult,
    Uncertain,
    Unreachable,
)
from core.kit.error_texts import blank_values

# aiogram hands the time-out on to aiohttp as it is; aiohttp takes this finer kind as well. A
# connection that never came to be is told apart from an answer that never came.
SEND_TIMEOUT: Any = ClientTimeout(total=15, sock_connect=5)
_MAX_REASON_LENGTH = 200


async def send_message(bot: Bot, chat_id: int, rendered: RenderedMessage) -> SendResult:
    """One sendMessage, never tried twice."""
    method = SendNotification(
        chat_id=chat_id,
        text=rendered.text,
        reply_markup=rendered.keyboard,
        disable_notification=rendered.is_silent,
    )
    try:
        text = await bot(method, request_timeout=SEND_TIMEOUT)
    except (TelegramAPIError, ClientDecodeError) as error:
        return classify_error(error)
    return Accepted(text.message_id)


def classify_error(error: TelegramAPIError | ClientDecodeError) -> SendResult:
    """What a failed call says about its message."""
    if isinstance(error, TelegramRetryAfter):
        return RateLimited(error.retry_after)
    reason = blank_values(str(error))[:_MAX_REASON_LENGTH]
    if isinstance(error, TelegramNetworkError):
        never_connected = isinstance(error.__cause__, ClientConnectorError | ConnectionTimeoutError)
        return Deferred(reason) if never_connected else Uncertain(reason)
    if isinstance(error, TelegramForbiddenError):
        return Unreachable(reason)
    if isinstance(error, TelegramBadRequest):
        if "message is not modified" in error.message:
            return Accepted(None)  # it says already what it should
        return Unreachable(reason) if "chat not found" in error.message else Rejected(reason)
    if isinstance(error, TelegramEntityTooLarge):
        return Rejected(reason)
    return Deferred(reason)  # 5xx, a gateway's page, a refused token: all of it may be mended

"""sendMessage for notifications on the wire: of the answer only the message's id is read.

aiogram builds every model there is in a call and its answer. For one reply that is nothing; of
sending by the thousand it is most of the work, and delivery needs an id alone.
"""

from typing import Any, cast

import msgspec
from aiogram import Bot
from aiogram.client.default import Default
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InlineKeyboardMarkup
from aiohttp import ClientError
from pydantic import BaseModel

MAX_CONNECTIONS = 300  # delivery may hold half of them and leave the dialogs theirs
_JSON_HEADERS = {"Content-Type": "application/json"}


class SentMessage(BaseModel):
    """What is read of the message that was sent."""

    message_id: int


class SendNotification(TelegramMethod[SentMessage]):
    """sendMessage by delivery, which has waited for its turn."""

    __returning__ = SentMessage
    __api_method__ = "sendMessage"

    chat_id: int
    text: str
    parse_mode: str = ParseMode.HTML
    reply_markup: InlineKeyboardMarkup | None = None
    disable_notification: bool = False
    link_preview_options: Any = Default("link_preview")


class _SentResult(msgspec.Struct):
    message_id: int


class _SendResponse(msgspec.Struct):
    ok: bool
    result: _SentResult | None = None


_decode_response = msgspec.json.Decoder(_SendResponse).decode


class NotificationSession(AiohttpSession):
    """aiogram's session with a short way for notices; anything else goes aiogram's own way."""

    _link_preview: msgspec.Raw | None = None

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        if not isinstance(method, SendNotification):
            return await super().make_request(bot, method, timeout)
        status, body = await self._post_message(bot, method, timeout)
        try:
            answer = _decode_response(body)
        except msgspec.DecodeError:
            answer = _SendResponse(ok=False)
        if answer.ok and answer.result is not None:
            return cast(TelegramType, SentMessage(message_id=answer.result.message_id))
        text = self.check_response(bot, method, status, body.decode(errors="replace"))
        return cast(TelegramType, text.result)

    async def _post_message(
        self, bot: Bot, method: SendNotification, timeout: Any
    ) -> tuple[int, bytes]:
        session = await self.create_session()
        total_timeout: Any = self.timeout if timeout is None else timeout
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        try:
            body = self.encode_body(bot, method)
            async with session.post(
                url, data=body, headers=_JSON_HEADERS, timeout=total_timeout
            ) as response:
                return response.status, await response.read()
        except TimeoutError as error:
            raise TelegramNetworkError(method=method, message="Request timeout error") from error
        except ClientError as error:
            message = f"{type(error).__name__}: {error}"
            raise TelegramNetworkError(method=method, message=message) from error

    def encode_body(self, bot: Bot, method: SendNotification) -> bytes:
        """The call as JSON, with the bot's own defaults."""
        if self._link_preview is None:
            preview = self.prepare_value(method.link_preview_options, bot, {})
            self._link_preview = msgspec.Raw((preview or "null").encode())
        fields = {
            "chat_id": method.chat_id,
            "text": method.text,
            "parse_mode": method.parse_mode,
            "link_preview_options": self._link_preview,
        }
        if method.disable_notification:
            fields["disable_notification"] = True
        if method.reply_markup is not None:
            fields["reply_markup"] = method.reply_markup.model_dump(exclude_none=True)
        return msgspec.json.encode(fields)

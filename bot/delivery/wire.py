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

CONNECTIONS = 300  # delivery may hold half of them and leave the dialogs theirs
_JSON = {"Content-Type": "application/json"}


class Sent(BaseModel):
    """What is read of the message that was sent."""

    message_id: int


class SendNotice(TelegramMethod[Sent]):
    """sendMessage by delivery, which has waited for its turn."""

    __returning__ = Sent
    __api_method__ = "sendMessage"

    chat_id: int
    text: str
    parse_mode: str = ParseMode.HTML
    reply_markup: InlineKeyboardMarkup | None = None
    link_preview_options: Any = Default("link_preview")


class _Result(msgspec.Struct):
    message_id: int


class _Answer(msgspec.Struct):
    ok: bool
    result: _Result | None = None


_decode = msgspec.json.Decoder(_Answer).decode


class NoticeSession(AiohttpSession):
    """aiogram's session with a short way for notices; anything else goes aiogram's own way."""

    _preview: msgspec.Raw | None = None

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        if not isinstance(method, SendNotice):
            return await super().make_request(bot, method, timeout)
        status, body = await self._post(bot, method, timeout)
        try:
            answer = _decode(body)
        except msgspec.DecodeError:
            answer = _Answer(ok=False)
        if answer.ok and answer.result is not None:
            return cast(TelegramType, Sent(message_id=answer.result.message_id))
        told = self.check_response(bot, method, status, body.decode(errors="replace"))
        return cast(TelegramType, told.result)

    async def _post(self, bot: Bot, method: SendNotice, timeout: Any) -> tuple[int, bytes]:
        session = await self.create_session()
        patience: Any = self.timeout if timeout is None else timeout
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        try:
            body = self.body_of(bot, method)
            async with session.post(url, data=body, headers=_JSON, timeout=patience) as response:
                return response.status, await response.read()
        except TimeoutError as error:
            raise TelegramNetworkError(method=method, message="Request timeout error") from error
        except ClientError as error:
            message = f"{type(error).__name__}: {error}"
            raise TelegramNetworkError(method=method, message=message) from error

    def body_of(self, bot: Bot, method: SendNotice) -> bytes:
        """The call as JSON, with the bot's own defaults."""
        if self._preview is None:
            preview = self.prepare_value(method.link_preview_options, bot, {})
            self._preview = msgspec.Raw((preview or "null").encode())
        fields = {
            "chat_id": method.chat_id,
            "text": method.text,
            "parse_mode": method.parse_mode,
            "link_preview_options": self._preview,
        }
        if method.reply_markup is not None:
            fields["reply_markup"] = method.reply_markup.model_dump(exclude_none=True)
        return msgspec.json.encode(fields)

"""Forgets whoever asked for it in this update, after everything else has been written."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject

from bot.runtime.account_erasure import AccountErasure
from bot.ui.current_user import CurrentUser
from bot.ui.erasure_request import ErasureRequest


class AccountErasureMiddleware(BaseMiddleware):
    """Puts `account_erasure` into the data of the update."""

    def __init__(self, account_erasure: AccountErasure) -> None:
        self._memories = account_erasure

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        erasure_request = data["erasure_request"] = ErasureRequest()
        try:
            return await handler(event, data)
        finally:
            current_user = data.get("current_user")
            if erasure_request.is_requested and isinstance(current_user, CurrentUser):
                address = int(current_user.profile.platform_user_id)
                await self._memories.erase_account(current_user.id, address)

"""Forgets whoever asked for it in this update, after everything else has been written."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject

from bot.personal.memories import Farewell, Memories
from bot.speaker import Speaker


class FarewellMiddleware(BaseMiddleware):
    """Puts `farewell` into the data of the update."""

    def __init__(self, memories: Memories) -> None:
        self._memories = memories

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        farewell = data["farewell"] = Farewell()
        try:
            return await handler(event, data)
        finally:
            speaker = data.get("speaker")
            if farewell.asked and isinstance(speaker, Speaker):
                address = int(speaker.profile.platform_user_id)
                await self._memories.forget(speaker.id, address)

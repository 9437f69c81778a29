"""Who may see what belongs to the owners; to all others it does not exist."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject
from aiogram_dialog import DialogManager
from aiogram_dialog.api.exceptions import UnknownIntent

from bot.speaker import Speaker
from core.kit.errors import NotFound
from core.users.contracts import Owners


def is_owner(_: TelegramObject, speaker: Speaker, owners: Owners) -> bool:
    """A filter: without it passing, the next handler answers, as it does for any stranger."""
    return speaker.id in owners


def admit(manager: DialogManager) -> None:
    """For getters. Raises NotFound for whoever is not an owner, or not any more."""
    if not _owns(manager.middleware_data):
        raise NotFound("page")


class OwnersOnly(BaseMiddleware):
    """Around every handler of a dialog: a press that is no owner's is a press on nothing."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if not _owns(data):
            raise UnknownIntent("not an owner")
        return await handler(event, data)


def _owns(data: dict[str, Any]) -> bool:
    speaker, owners = data.get("speaker"), data.get("owners")
    return isinstance(speaker, Speaker) and isinstance(owners, Owners) and speaker.id in owners

"""Who may see what belongs to the owners; to all others it does not exist."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject
from aiogram_dialog import DialogManager
from aiogram_dialog.api.exceptions import UnknownIntent

from bot.ui.current_user import CurrentUser
from core.kit.errors import NotFound
from core.users.contracts import Owners


def is_owner(_: TelegramObject, current_user: CurrentUser, owners: Owners) -> bool:
    """A filter: without it passing, the next handler answers, as it does for any other person."""
    return current_user.id in owners


def require_owner(manager: DialogManager) -> None:
    """For getters. Raises NotFound for whoever is not an owner, or not any more."""
    if not _is_owner_event(manager.middleware_data):
        raise NotFound("page")


class OwnersOnlyMiddleware(BaseMiddleware):
    """Around every handler of a dialog: a press that is no owner's is a press on nothing."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if not _is_owner_event(data):
            raise UnknownIntent("not an owner")
        return await handler(event, data)


def _is_owner_event(data: dict[str, Any]) -> bool:
    current_user, owners = data.get("current_user"), data.get("owners")
    return (
        isinstance(current_user, CurrentUser)
        and isinstance(owners, Owners)
        and current_user.id in owners
    )

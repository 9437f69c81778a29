"""Broadcasts as the messenger shows them: the letter, and its progress with stateless buttons."""

from aiogram import F, Router

from bot.broadcasts.data import CALLBACK_PREFIX
from bot.broadcasts.handlers import handle_broadcast_callback
from bot.owners import is_owner


def create_router() -> Router:
    """A fresh router; for whoever is no owner its buttons are unknown ones."""
    router = Router(name="broadcasts")
    router.callback_query.register(
        handle_broadcast_callback, F.data.startswith(CALLBACK_PREFIX), is_owner
    )
    return router

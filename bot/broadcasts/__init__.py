"""Broadcasts as the messenger shows them: the letter, and its progress with stateless buttons."""

from aiogram import F, Router

from bot.broadcasts.data import PREFIX
from bot.broadcasts.handlers import on_press
from bot.owners import is_owner


def create_router() -> Router:
    """A fresh router; for whoever is no owner its buttons are unknown ones."""
    router = Router(name="broadcasts")
    router.callback_query.register(on_press, F.data.startswith(PREFIX), is_owner)
    return router

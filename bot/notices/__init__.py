"""The buttons of notifications: they need no dialogue state, so they work after any restart."""

from aiogram import F, Router

from bot.notices.data import PICK, PREFIXES, REVIEW, TODAY
from bot.notices.handlers import on_pick, on_press, on_today
from bot.notices.review import on_review


def create_router() -> Router:
    """A fresh router: one belongs to one dispatcher."""
    router = Router(name="notices")
    router.callback_query.register(on_pick, F.data.startswith(PICK))
    router.callback_query.register(on_press, F.data.startswith(PREFIXES))
    router.callback_query.register(on_today, F.data == TODAY)
    router.callback_query.register(on_review, F.data == REVIEW)
    return router

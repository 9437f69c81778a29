"""The buttons of notifications: they need no dialogue state, so they work after any restart."""

from aiogram import F, Router

from bot.notices.buddies import on_cheer, on_offer
from bot.notices.buddy_cards import OFFER
from bot.notices.buddy_cards import PREFIX as CHEER
from bot.notices.data import PICK, PREFIXES, REVIEW, TODAY
from bot.notices.handlers import on_pick, on_press, on_today
from bot.notices.plan import on_plan_press, on_plan_window
from bot.notices.plan_data import PREFIX as PLAN
from bot.notices.plan_data import WINDOWS
from bot.notices.review import on_review


def create_router() -> Router:
    """A fresh router: one belongs to one dispatcher."""
    router = Router(name="notices")
    router.callback_query.register(on_pick, F.data.startswith(PICK))
    router.callback_query.register(on_press, F.data.startswith(PREFIXES))
    router.callback_query.register(on_cheer, F.data.startswith(CHEER))
    router.callback_query.register(on_offer, F.data.startswith(OFFER))
    router.callback_query.register(on_today, F.data == TODAY)
    router.callback_query.register(on_plan_window, F.data.startswith(WINDOWS))
    router.callback_query.register(on_plan_press, F.data.startswith(PLAN))
    router.callback_query.register(on_review, F.data == REVIEW)
    return router

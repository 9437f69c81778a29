"""The buttons of notifications: they need no dialogue state, so they work after any restart."""

from aiogram import F, Router

from bot.notices.buddies import handle_buddy_offer, handle_cheer
from bot.notices.buddy_cards import CHEER_PREFIX as CHEER
from bot.notices.buddy_cards import OFFER_PREFIX
from bot.notices.data import CALLBACK_PREFIXES, PICK_PREFIX, REVIEW_CALLBACK, TODAY_CALLBACK
from bot.notices.handlers import handle_notification_callback, handle_open_today, handle_pick_moment
from bot.notices.plan import handle_plan_callback, handle_plan_window
from bot.notices.plan_data import PLAN_PREFIX as PLAN
from bot.notices.plan_data import WINDOW_PREFIXES
from bot.notices.review import handle_open_review


def create_router() -> Router:
    """A fresh router: one belongs to one dispatcher."""
    router = Router(name="notices")
    router.callback_query.register(handle_pick_moment, F.data.startswith(PICK_PREFIX))
    router.callback_query.register(
        handle_notification_callback, F.data.startswith(CALLBACK_PREFIXES)
    )
    router.callback_query.register(handle_cheer, F.data.startswith(CHEER))
    router.callback_query.register(handle_buddy_offer, F.data.startswith(OFFER_PREFIX))
    router.callback_query.register(handle_open_today, F.data == TODAY_CALLBACK)
    router.callback_query.register(handle_plan_window, F.data.startswith(WINDOW_PREFIXES))
    router.callback_query.register(handle_plan_callback, F.data.startswith(PLAN))
    router.callback_query.register(handle_open_review, F.data == REVIEW_CALLBACK)
    return router

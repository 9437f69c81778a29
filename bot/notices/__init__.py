"""The buttons of notifications: they need no dialogue state, so they work after any restart."""

from aiogram import F, Router

from bot.notices.broadcast_handlers import handle_broadcast_callback
from bot.notices.buddy_handlers import handle_buddy_offer, handle_cheer
from bot.notices.handlers import handle_notification_callback, handle_open_today, handle_pick_moment
from bot.notices.plan_handlers import handle_plan_callback, handle_plan_window
from bot.notices.review_handlers import handle_open_review
from bot.ui.cards.broadcast_callbacks import CALLBACK_PREFIX
from bot.ui.cards.buddies import CHEER_PREFIX, OFFER_PREFIX
from bot.ui.cards.callbacks import CALLBACK_PREFIXES, PICK_PREFIX, REVIEW_CALLBACK, TODAY_CALLBACK
from bot.ui.cards.plan_callbacks import PLAN_PREFIX, WINDOW_PREFIXES
from bot.ui.owners import is_owner


def create_router() -> Router:
    """A fresh router: one belongs to one dispatcher."""
    router = Router(name="notices")
    router.callback_query.register(handle_pick_moment, F.data.startswith(PICK_PREFIX))
    router.callback_query.register(
        handle_notification_callback, F.data.startswith(CALLBACK_PREFIXES)
    )
    router.callback_query.register(handle_cheer, F.data.startswith(CHEER_PREFIX))
    router.callback_query.register(handle_buddy_offer, F.data.startswith(OFFER_PREFIX))
    router.callback_query.register(handle_open_today, F.data == TODAY_CALLBACK)
    router.callback_query.register(handle_plan_window, F.data.startswith(WINDOW_PREFIXES))
    router.callback_query.register(handle_plan_callback, F.data.startswith(PLAN_PREFIX))
    router.callback_query.register(handle_open_review, F.data == REVIEW_CALLBACK)
    router.callback_query.register(
        handle_broadcast_callback, F.data.startswith(CALLBACK_PREFIX), is_owner
    )
    return router

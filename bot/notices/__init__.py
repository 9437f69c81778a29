"""The buttons of notifications: they need no dialogue state, so they work after any restart."""

from aiogram import F, Router

from bot.notices import buddy_handlers, focus_handlers, handlers, plan_handlers, skill_handlers
from bot.notices.broadcast_handlers import handle_broadcast_callback
from bot.notices.import_handlers import handle_import_callback
from bot.notices.review_handlers import handle_open_review
from bot.ui.cards import callbacks as cb
from bot.ui.cards.broadcast_callbacks import BroadcastCallback
from bot.ui.cards.buddies import CheerCallback, OfferCallback
from bot.ui.cards.imports import ImportCallback
from bot.ui.cards.plan_callbacks import WINDOW_ACTIONS, PlanCallback
from bot.ui.owners import is_owner


def create_router() -> Router:
    """A fresh router: one belongs to one dispatcher."""
    router = Router(name="notices")
    register = router.callback_query.register
    register(handlers.handle_pick_moment, cb.TaskCallback.filter(F.action == cb.PICK_ACTION))
    register(handlers.handle_task, cb.TaskCallback.filter())
    register(handlers.handle_move_time, cb.MoveTimeCallback.filter())
    register(handlers.handle_habit, cb.HabitCallback.filter())
    register(handlers.handle_amount, cb.AmountCallback.filter())
    register(handlers.handle_bundle, F.data.startswith(cb.BUNDLE_PREFIX))
    register(handlers.handle_open_today, F.data == cb.TODAY_CALLBACK)
    register(focus_handlers.handle_focus, cb.FocusCallback.filter())
    register(skill_handlers.handle_skill, cb.SkillCallback.filter())
    register(buddy_handlers.handle_cheer, CheerCallback.filter())
    register(buddy_handlers.handle_buddy_offer, OfferCallback.filter())
    register(plan_handlers.handle_plan_window, PlanCallback.filter(F.action.in_(WINDOW_ACTIONS)))
    register(plan_handlers.handle_plan_callback, PlanCallback.filter())
    register(handle_open_review, F.data == cb.REVIEW_CALLBACK)
    register(handle_broadcast_callback, BroadcastCallback.filter(), is_owner)
    register(handle_import_callback, ImportCallback.filter())
    return router

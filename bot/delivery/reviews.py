"""The reminder of the weekly review, by itself and in a bundle, while the review is not done."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from dishka import AsyncContainer

from bot.delivery.render_context import RenderContext
from bot.ui.cards.bundles import BundleLine
from bot.ui.cards.callbacks import ReviewCallback
from bot.ui.cards.reviews import render_review_reminder
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser
from core.reminders.contracts import BundledReminder
from core.reviews.queries import ReviewQueries
from core.reviews.rules import get_review_week


async def render_reminder(context: RenderContext) -> RenderedMessage | None:
    """None once the week is reviewed, or when the person wants no reminder any more."""
    queries, current_user = await context.scope.get(ReviewQueries), context.current_user
    if not await _is_review_due(queries, current_user, context.now):
        return None
    week = get_review_week(context.local_today)
    return render_review_reminder(current_user, await queries.get_streak(current_user.id, week))


async def load_bundle_lines(
    scope: AsyncContainer,
    current_user: CurrentUser,
    items: Sequence[BundledReminder],
    now: datetime,
) -> dict[UUID, BundleLine]:
    """The line of a bundle; its button opens the review."""
    if not items or not await _is_review_due(await scope.get(ReviewQueries), current_user, now):
        return {}
    words = current_user.translate("weekly-line")
    return {item.subject_id: BundleLine(item.due_at, words, ReviewCallback()) for item in items}


async def _is_review_due(queries: ReviewQueries, current_user: CurrentUser, now: datetime) -> bool:
    review = await queries.get_review(
        current_user.id, get_review_week(current_user.profile.get_day(now))
    )
    wanted = (await queries.get_plan(current_user.id)).weekday is not None
    return wanted and (review is None or review.finished_at is None)

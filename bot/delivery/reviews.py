"""The reminder of the weekly review, by itself and in a bundle, while the review is not done."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from dishka import AsyncContainer

from bot.notices.bundles import Line
from bot.notices.cards import Face
from bot.notices.data import ReviewPress
from bot.notices.review_cards import review_reminder
from bot.speaker import Speaker
from core.reminders.contracts import Bundled
from core.reviews.queries import ReviewQueries
from core.reviews.rules import week_of


async def reminder(scope: AsyncContainer, speaker: Speaker, now: datetime) -> Face | None:
    """None once the week is reviewed, or when the person wants no reminder any more."""
    queries = await scope.get(ReviewQueries)
    week = week_of(speaker.profile.day_of(now))
    if not await _waits(queries, speaker, now):
        return None
    return review_reminder(speaker, await queries.streak(speaker.id, week))


async def lines(
    scope: AsyncContainer, speaker: Speaker, items: Sequence[Bundled], now: datetime
) -> dict[UUID, Line]:
    """The line of a bundle; its button opens the review."""
    if not items or not await _waits(await scope.get(ReviewQueries), speaker, now):
        return {}
    words = speaker.text("weekly-line")
    return {item.subject_id: Line(item.due_at, words, ReviewPress()) for item in items}


async def _waits(queries: ReviewQueries, speaker: Speaker, now: datetime) -> bool:
    review = await queries.of_week(speaker.id, week_of(speaker.profile.day_of(now)))
    wanted = (await queries.plan(speaker.id)).weekday is not None
    return wanted and (review is None or review.finished_at is None)

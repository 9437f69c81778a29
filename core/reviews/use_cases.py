"""What a person can do with weekly reviews; one class a command."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

import msgspec

from core.kit.clock import Clock
from core.kit.errors import DomainError
from core.kit.outbox import Outbox
from core.reminders.contracts import ReminderScheduler, Timetable
from core.reviews import contracts as c
from core.reviews.models import WeeklyReview
from core.reviews.queries import ReviewQueries
from core.reviews.repository import ReviewRepository
from core.reviews.rules import build_rrule, calculate_first_time, get_review_week
from core.users.contracts import UserDirectory


@dataclass(slots=True, frozen=True, kw_only=True)
class _ReviewUseCase:
    """What the use cases need."""

    reviews: ReviewRepository
    queries: ReviewQueries
    scheduler: ReminderScheduler
    users: UserDirectory
    outbox: Outbox
    clock: Clock


class OpenReview(_ReviewUseCase):
    async def __call__(self, command: c.OpenReview) -> c.ReviewView:
        profile = await self.users.require_profile(command.user_id)
        now = self.clock.now()
        week = get_review_week(profile.get_day(now))
        review = await self.reviews.find(command.user_id, week)
        if review is None:
            review = WeeklyReview(user_id=command.user_id, week=week, step=0, started_at=now)
            await self.reviews.insert(review)
        return await self.queries.build_view(review)


class GoToStep(_ReviewUseCase):
    async def __call__(self, command: c.GoToStep) -> c.ReviewView:
        review = await self.reviews.get(command.user_id, command.week)
        review.step = command.step
        return await self.queries.build_view(review)


class FinishReview(_ReviewUseCase):
    async def __call__(self, command: c.FinishReview) -> c.ReviewView:
        review = await self.reviews.get(command.user_id, command.week)
        review.facts, review.step = msgspec.to_builtins(command.facts), 0
        if review.finished_at is not None:
            return await self.queries.build_view(review)
        review.finished_at = self.clock.now()
        await self.reviews.flush()
        view = await self.queries.build_view(review)
        reviewed = c.WeeklyReviewed(
            user_id=command.user_id,
            at=review.finished_at,
            week=command.week,
            streak=view.streak,
            facts=command.facts,
        )
        self.outbox.add(reviewed)
        return view


class PlanReview(_ReviewUseCase):
    async def __call__(self, command: c.PlanReview) -> c.ReviewPlan:
        profile = await self.users.require_profile(command.user_id)
        weekday, at, subject = command.weekday, command.at, c.build_reminder_id(command.user_id)
        if (weekday is None) != (at is None):
            raise DomainError("review-plan-half")
        if weekday is None or at is None:
            await self.reviews.delete_plan(command.user_id)
            await self.scheduler.cancel(command.user_id, subject)
            return c.ReviewPlan()
        await self.reviews.save_plan(command.user_id, weekday, at)
        now = self.clock.now().astimezone(ZoneInfo(profile.zone)).replace(tzinfo=None)
        times = [Timetable(calculate_first_time(weekday, at, now), build_rrule(weekday))]
        await self.scheduler.schedule(command.user_id, c.KIND, subject, times, profile.zone)
        return c.ReviewPlan(weekday=weekday, at=at)

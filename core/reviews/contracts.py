"""Weekly reviews: commands, events, views. Weeks are named by their Monday, days are the person's
own."""

from datetime import date, datetime, time
from typing import Annotated, ClassVar
from uuid import NAMESPACE_URL, UUID, uuid5

import msgspec
from msgspec import Meta

from core.kit.messages import Command, Event

KIND = "review"
STEPS = 4
"""Goals, skills, habits, next week's tasks; a fifth place is the summary."""
Count = Annotated[int, Meta(ge=0, le=10_000_000)]
Step = Annotated[int, Meta(ge=0, le=STEPS - 1)]
Weekday = Annotated[int, Meta(ge=0, le=6)]
LocalTime = Annotated[time, Meta(tz=False)]


def build_reminder_id(user_id: UUID) -> UUID:
    """The subject of the person's reminders of the review."""
    return uuid5(NAMESPACE_URL, f"uspevai:review:{user_id}")


class WeekFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What seven days came to: tasks done, minutes of focus, percent of the habits' due days, moves
    of goals, minutes of practice; and the tasks that are overdue now."""

    tasks_done: Count = 0
    focus_minutes: Count = 0
    habits_percent: Annotated[int, Meta(ge=0, le=100)] = 0
    goal_moves: Count = 0
    practice_minutes: Count = 0
    overdue: Count = 0


class ReviewView(msgspec.Struct, frozen=True, kw_only=True):
    """The review of a week: `step` (from 0) is where the person is; `facts` are kept when it is
    finished, `before` are those of the review before; `streak` counts weeks reviewed in a row."""

    week: date
    step: int
    started_at: datetime
    finished_at: datetime | None = None
    facts: WeekFacts | None = None
    before: WeekFacts | None = None
    streak: int = 0

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None


class ReviewPlan(msgspec.Struct, frozen=True, kw_only=True):
    """When the person is reminded of the review, on their own clock; weekday 0 is Monday; both or
    neither."""

    weekday: int | None = None
    at: time | None = None


class OpenReview(Command[ReviewView], frozen=True, kw_only=True):
    """Begin the review of the week that is to be looked at now, or go on with it."""

    subject: ClassVar[str] = "reviews.open"


class GoToStep(Command[ReviewView], frozen=True, kw_only=True):
    """The person is at `step` of the review now."""

    subject: ClassVar[str] = "reviews.go_to_step"
    week: date
    step: Step


class FinishReview(Command[ReviewView], frozen=True, kw_only=True):
    """Keep what the week came to; a second time changes the facts alone."""

    subject: ClassVar[str] = "reviews.finish"
    week: date
    facts: WeekFacts


class PlanReview(Command[ReviewPlan], frozen=True, kw_only=True):
    """Remind every week on `weekday` at `at`; None twice ends it."""

    subject: ClassVar[str] = "reviews.plan"
    weekday: Weekday | None = None
    at: LocalTime | None = None


class WeeklyReviewed(Event, frozen=True, kw_only=True):
    """The week was reviewed to the end, for the `streak`-th time in a row."""

    subject: ClassVar[str] = "reviews.weekly_reviewed"
    week: date
    streak: int
    facts: WeekFacts

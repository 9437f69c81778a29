"""Weekly reviews in memory, by the domain's own rules."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from dishka import Provider

from core.kit.clock import Clock
from core.kit.errors import NotFound
from core.reviews import contracts as c
from core.reviews.queries import ReviewQueries
from core.reviews.rules import calculate_streak, get_review_week
from core.users.contracts import Profile


@dataclass(slots=True)
class FakeReviews:
    """Stands for the worker (answers) and for ReviewQueries."""

    clock: Clock
    whose: Callable[[], Profile]
    kept: dict[date, c.ReviewView] = field(default_factory=dict)
    when: c.ReviewPlan = field(default_factory=c.ReviewPlan)

    def answers(self) -> dict[Any, Any]:
        return {
            c.OpenReview: self._open,
            c.GoToStep: self._step,
            c.FinishReview: self._finish,
            c.PlanReview: self._plan,
        }

    def provide(self, provider: Provider) -> None:
        provider.provide(lambda: self, provides=ReviewQueries)

    async def get_review(self, _: UUID, week: date) -> c.ReviewView | None:
        return self._seen(week) if week in self.kept else None

    async def get_streak(self, _: UUID, week: date) -> int:
        return calculate_streak(self._finished(), week)

    async def get_plan(self, _: UUID) -> c.ReviewPlan:
        return self.when

    def _finished(self) -> set[date]:
        return {week for week, one in self.kept.items() if one.finished_at is not None}

    def _seen(self, week: date) -> c.ReviewView:
        earlier = sorted(one for one in self._finished() if one < week)
        before = self.kept[earlier[-1]].facts if earlier else None
        counted = calculate_streak(self._finished(), week)
        return msgspec.structs.replace(self.kept[week], streak=counted, before=before)

    def _open(self, _: c.OpenReview) -> c.ReviewView:
        week, now = get_review_week(self.whose().get_day(self.clock.now())), self.clock.now()
        self.kept.setdefault(week, c.ReviewView(week=week, step=0, started_at=now))
        return self._seen(week)

    def _step(self, command: c.GoToStep) -> c.ReviewView:
        return self._change(command.week, step=command.step)

    def _finish(self, command: c.FinishReview) -> c.ReviewView:
        at = self.clock.now()
        return self._change(command.week, finished_at=at, facts=command.facts, step=0)

    def _change(self, week: date, **fields: Any) -> c.ReviewView:
        if week not in self.kept:
            raise NotFound("review")
        self.kept[week] = msgspec.structs.replace(self.kept[week], **fields)
        return self._seen(week)

    def _plan(self, command: c.PlanReview) -> c.ReviewPlan:
        self.when = c.ReviewPlan(weekday=command.weekday, at=command.at)
        return self.when

"""Plans and the tasks they are made of, in memory: queries, and the answers to commands."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from dishka import Provider

from core.kit.clock import Clock
from core.kit.errors import NotFound
from core.planner import contracts as c
from core.planner.queries import PlannerQueries
from core.planner.rules import check_plan
from core.tasks.contracts.views import TaskCard
from core.tasks.days import TaskDayQueries


@dataclass(slots=True)
class FakePlanner:
    """Stands for the worker and its reactions (answers), for PlannerQueries and TaskDays; `cards`
    are all tasks."""

    clock: Clock
    cards: dict[UUID, TaskCard]
    plans: dict[UUID, c.PlanView] = field(default_factory=dict)
    own: c.Rituals = field(default_factory=c.Rituals)

    def provide(self, provider: Provider) -> None:
        for kind in (PlannerQueries, TaskDayQueries):
            provider.provide(lambda: self, provides=kind)

    def answers(self) -> dict[Any, Any]:
        return {c.AcceptPlan: self._accept, c.UndoPlan: self._undo, c.SetRituals: self._set}

    def make(self, number: int, title: str, due: date | None = None, **more: Any) -> TaskCard:
        """An open task."""
        made = {"created_at": self.clock.now(), "due_date": due} | more
        card = TaskCard(id=UUID(int=number), title=title, **made)
        self.cards[card.id] = card
        return card

    def change(self, number: int, **changes: Any) -> None:
        card = self.cards[UUID(int=number)]
        self.cards[card.id] = msgspec.structs.replace(card, **changes)

    def _open(self) -> list[TaskCard]:
        cards = self.cards.values()
        return [card for card in cards if card.completed_at is None and not card.deleted]

    async def list_due(self, _: UUID, first: date | None, last: date) -> tuple[TaskCard, ...]:
        since = first or date.min
        return tuple(one for one in self._open() if one.due_date and since <= one.due_date <= last)

    async def list_undated(self, _: UUID) -> tuple[TaskCard, ...]:
        return tuple(card for card in self._open() if card.due_date is None)

    async def list_repeating(self, _: UUID, last: date) -> tuple[TaskCard, ...]:
        found = await self.list_due(_, None, last)
        return tuple(card for card in found if card.rrule and card.repeat_from == "due")

    async def count_undated(self, user_id: UUID) -> int:
        return len(await self.list_undated(user_id))

    async def count_overdue(self, _: UUID, today: date) -> int:
        return sum(card.due_date is not None and card.due_date < today for card in self._open())

    async def get_daily_loads(
        self, _: UUID, first: date, last: date, default: int
    ) -> dict[date, int]:
        taken: dict[date, int] = {}
        for card in await self.list_due(_, first, last):
            assert card.due_date is not None
            minutes = card.duration_minutes or default
            taken[card.due_date] = taken.get(card.due_date, 0) + minutes
        return taken

    async def list_done(self, _: UUID, since: datetime, until: datetime) -> tuple[TaskCard, ...]:
        cards = self.cards.values()
        return tuple(one for one in cards if one.completed_at and since <= one.completed_at < until)

    async def get_many(self, _: UUID, ids: Collection[UUID]) -> dict[UUID, TaskCard]:
        return {one: self.cards[one] for one in ids if one in self.cards}

    async def get_by_day(self, _: UUID, day: date) -> c.PlanView | None:
        held = [plan for plan in self.plans.values() if plan.kind == "day" and plan.day == day]
        return next((plan for plan in reversed(held) if not plan.undone), None)

    async def get_plan(self, plan_id: UUID, _: UUID) -> c.PlanView | None:
        return self.plans.get(plan_id)

    async def get_rituals(self, _: UUID) -> c.Rituals:
        return self.own

    def _accept(self, command: c.AcceptPlan) -> c.PlanView:
        if command.plan_id in self.plans:
            return self.plans[command.plan_id]
        check_plan(command)
        plan = c.PlanView(
            id=command.plan_id,
            kind=command.kind,
            day=command.day,
            slots=command.slots,
            shifts=command.shifts,
            accepted_at=self.clock.now(),
        )
        for shift in command.shifts:
            self.change(shift.task_id.int, due_date=shift.to_day)
        self.plans[plan.id] = plan
        return plan

    def _undo(self, command: c.UndoPlan) -> c.PlanView:
        if command.plan_id not in self.plans:
            raise NotFound("plan")
        plan = msgspec.structs.replace(self.plans[command.plan_id], undone=True)
        for shift in plan.shifts:
            self.change(shift.task_id.int, due_date=shift.from_day)
        self.plans[plan.id] = plan
        return plan

    def _set(self, command: c.SetRituals) -> c.Rituals:
        given = {"morning_at": command.morning_at, "evening_at": command.evening_at}
        changed = {name: value for name, value in given.items() if value is not msgspec.UNSET}
        self.own = msgspec.structs.replace(self.own, **changed)
        return self.own

"""What every use case of goals needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.career import contracts as c
from core.career.models import Goal, GoalFeed, KeyResultRow, MilestoneRow
from core.career.repository import GoalRepository
from core.career.rules import clean, crossing
from core.career.views import goal_card
from core.kit.clock import Clock
from core.kit.errors import DomainError, NotFound
from core.kit.outbox import Outbox
from core.users.contracts import People

_Parts = tuple[Sequence[KeyResultRow], Sequence[MilestoneRow], Sequence[GoalFeed]]


@dataclass(slots=True, frozen=True, kw_only=True)
class GoalDesk:
    """The person's goals, what became of them, and when."""

    goals: GoalRepository
    people: People
    outbox: Outbox
    clock: Clock

    async def get(self, goal_id: UUID, user_id: UUID, *, deleted: bool = False) -> Goal:
        """The goal, locked; one that was deleted only if asked for. Raises NotFound."""
        goal = await self.goals.find(goal_id, user_id)
        if goal is None or (goal.deleted_at is not None and not deleted):
            raise NotFound("goal")
        return goal

    async def card(self, goal: Goal) -> c.GoalCard:
        return goal_card(goal, *await self._parts(goal))

    async def settled(self, goal: Goal, before: float | None) -> c.GoalCard:
        """The card after its parts changed: a goal all of whose parts are done is reached, and
        one that had them done and has not any more is open again."""
        parts = await self._parts(goal)
        crossed = crossing(before, goal_card(goal, *parts).progress)
        if crossed is True:
            self.reach(goal)
        elif crossed is False:
            self.reopen(goal)
        return goal_card(goal, *parts)

    async def _parts(self, goal: Goal) -> _Parts:
        return (
            await self.goals.results(goal.id),
            await self.goals.milestones(goal.id),
            await self.goals.feeds(goal.id),
        )

    def reach(self, goal: Goal) -> None:
        if goal.reached_at is None:
            goal.reached_at = self.clock.now()
            reached = c.GoalReached(user_id=goal.user_id, at=goal.reached_at, goal_id=goal.id)
            self.outbox.add(reached)

    def reopen(self, goal: Goal) -> None:
        if goal.reached_at is not None:
            goal.reached_at = None
            at = self.clock.now()
            self.outbox.add(c.GoalReopened(user_id=goal.user_id, at=at, goal_id=goal.id))

    async def result(self, goal: Goal, result_id: UUID) -> KeyResultRow:
        """The goal's key result. Raises NotFound, also when it was removed."""
        for row in await self.goals.results(goal.id):
            if row.id == result_id and row.removed_at is None:
                return row
        raise NotFound("key-result")

    async def milestone(self, goal: Goal, milestone_id: UUID) -> MilestoneRow:
        """The goal's milestone. Raises NotFound, also when it was removed."""
        for row in await self.goals.milestones(goal.id):
            if row.id == milestone_id and row.removed_at is None:
                return row
        raise NotFound("milestone")


def new_result(one: c.NewResult, goal_id: UUID, at: datetime) -> KeyResultRow:
    """Raises DomainError `empty-title`, `result-stands-still`."""
    if one.start == one.target:
        raise DomainError("result-stands-still")
    return KeyResultRow(
        id=one.result_id,
        goal_id=goal_id,
        title=clean(one.title),
        unit=" ".join(one.unit.split()),
        start=one.start,
        target=one.target,
        current=one.start,
        created_at=at,
    )


def new_milestone(one: c.NewMilestone, goal_id: UUID, at: datetime) -> MilestoneRow:
    """Raises DomainError `empty-title`."""
    return MilestoneRow(id=one.milestone_id, goal_id=goal_id, title=clean(one.title), created_at=at)

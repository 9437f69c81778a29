"""What every use case of goals needs."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Generic, TypeVar
from uuid import UUID

from core.career.contracts.goals import (
    GoalCard,
    GoalCommand,
    GoalReached,
    GoalReopened,
    NewMilestone,
    NewResult,
)
from core.career.models import Goal, GoalLinkRow, KeyResultRow, MilestoneRow
from core.career.repository import GoalRepository
from core.career.rules import clean_title, detect_completion_change
from core.career.views import build_goal_card
from core.kit.clock import Clock
from core.kit.errors import DomainError, NotFound
from core.kit.outbox import Outbox
from core.users.contracts import UserDirectory

C = TypeVar("C", bound=GoalCommand)
P = TypeVar("P", KeyResultRow, MilestoneRow)
_Parts = tuple[Sequence[KeyResultRow], Sequence[MilestoneRow], Sequence[GoalLinkRow]]


@dataclass(slots=True, frozen=True, kw_only=True)
class GoalService:
    """The person's goals, what became of them, and when."""

    goals: GoalRepository
    users: UserDirectory
    outbox: Outbox
    clock: Clock

    async def load_card(self, goal: Goal) -> GoalCard:
        return build_goal_card(goal, *await self._load_parts(goal))

    async def update_completion(self, goal: Goal, before: float | None) -> GoalCard:
        """The card after its parts changed: a goal all of whose parts are done is reached, and
        one that had them done and has not any more is open again."""
        parts = await self._load_parts(goal)
        crossed = detect_completion_change(before, build_goal_card(goal, *parts).progress)
        if crossed is True:
            self.mark_reached(goal)
        elif crossed is False:
            self.reopen_goal(goal)
        return build_goal_card(goal, *parts)

    async def _load_parts(self, goal: Goal) -> _Parts:
        return (
            await self.goals.list_results(goal.id),
            await self.goals.list_milestones(goal.id),
            await self.goals.list_links(goal.id),
        )

    def mark_reached(self, goal: Goal) -> None:
        if goal.reached_at is None:
            goal.reached_at = self.clock.now()
            reached = GoalReached(user_id=goal.user_id, at=goal.reached_at, goal_id=goal.id)
            self.outbox.add(reached)

    def reopen_goal(self, goal: Goal) -> None:
        if goal.reached_at is not None:
            goal.reached_at = None
            at = self.clock.now()
            self.outbox.add(GoalReopened(user_id=goal.user_id, at=at, goal_id=goal.id))

    async def get_result(self, goal: Goal, result_id: UUID) -> KeyResultRow:
        """The goal's key result. Raises NotFound, also when it was removed."""
        return _get_part(await self.goals.list_results(goal.id), result_id, "key-result")

    async def get_milestone(self, goal: Goal, milestone_id: UUID) -> MilestoneRow:
        """The goal's milestone. Raises NotFound, also when it was removed."""
        return _get_part(await self.goals.list_milestones(goal.id), milestone_id, "milestone")


@dataclass(slots=True, frozen=True, kw_only=True)
class GoalUseCase(ABC, Generic[C]):
    """A change of one of the person's goals, answered by its card."""

    service: GoalService
    accepts_deleted: ClassVar[bool] = False

    async def __call__(self, command: C) -> GoalCard:
        goal = await self.get_goal(command)
        await self.apply_change(goal, command)
        return await self.service.load_card(goal)

    async def get_goal(self, command: C) -> Goal:
        """The goal, locked. Raises NotFound."""
        deleted = self.accepts_deleted
        return await self.service.goals.get(command.goal_id, command.user_id, deleted=deleted)

    @abstractmethod
    async def apply_change(self, goal: Goal, command: C) -> None: ...


def _get_part(rows: Sequence[P], part_id: UUID, name: str) -> P:
    for row in rows:
        if row.id == part_id and row.removed_at is None:
            return row
    raise NotFound(name)


def create_result(item: NewResult, goal_id: UUID, at: datetime) -> KeyResultRow:
    """Raises DomainError `empty-title`, `result-stands-still`."""
    if item.start == item.target:
        raise DomainError("result-stands-still")
    return KeyResultRow(
        id=item.result_id,
        goal_id=goal_id,
        title=clean_title(item.title),
        unit=" ".join(item.unit.split()),
        start=item.start,
        target=item.target,
        current=item.start,
        created_at=at,
    )


def create_milestone(item: NewMilestone, goal_id: UUID, at: datetime) -> MilestoneRow:
    """Raises DomainError `empty-title`."""
    return MilestoneRow(
        id=item.milestone_id, goal_id=goal_id, title=clean_title(item.title), created_at=at
    )

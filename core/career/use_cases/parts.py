"""What a goal is measured by: key results and milestones."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from core.career import contracts as c
from core.career.contracts.goals import MILESTONES, RESULTS
from core.career.models import Goal, KeyResultRow, MilestoneRow, ResultValue
from core.career.rules import clean, result_progress
from core.career.use_cases.goal_desk import GoalDesk, new_milestone, new_result
from core.kit.errors import DomainError, NotFound


class _AboutGoal(Protocol):
    @property
    def goal_id(self) -> UUID: ...

    @property
    def user_id(self) -> UUID: ...


P = TypeVar("P", bound=_AboutGoal)


@dataclass(slots=True, frozen=True, kw_only=True)
class _OnGoal(ABC, Generic[P]):
    """A change of a goal's parts; what it does to the goal as a whole is seen to afterwards."""

    desk: GoalDesk

    async def __call__(self, command: P) -> c.GoalCard:
        goal = await self.desk.get(command.goal_id, command.user_id)
        before = await self.desk.card(goal)
        await self._change(goal, command)
        return await self.desk.settled(goal, before.progress)

    @abstractmethod
    async def _change(self, goal: Goal, command: P) -> None: ...


class AddKeyResult(_OnGoal[c.AddKeyResult]):
    async def _change(self, goal: Goal, command: c.AddKeyResult) -> None:
        rows = await self.desk.goals.results(goal.id)
        if any(row.id == command.result.result_id for row in rows):
            return
        if _left(rows) >= RESULTS:
            raise DomainError("too-many-results", limit=RESULTS)
        row = new_result(command.result, goal.id, self.desk.clock.now())
        await self.desk.goals.add(row)


class EditKeyResult(_OnGoal[c.EditKeyResult]):
    async def _change(self, goal: Goal, command: c.EditKeyResult) -> None:
        row = await self.desk.result(goal, command.result.result_id)
        told = new_result(command.result, goal.id, row.created_at)
        row.title, row.unit = told.title, told.unit
        row.start, row.target = told.start, told.target
        if not await self.desk.goals.values(row.id):
            row.current = row.start


class MoveKeyResult(_OnGoal[c.MoveKeyResult]):
    async def _change(self, goal: Goal, command: c.MoveKeyResult) -> None:
        row = await self.desk.result(goal, command.result_id)
        if await self.desk.goals.value(command.move_id) is not None:
            return
        now = self.desk.clock.now()
        await self.desk.goals.add(
            ResultValue(id=command.move_id, result_id=row.id, at=now, value=command.value)
        )
        row.current = command.value
        moved = c.KeyResultMoved(
            user_id=goal.user_id,
            at=now,
            goal_id=goal.id,
            result_id=row.id,
            value=row.current,
            progress=result_progress(row.start, row.target, row.current),
        )
        self.desk.outbox.add(moved)


class UndoMove(_OnGoal[c.UndoMove]):
    async def _change(self, goal: Goal, command: c.UndoMove) -> None:
        move = await self.desk.goals.value(command.move_id)
        if move is None:
            return
        row = await self.desk.result(goal, move.result_id)
        await self.desk.goals.drop(move)
        values = await self.desk.goals.values(row.id)
        row.current = values[-1].value if values else row.start


class AddMilestone(_OnGoal[c.AddMilestone]):
    async def _change(self, goal: Goal, command: c.AddMilestone) -> None:
        rows = await self.desk.goals.milestones(goal.id)
        if any(row.id == command.milestone.milestone_id for row in rows):
            return
        if _left(rows) >= MILESTONES:
            raise DomainError("too-many-milestones", limit=MILESTONES)
        row = new_milestone(command.milestone, goal.id, self.desk.clock.now())
        await self.desk.goals.add(row)


class EditMilestone(_OnGoal[c.EditMilestone]):
    async def _change(self, goal: Goal, command: c.EditMilestone) -> None:
        row = await self.desk.milestone(goal, command.milestone.milestone_id)
        row.title = clean(command.milestone.title)


class TickMilestone(_OnGoal[c.TickMilestone]):
    async def _change(self, goal: Goal, command: c.TickMilestone) -> None:
        row = await self.desk.milestone(goal, command.milestone_id)
        if row.done_at is None:
            row.done_at = now = self.desk.clock.now()
            self.desk.outbox.add(
                c.MilestoneTicked(
                    user_id=goal.user_id, at=now, goal_id=goal.id, milestone_id=row.id
                )
            )


class UntickMilestone(_OnGoal[c.UntickMilestone]):
    async def _change(self, goal: Goal, command: c.UntickMilestone) -> None:
        (await self.desk.milestone(goal, command.milestone_id)).done_at = None


class RemovePart(_OnGoal[c.RemovePart]):
    async def _change(self, goal: Goal, command: c.RemovePart) -> None:
        row = await _part(self.desk, goal, command)
        row.removed_at = row.removed_at or self.desk.clock.now()


class RestorePart(_OnGoal[c.RestorePart]):
    async def _change(self, goal: Goal, command: c.RestorePart) -> None:
        (await _part(self.desk, goal, command)).removed_at = None


def _left(rows: Sequence[KeyResultRow | MilestoneRow]) -> int:
    return sum(row.removed_at is None for row in rows)


async def _part(
    desk: GoalDesk, goal: Goal, command: c.RemovePart | c.RestorePart
) -> KeyResultRow | MilestoneRow:
    """The key result or milestone, removed or not. Raises NotFound."""
    parts: list[KeyResultRow | MilestoneRow] = [*await desk.goals.results(goal.id)]
    parts += await desk.goals.milestones(goal.id)
    for row in parts:
        if row.id == command.part_id:
            return row
    raise NotFound("milestone")

"""What a goal is measured by: key results and milestones."""

from dataclasses import dataclass

from core.career import contracts as c
from core.career.contracts.goals import MILESTONES, RESULTS
from core.career.models import Goal, KeyResultRow, MilestoneRow, ResultValue
from core.career.rules import result_progress
from core.career.use_cases.goal_desk import GoalDesk, new_milestone, new_result
from core.kit.errors import DomainError, NotFound


@dataclass(slots=True, frozen=True, kw_only=True)
class AddKeyResult:
    desk: GoalDesk

    async def __call__(self, command: c.AddKeyResult) -> c.GoalCard:
        goal = await self.desk.get(command.goal_id, command.user_id)
        before = await self.desk.card(goal)
        rows = await self.desk.goals.results(goal.id)
        if any(row.id == command.result.result_id for row in rows):
            return before
        if len(before.results) >= RESULTS:
            raise DomainError("too-many-results", limit=RESULTS)
        row = new_result(command.result, goal.id, self.desk.clock.now())
        await self.desk.goals.add(row)
        return await self.desk.settled(goal, before.progress)


@dataclass(slots=True, frozen=True, kw_only=True)
class EditKeyResult:
    desk: GoalDesk

    async def __call__(self, command: c.EditKeyResult) -> c.GoalCard:
        goal = await self.desk.get(command.goal_id, command.user_id)
        before = await self.desk.card(goal)
        row = await self.desk.result(goal, command.result.result_id)
        told = new_result(command.result, goal.id, row.created_at)
        row.title, row.unit = told.title, told.unit
        row.start, row.target = told.start, told.target
        if not await self.desk.goals.values(row.id):
            row.current = row.start
        return await self.desk.settled(goal, before.progress)


@dataclass(slots=True, frozen=True, kw_only=True)
class MoveKeyResult:
    desk: GoalDesk

    async def __call__(self, command: c.MoveKeyResult) -> c.GoalCard:
        goal = await self.desk.get(command.goal_id, command.user_id)
        before = await self.desk.card(goal)
        row = await self.desk.result(goal, command.result_id)
        if await self.desk.goals.value(command.move_id) is not None:
            return before
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
        return await self.desk.settled(goal, before.progress)


@dataclass(slots=True, frozen=True, kw_only=True)
class UndoMove:
    desk: GoalDesk

    async def __call__(self, command: c.UndoMove) -> c.GoalCard:
        goal = await self.desk.get(command.goal_id, command.user_id)
        before = await self.desk.card(goal)
        move = await self.desk.goals.value(command.move_id)
        if move is None:
            return before
        row = await self.desk.result(goal, move.result_id)
        await self.desk.goals.drop(move)
        values = await self.desk.goals.values(row.id)
        row.current = values[-1].value if values else row.start
        return await self.desk.settled(goal, before.progress)


@dataclass(slots=True, frozen=True, kw_only=True)
class AddMilestone:
    desk: GoalDesk

    async def __call__(self, command: c.AddMilestone) -> c.GoalCard:
        goal = await self.desk.get(command.goal_id, command.user_id)
        before = await self.desk.card(goal)
        rows = await self.desk.goals.milestones(goal.id)
        if any(row.id == command.milestone.milestone_id for row in rows):
            return before
        if len(before.milestones) >= MILESTONES:
            raise DomainError("too-many-milestones", limit=MILESTONES)
        row = new_milestone(command.milestone, goal.id, self.desk.clock.now())
        await self.desk.goals.add(row)
        return await self.desk.settled(goal, before.progress)


@dataclass(slots=True, frozen=True, kw_only=True)
class TickMilestone:
    desk: GoalDesk

    async def __call__(self, command: c.TickMilestone) -> c.GoalCard:
        goal = await self.desk.get(command.goal_id, command.user_id)
        before = await self.desk.card(goal)
        row = await self.desk.milestone(goal, command.milestone_id)
        if row.done_at is None:
            row.done_at = now = self.desk.clock.now()
            self.desk.outbox.add(
                c.MilestoneTicked(
                    user_id=goal.user_id, at=now, goal_id=goal.id, milestone_id=row.id
                )
            )
        return await self.desk.settled(goal, before.progress)


@dataclass(slots=True, frozen=True, kw_only=True)
class UntickMilestone:
    desk: GoalDesk

    async def __call__(self, command: c.UntickMilestone) -> c.GoalCard:
        goal = await self.desk.get(command.goal_id, command.user_id)
        before = await self.desk.card(goal)
        (await self.desk.milestone(goal, command.milestone_id)).done_at = None
        return await self.desk.settled(goal, before.progress)


@dataclass(slots=True, frozen=True, kw_only=True)
class RemovePart:
    desk: GoalDesk

    async def __call__(self, command: c.RemovePart) -> c.GoalCard:
        goal = await self.desk.get(command.goal_id, command.user_id)
        before = await self.desk.card(goal)
        row = await _part(self.desk, goal, command)
        row.removed_at = row.removed_at or self.desk.clock.now()
        return await self.desk.settled(goal, before.progress)


@dataclass(slots=True, frozen=True, kw_only=True)
class RestorePart:
    desk: GoalDesk

    async def __call__(self, command: c.RestorePart) -> c.GoalCard:
        goal = await self.desk.get(command.goal_id, command.user_id)
        before = await self.desk.card(goal)
        (await _part(self.desk, goal, command)).removed_at = None
        return await self.desk.settled(goal, before.progress)


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

"""What a goal is measured by: key results and milestones."""

from collections.abc import Sequence

from core.career.contracts import parts as career_parts
from core.career.contracts.goals import (
    MAX_MILESTONES,
    MAX_RESULTS,
    GoalCard,
    KeyResultMoved,
    MilestoneTicked,
)
from core.career.models import Goal, KeyResultRow, MilestoneRow, ResultValue
from core.career.rules import calculate_result_progress, clean_title
from core.career.use_cases.goal_service import (
    C,
    GoalService,
    GoalUseCase,
    create_milestone,
    create_result,
)
from core.kit.errors import DomainError, NotFound


class _GoalPartUseCase(GoalUseCase[C]):
    """A change of a goal's parts; what it does to the goal as a whole is seen to afterwards."""

    async def __call__(self, command: C) -> GoalCard:
        goal = await self.get_goal(command)
        before = await self.service.load_card(goal)
        await self.apply_change(goal, command)
        return await self.service.update_completion(goal, before.progress)


class AddKeyResult(_GoalPartUseCase[career_parts.AddKeyResult]):
    async def apply_change(self, goal: Goal, command: career_parts.AddKeyResult) -> None:
        rows = await self.service.goals.list_results(goal.id)
        if any(row.id == command.result.result_id for row in rows):
            return
        if _count_remaining(rows) >= MAX_RESULTS:
            raise DomainError("too-many-results", limit=MAX_RESULTS)
        row = create_result(command.result, goal.id, self.service.clock.now())
        await self.service.goals.insert(row)


class EditKeyResult(_GoalPartUseCase[career_parts.EditKeyResult]):
    async def apply_change(self, goal: Goal, command: career_parts.EditKeyResult) -> None:
        row = await self.service.get_result(goal, command.result.result_id)
        text = create_result(command.result, goal.id, row.created_at)
        row.title, row.unit = text.title, text.unit
        row.start, row.target = text.start, text.target
        if not await self.service.goals.list_values(row.id):
            row.current = row.start


class MoveKeyResult(_GoalPartUseCase[career_parts.MoveKeyResult]):
    async def apply_change(self, goal: Goal, command: career_parts.MoveKeyResult) -> None:
        row = await self.service.get_result(goal, command.result_id)
        if await self.service.goals.find_value(command.move_id) is not None:
            return
        now = self.service.clock.now()
        await self.service.goals.insert(
            ResultValue(id=command.move_id, result_id=row.id, at=now, value=command.value)
        )
        row.current = command.value
        moved = KeyResultMoved(
            user_id=goal.user_id,
            at=now,
            goal_id=goal.id,
            result_id=row.id,
            value=row.current,
            progress=calculate_result_progress(row.start, row.target, row.current),
        )
        self.service.outbox.add(moved)


class UndoMove(_GoalPartUseCase[career_parts.UndoMove]):
    async def apply_change(self, goal: Goal, command: career_parts.UndoMove) -> None:
        move = await self.service.goals.find_value(command.move_id)
        if move is None:
            return
        row = await self.service.get_result(goal, move.result_id)
        await self.service.goals.delete(move)
        values = await self.service.goals.list_values(row.id)
        row.current = values[-1].value if values else row.start


class AddMilestone(_GoalPartUseCase[career_parts.AddMilestone]):
    async def apply_change(self, goal: Goal, command: career_parts.AddMilestone) -> None:
        rows = await self.service.goals.list_milestones(goal.id)
        if any(row.id == command.milestone.milestone_id for row in rows):
            return
        if _count_remaining(rows) >= MAX_MILESTONES:
            raise DomainError("too-many-milestones", limit=MAX_MILESTONES)
        row = create_milestone(command.milestone, goal.id, self.service.clock.now())
        await self.service.goals.insert(row)


class EditMilestone(_GoalPartUseCase[career_parts.EditMilestone]):
    async def apply_change(self, goal: Goal, command: career_parts.EditMilestone) -> None:
        row = await self.service.get_milestone(goal, command.milestone.milestone_id)
        row.title = clean_title(command.milestone.title)


class TickMilestone(_GoalPartUseCase[career_parts.TickMilestone]):
    async def apply_change(self, goal: Goal, command: career_parts.TickMilestone) -> None:
        row = await self.service.get_milestone(goal, command.milestone_id)
        if row.done_at is None:
            row.done_at = now = self.service.clock.now()
            self.service.outbox.add(
                MilestoneTicked(user_id=goal.user_id, at=now, goal_id=goal.id, milestone_id=row.id)
            )


class UntickMilestone(_GoalPartUseCase[career_parts.UntickMilestone]):
    async def apply_change(self, goal: Goal, command: career_parts.UntickMilestone) -> None:
        (await self.service.get_milestone(goal, command.milestone_id)).done_at = None


class RemovePart(_GoalPartUseCase[career_parts.RemovePart]):
    async def apply_change(self, goal: Goal, command: career_parts.RemovePart) -> None:
        row = await _get_part(self.service, goal, command)
        row.removed_at = row.removed_at or self.service.clock.now()


class RestorePart(_GoalPartUseCase[career_parts.RestorePart]):
    async def apply_change(self, goal: Goal, command: career_parts.RestorePart) -> None:
        (await _get_part(self.service, goal, command)).removed_at = None


def _count_remaining(rows: Sequence[KeyResultRow | MilestoneRow]) -> int:
    return sum(row.removed_at is None for row in rows)


async def _get_part(
    service: GoalService, goal: Goal, command: career_parts.RemovePart | career_parts.RestorePart
) -> KeyResultRow | MilestoneRow:
    """The key result or milestone, removed or not. Raises NotFound."""
    parts: list[KeyResultRow | MilestoneRow] = [*await service.goals.list_results(goal.id)]
    parts += await service.goals.list_milestones(goal.id)
    for row in parts:
        if row.id == command.part_id:
            return row
    raise NotFound("milestone")

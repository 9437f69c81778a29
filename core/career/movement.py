"""Which goals moved lately."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.career.models import Goal, KeyResultRow, MilestoneRow, ResultValue


@dataclass(slots=True, frozen=True)
class GoalMovementQueries:
    session: AsyncSession

    async def count_moves_since(self, user_id: UUID, since: datetime) -> Counter[UUID]:
        """Moves of key results and milestones ticked since then, by goal."""
        moves = (
            select(KeyResultRow.goal_id, func.count(ResultValue.id))
            .join(ResultValue, ResultValue.result_id == KeyResultRow.id)
            .join(Goal, Goal.id == KeyResultRow.goal_id)
            .where(Goal.user_id == user_id, ResultValue.at >= since)
            .group_by(KeyResultRow.goal_id)
        )
        ticks = (
            select(MilestoneRow.goal_id, func.count(MilestoneRow.id))
            .join(Goal, Goal.id == MilestoneRow.goal_id)
            .where(Goal.user_id == user_id, MilestoneRow.done_at >= since)
            .group_by(MilestoneRow.goal_id)
        )
        found: Counter[UUID] = Counter()
        for counted in (moves, ticks):
            for goal_id, count in await self.session.execute(counted):
                found[goal_id] += count
        return found

"""Reading goals."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.career import contracts as c
from core.career.models import Goal, GoalFeed, KeyResultRow, MilestoneRow, ResultValue
from core.career.views import goal_card, goal_line


@dataclass(slots=True, frozen=True)
class GoalQueries:
    session: AsyncSession

    async def active(self, user_id: UUID) -> tuple[c.GoalLine, ...]:
        """Goals neither archived nor deleted: the unreached before the reached, the nearest
        deadline first."""
        mine = _mine(user_id).where(Goal.archived_at.is_(None))
        order = (Goal.reached_at.is_not(None), Goal.deadline.asc().nulls_last(), Goal.created_at)
        return await self._lines(mine.order_by(*order))

    async def archived(self, user_id: UUID) -> tuple[c.GoalLine, ...]:
        """The archive, the latest first."""
        mine = _mine(user_id).where(Goal.archived_at.is_not(None))
        return await self._lines(mine.order_by(Goal.archived_at.desc()))

    async def card(self, goal_id: UUID, user_id: UUID) -> c.GoalCard | None:
        """The owner's goal, archived and deleted ones too, or None."""
        mine = select(Goal).where(Goal.id == goal_id, Goal.user_id == user_id)
        found = await self._cards(mine)
        return found[0] if found else None

    async def cards(self, user_id: UUID) -> tuple[c.GoalCard, ...]:
        """All goals of the person that are not deleted, whole, in the order they were made."""
        return await self._cards(_mine(user_id).order_by(Goal.created_at, Goal.id))

    async def feeds(self, user_id: UUID) -> dict[UUID, tuple[c.Feed, ...]]:
        """What feeds the person's active goals, by goal."""
        rows = await self.session.scalars(
            select(GoalFeed)
            .join(Goal, Goal.id == GoalFeed.goal_id)
            .where(Goal.user_id == user_id, Goal.archived_at.is_(None), Goal.deleted_at.is_(None))
            .order_by(GoalFeed.at)
        )
        found: dict[UUID, tuple[c.Feed, ...]] = defaultdict(tuple)
        for row in rows:
            found[row.goal_id] += (c.Feed(row.kind, row.subject_id),)
        return dict(found)

    async def fed_by(self, subject_id: UUID, user_id: UUID) -> tuple[c.GoalLine, ...]:
        """The person's goals that the task, habit or skill leads to."""
        led = select(GoalFeed.goal_id).where(GoalFeed.subject_id == subject_id)
        return await self._lines(_mine(user_id).where(Goal.id.in_(led)).order_by(Goal.created_at))

    async def values(self, goal_id: UUID, user_id: UUID) -> tuple[c.Value, ...]:
        """Every move of the goal's key results, the oldest first."""
        rows = await self.session.scalars(
            select(ResultValue)
            .join(KeyResultRow, KeyResultRow.id == ResultValue.result_id)
            .join(Goal, Goal.id == KeyResultRow.goal_id)
            .where(Goal.id == goal_id, Goal.user_id == user_id, KeyResultRow.removed_at.is_(None))
            .order_by(ResultValue.at, ResultValue.id)
        )
        return tuple(
            c.Value(move_id=row.id, result_id=row.result_id, at=row.at, value=row.value)
            for row in rows
        )

    async def _cards(self, wanted: Any) -> tuple[c.GoalCard, ...]:
        goals = (await self.session.scalars(wanted)).all()
        ids = [goal.id for goal in goals]
        results, milestones = await self._parts(ids)
        feeds: dict[UUID, list[GoalFeed]] = defaultdict(list)
        its = select(GoalFeed).where(GoalFeed.goal_id.in_(ids)).order_by(GoalFeed.at)
        for feed in await self.session.scalars(its):
            feeds[feed.goal_id].append(feed)
        return tuple(
            goal_card(goal, results[goal.id], milestones[goal.id], feeds[goal.id]) for goal in goals
        )

    async def _lines(self, wanted: Any) -> tuple[c.GoalLine, ...]:
        goals = (await self.session.scalars(wanted)).all()
        results, milestones = await self._parts([goal.id for goal in goals])
        return tuple(goal_line(goal, results[goal.id], milestones[goal.id]) for goal in goals)

    async def _parts(
        self, goal_ids: Collection[UUID]
    ) -> tuple[dict[UUID, list[KeyResultRow]], dict[UUID, list[MilestoneRow]]]:
        results: dict[UUID, list[KeyResultRow]] = defaultdict(list)
        milestones: dict[UUID, list[MilestoneRow]] = defaultdict(list)
        if goal_ids:
            for result in await self.session.scalars(_of(KeyResultRow, goal_ids)):
                results[result.goal_id].append(result)
            for milestone in await self.session.scalars(_of(MilestoneRow, goal_ids)):
                milestones[milestone.goal_id].append(milestone)
        return results, milestones


def _mine(user_id: UUID) -> Any:
    return select(Goal).where(Goal.user_id == user_id, Goal.deleted_at.is_(None))


def _of(kind: Any, goal_ids: Collection[UUID]) -> Any:
    found = select(kind).where(kind.goal_id.in_(goal_ids), kind.removed_at.is_(None))
    return found.order_by(kind.created_at, kind.id)

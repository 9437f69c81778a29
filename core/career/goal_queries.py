"""Reading goals."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.career.contracts.goals import GoalCard, GoalLink, GoalSummary, KeyResultValue
from core.career.models import Goal, GoalLinkRow, KeyResultRow, MilestoneRow, ResultValue
from core.career.views import build_goal_card, build_goal_summary

_NEAREST_FIRST = (Goal.deadline.asc().nulls_last(), Goal.created_at)


@dataclass(slots=True, frozen=True)
class GoalQueries:
    session: AsyncSession

    async def list_active(self, user_id: UUID) -> tuple[GoalSummary, ...]:
        """Goals neither archived nor deleted: the unreached before the reached, the nearest
        deadline first."""
        mine = _select_goals(user_id).where(Goal.archived_at.is_(None))
        return await self._load_summaries(
            mine.order_by(Goal.reached_at.is_not(None), *_NEAREST_FIRST)
        )

    async def list_archived(self, user_id: UUID) -> tuple[GoalSummary, ...]:
        """The archive, the latest first."""
        mine = _select_goals(user_id).where(Goal.archived_at.is_not(None))
        return await self._load_summaries(mine.order_by(Goal.archived_at.desc()))

    async def get_card(self, goal_id: UUID, user_id: UUID) -> GoalCard | None:
        """The owner's goal, archived and deleted ones too, or None."""
        mine = select(Goal).where(Goal.id == goal_id, Goal.user_id == user_id)
        found = await self._load_cards(mine)
        return found[0] if found else None

    async def list_open_cards(self, user_id: UUID) -> tuple[GoalCard, ...]:
        """Active goals that are not reached, whole, the nearest deadline first."""
        mine = _select_goals(user_id).where(Goal.archived_at.is_(None), Goal.reached_at.is_(None))
        return await self._load_cards(mine.order_by(*_NEAREST_FIRST))

    async def count_reached(self, user_id: UUID) -> int:
        """Active goals that are reached."""
        mine = _select_goals(user_id).where(
            Goal.archived_at.is_(None), Goal.reached_at.is_not(None)
        )
        counted = select(func.count()).select_from(mine.subquery())
        return await self.session.scalar(counted) or 0

    async def list_links(self, user_id: UUID) -> dict[UUID, tuple[GoalLink, ...]]:
        """What feeds the person's active goals, by goal."""
        rows = await self.session.scalars(
            select(GoalLinkRow)
            .join(Goal, Goal.id == GoalLinkRow.goal_id)
            .where(Goal.user_id == user_id, Goal.archived_at.is_(None), Goal.deleted_at.is_(None))
            .order_by(GoalLinkRow.at)
        )
        found: dict[UUID, tuple[GoalLink, ...]] = defaultdict(tuple)
        for row in rows:
            found[row.goal_id] += (GoalLink(row.kind, row.subject_id),)
        return dict(found)

    async def list_linked_goals(self, subject_id: UUID, user_id: UUID) -> tuple[GoalSummary, ...]:
        """The person's goals that the task, habit or skill leads to."""
        led = select(GoalLinkRow.goal_id).where(GoalLinkRow.subject_id == subject_id)
        return await self._load_summaries(
            _select_goals(user_id).where(Goal.id.in_(led)).order_by(Goal.created_at)
        )

    async def list_values(self, goal_id: UUID, user_id: UUID) -> tuple[KeyResultValue, ...]:
        """Every move of the goal's key results, the oldest first."""
        rows = await self.session.scalars(
            select(ResultValue)
            .join(KeyResultRow, KeyResultRow.id == ResultValue.result_id)
            .join(Goal, Goal.id == KeyResultRow.goal_id)
            .where(Goal.id == goal_id, Goal.user_id == user_id, KeyResultRow.removed_at.is_(None))
            .order_by(ResultValue.at, ResultValue.id)
        )
        return tuple(
            KeyResultValue(move_id=row.id, result_id=row.result_id, at=row.at, value=row.value)
            for row in rows
        )

    async def _load_cards(self, wanted: Any) -> tuple[GoalCard, ...]:
        goals = (await self.session.scalars(wanted)).all()
        ids = [goal.id for goal in goals]
        results, milestones = await self._load_parts(ids)
        feeds: dict[UUID, list[GoalLinkRow]] = defaultdict(list)
        its = select(GoalLinkRow).where(GoalLinkRow.goal_id.in_(ids)).order_by(GoalLinkRow.at)
        for feed in await self.session.scalars(its):
            feeds[feed.goal_id].append(feed)
        return tuple(
            build_goal_card(goal, results[goal.id], milestones[goal.id], feeds[goal.id])
            for goal in goals
        )

    async def _load_summaries(self, wanted: Any) -> tuple[GoalSummary, ...]:
        goals = (await self.session.scalars(wanted)).all()
        results, milestones = await self._load_parts([goal.id for goal in goals])
        return tuple(
            build_goal_summary(goal, results[goal.id], milestones[goal.id]) for goal in goals
        )

    async def _load_parts(
        self, goal_ids: Collection[UUID]
    ) -> tuple[dict[UUID, list[KeyResultRow]], dict[UUID, list[MilestoneRow]]]:
        results: dict[UUID, list[KeyResultRow]] = defaultdict(list)
        milestones: dict[UUID, list[MilestoneRow]] = defaultdict(list)
        if goal_ids:
            for result in await self.session.scalars(_select_parts(KeyResultRow, goal_ids)):
                results[result.goal_id].append(result)
            for milestone in await self.session.scalars(_select_parts(MilestoneRow, goal_ids)):
                milestones[milestone.goal_id].append(milestone)
        return results, milestones


def _select_goals(user_id: UUID) -> Any:
    return select(Goal).where(Goal.user_id == user_id, Goal.deleted_at.is_(None))


def _select_parts(kind: Any, goal_ids: Collection[UUID]) -> Any:
    found = select(kind).where(kind.goal_id.in_(goal_ids), kind.removed_at.is_(None))
    return found.order_by(kind.created_at, kind.id)

"""Writing goals and skills; every look-up names the owner."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.career import models as m
from core.kit.database import Base
from core.kit.owned import find_owned_row


@dataclass(slots=True, frozen=True)
class GoalRepository:
    session: AsyncSession

    async def add(self, *rows: Base) -> None:
        self.session.add_all(rows)
        await self.session.flush()

    async def delete_row(self, row: Base) -> None:
        await self.session.delete(row)
        await self.session.flush()

    async def find(self, goal_id: UUID, user_id: UUID) -> m.Goal | None:
        """The owner's goal, locked, or None. Raises NotFound if it is somebody else's."""
        return await find_owned_row(self.session, m.Goal, goal_id, user_id, "goal")

    async def count(self, user_id: UUID) -> int:
        """How many goals the person has that are not deleted."""
        mine = select(func.count(m.Goal.id)).where(
            m.Goal.user_id == user_id, m.Goal.deleted_at.is_(None)
        )
        return await self.session.scalar(mine) or 0

    async def list_results(self, goal_id: UUID) -> Sequence[m.KeyResultRow]:
        """In the order they were made, removed ones too."""
        its = select(m.KeyResultRow).where(m.KeyResultRow.goal_id == goal_id)
        ordered = its.order_by(m.KeyResultRow.created_at, m.KeyResultRow.id)
        return (await self.session.scalars(ordered)).all()

    async def list_milestones(self, goal_id: UUID) -> Sequence[m.MilestoneRow]:
        """In the order they were made, removed ones too."""
        its = select(m.MilestoneRow).where(m.MilestoneRow.goal_id == goal_id)
        ordered = its.order_by(m.MilestoneRow.created_at, m.MilestoneRow.id)
        return (await self.session.scalars(ordered)).all()

    async def list_links(self, goal_id: UUID) -> Sequence[m.GoalLinkRow]:
        its = (
            select(m.GoalLinkRow).where(m.GoalLinkRow.goal_id == goal_id).order_by(m.GoalLinkRow.at)
        )
        return (await self.session.scalars(its)).all()

    async def list_values(self, result_id: UUID) -> Sequence[m.ResultValue]:
        """All moves of a key result, the oldest first."""
        its = select(m.ResultValue).where(m.ResultValue.result_id == result_id)
        ordered = its.order_by(m.ResultValue.at, m.ResultValue.id)
        return (await self.session.scalars(ordered)).all()

    async def find_value(self, move_id: UUID) -> m.ResultValue | None:
        return await self.session.get(m.ResultValue, move_id)


@dataclass(slots=True, frozen=True)
class SkillRepository:
    session: AsyncSession

    async def add(self, *rows: Base) -> None:
        self.session.add_all(rows)
        await self.session.flush()

    async def delete_row(self, row: Base) -> None:
        await self.session.delete(row)
        await self.session.flush()

    async def find(self, skill_id: UUID, user_id: UUID) -> m.Skill | None:
        """The owner's skill, locked, or None. Raises NotFound if it is somebody else's."""
        return await find_owned_row(self.session, m.Skill, skill_id, user_id, "skill")

    async def count(self, user_id: UUID) -> int:
        """How many skills the person has that are not deleted."""
        mine = select(func.count(m.Skill.id)).where(
            m.Skill.user_id == user_id, m.Skill.deleted_at.is_(None)
        )
        return await self.session.scalar(mine) or 0

    async def find_turn(self, skill_id: UUID, turn: int) -> m.SkillTurn | None:
        return await self.session.get(m.SkillTurn, (skill_id, turn))

    async def find_practice(self, practice_id: UUID) -> m.PracticeRow | None:
        return await self.session.get(m.PracticeRow, practice_id)

    async def list_practices(self, skill_id: UUID, limit: int) -> Sequence[m.PracticeRow]:
        """The latest that were not removed."""
        its = select(m.PracticeRow).where(
            m.PracticeRow.skill_id == skill_id, m.PracticeRow.removed_at.is_(None)
        )
        ordered = its.order_by(m.PracticeRow.at.desc(), m.PracticeRow.id)
        return (await self.session.scalars(ordered.limit(limit))).all()

    async def sum_minutes(self, skill_id: UUID) -> int:
        """All practice that was not removed."""
        its = select(func.sum(m.PracticeRow.minutes)).where(
            m.PracticeRow.skill_id == skill_id, m.PracticeRow.removed_at.is_(None)
        )
        return int(await self.session.scalar(its) or 0)

    async def list_evidence(self, skill_id: UUID) -> Sequence[m.EvidenceRow]:
        """In the order it was written, removed pieces too."""
        its = select(m.EvidenceRow).where(m.EvidenceRow.skill_id == skill_id)
        ordered = its.order_by(m.EvidenceRow.at, m.EvidenceRow.id)
        return (await self.session.scalars(ordered)).all()

"""Writing goals and skills; every look-up names the owner."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import func, select

from core.career import models as m
from core.kit.errors import NotFound
from core.kit.repositories import OwnedRepository

R = TypeVar("R", bound=m.Goal | m.Skill)
_P = TypeVar("_P", m.KeyResultRow, m.MilestoneRow)


class _CareerRepository(OwnedRepository[R]):
    async def get(self, id: UUID, user_id: UUID, *, deleted: bool = False) -> R:
        """The person's row, locked; one that was deleted only if asked for. Raises NotFound."""
        row = await super().get(id, user_id)
        if row.deleted_at is not None and not deleted:
            raise NotFound(self.name)
        return row

    async def count(self, user_id: UUID) -> int:
        """How many the person has that are not deleted."""
        mine = select(func.count(self.model.id)).where(
            self.model.user_id == user_id, self.model.deleted_at.is_(None)
        )
        return await self.session.scalar(mine) or 0


class GoalRepository(_CareerRepository[m.Goal]):
    model, name = m.Goal, "goal"

    async def list_results(self, goal_id: UUID) -> Sequence[m.KeyResultRow]:
        return await self._list_parts(m.KeyResultRow, goal_id)

    async def list_milestones(self, goal_id: UUID) -> Sequence[m.MilestoneRow]:
        return await self._list_parts(m.MilestoneRow, goal_id)

    async def _list_parts(self, kind: type[_P], goal_id: UUID) -> Sequence[_P]:
        """In the order they were made, removed ones too."""
        its = select(kind).where(kind.goal_id == goal_id).order_by(kind.created_at, kind.id)
        return (await self.session.scalars(its)).all()

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


class SkillRepository(_CareerRepository[m.Skill]):
    model, name = m.Skill, "skill"

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

"""Reading skills."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.career.contracts.skills import PracticePage, SkillCard, SkillSummary
from core.career.models import EvidenceRow, PracticeRow, Skill
from core.career.views import (
    LATEST_PRACTICES,
    build_practice,
    build_skill_card,
    build_skill_summary,
)


@dataclass(slots=True, frozen=True)
class SkillQueries:
    session: AsyncSession

    async def list_active(self, user_id: UUID) -> tuple[SkillSummary, ...]:
        """Skills neither archived nor deleted, in the order they were made."""
        mine = _select_skills(user_id).where(Skill.archived_at.is_(None))
        return await self._load_summaries(mine.order_by(Skill.created_at, Skill.id))

    async def list_archived(self, user_id: UUID) -> tuple[SkillSummary, ...]:
        """The archive, the latest first."""
        mine = _select_skills(user_id).where(Skill.archived_at.is_not(None))
        return await self._load_summaries(mine.order_by(Skill.archived_at.desc()))

    async def get_summaries(
        self, requested: Collection[tuple[UUID, UUID]]
    ) -> dict[tuple[UUID, UUID], SkillSummary]:
        """Of the pairs (skill, owner) those that are, whatever their state."""
        wanted = select(Skill).where(Skill.id.in_({skill_id for skill_id, _ in requested}))
        rows = [
            row for row in await self.session.scalars(wanted) if (row.id, row.user_id) in requested
        ]
        minutes = await self._sum_minutes([row.id for row in rows])
        return {
            (row.id, row.user_id): build_skill_summary(row, minutes.get(row.id, 0)) for row in rows
        }

    async def get_card(self, skill_id: UUID, user_id: UUID) -> SkillCard | None:
        """The owner's skill, archived and deleted ones too, or None."""
        skill = await self.session.get(Skill, skill_id)
        if skill is None or skill.user_id != user_id:
            return None
        evidence = await self.session.scalars(
            select(EvidenceRow)
            .where(EvidenceRow.skill_id == skill_id, EvidenceRow.removed_at.is_(None))
            .order_by(EvidenceRow.at, EvidenceRow.id)
        )
        latest = await self.session.scalars(_select_practices(skill_id).limit(LATEST_PRACTICES))
        minutes = await self._sum_minutes([skill_id])
        return build_skill_card(skill, minutes.get(skill_id, 0), evidence, latest)

    async def list_practices(
        self, skill_id: UUID, user_id: UUID, offset: int, limit: int
    ) -> PracticePage:
        """A page of the owner's log, the latest first."""
        mine = _select_practices(skill_id).join(Skill).where(Skill.user_id == user_id)
        total = await self.session.scalar(
            select(func.count()).select_from(mine.order_by(None).subquery())
        )
        rows = await self.session.scalars(mine.offset(offset).limit(limit))
        return PracticePage(tuple(build_practice(row) for row in rows), total or 0)

    async def sum_practice(
        self, user_id: UUID, since: datetime, until: datetime | None = None
    ) -> dict[UUID, int]:
        """Minutes of practice by skill, from `since` until before `until`."""
        counted = (
            select(PracticeRow.skill_id, func.sum(PracticeRow.minutes))
            .join(Skill, Skill.id == PracticeRow.skill_id)
            .where(
                Skill.user_id == user_id,
                PracticeRow.at >= since,
                PracticeRow.removed_at.is_(None),
            )
            .group_by(PracticeRow.skill_id)
        )
        if until is not None:
            counted = counted.where(PracticeRow.at < until)
        return {skill_id: int(minutes) for skill_id, minutes in await self.session.execute(counted)}

    async def _load_summaries(self, wanted: Any) -> tuple[SkillSummary, ...]:
        skills = (await self.session.scalars(wanted)).all()
        minutes = await self._sum_minutes([skill.id for skill in skills])
        return tuple(build_skill_summary(skill, minutes.get(skill.id, 0)) for skill in skills)

    async def _sum_minutes(self, skill_ids: Collection[UUID]) -> dict[UUID, int]:
        """All practice by skill."""
        if not skill_ids:
            return {}
        counted = (
            select(PracticeRow.skill_id, func.sum(PracticeRow.minutes))
            .where(PracticeRow.skill_id.in_(skill_ids), PracticeRow.removed_at.is_(None))
            .group_by(PracticeRow.skill_id)
        )
        return {skill_id: int(minutes) for skill_id, minutes in await self.session.execute(counted)}


def _select_skills(user_id: UUID) -> Any:
    return select(Skill).where(Skill.user_id == user_id, Skill.deleted_at.is_(None))


def _select_practices(skill_id: UUID) -> Any:
    found = select(PracticeRow).where(
        PracticeRow.skill_id == skill_id, PracticeRow.removed_at.is_(None)
    )
    return found.order_by(PracticeRow.at.desc(), PracticeRow.id)

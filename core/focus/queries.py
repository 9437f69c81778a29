"""Reading sessions."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.focus.contracts import FocusSettings, FocusView
from core.focus.models import FocusSession, FocusSettingsRow
from core.focus.rules import Stretch, stretch
from core.focus.views import view


@dataclass(slots=True, frozen=True)
class FocusQueries:
    session: AsyncSession

    async def active(self, user_id: UUID) -> FocusView | None:
        """The session under way."""
        mine = select(FocusSession).where(
            FocusSession.user_id == user_id, FocusSession.ended_at.is_(None)
        )
        row = (await self.session.execute(mine)).scalar_one_or_none()
        return view(row, await self.settings(user_id)) if row else None

    async def one(self, session_id: UUID, user_id: UUID) -> FocusView | None:
        """The owner's session."""
        row = await self.session.get(FocusSession, session_id)
        if row is None or row.user_id != user_id:
            return None
        return view(row, await self.settings(user_id))

    async def settings(self, user_id: UUID) -> FocusSettings:
        row = await self.session.get(FocusSettingsRow, user_id)
        return row.settings() if row else FocusSettings()

    async def stretches(self, user_id: UUID, since: datetime, zone: str) -> tuple[Stretch, ...]:
        """Work of a minute or more that began at `since` or later and has ended, on the person's
        own clock."""
        mine = (
            select(FocusSession)
            .where(
                FocusSession.user_id == user_id,
                FocusSession.phase == "work",
                FocusSession.started_at >= since,
                FocusSession.ended_at.is_not(None),
            )
            .order_by(FocusSession.started_at)
        )
        rows = (await self.session.execute(mine)).scalars()
        found = (stretch(view(row, FocusSettings()), zone) for row in rows)
        return tuple(one for one in found if one.minutes >= 1)

    async def minutes_on(self, user_id: UUID, subjects: Collection[UUID]) -> int:
        """Minutes of work, finished or given up, on any of these tasks and skills."""
        if not subjects:
            return 0
        lasted = func.extract("epoch", FocusSession.ended_at - FocusSession.started_at)
        spent = func.least(lasted - FocusSession.paused_seconds, FocusSession.planned_seconds)
        mine = select(func.sum(spent)).where(
            FocusSession.user_id == user_id,
            FocusSession.phase == "work",
            FocusSession.ended_at.is_not(None),
            FocusSession.subject_id.in_(subjects),
        )
        return round(float(await self.session.scalar(mine) or 0) / 60)

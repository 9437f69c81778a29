"""Reading sessions."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.focus.contracts import FocusSettings, FocusView
from core.focus.models import FocusSession, FocusSettingsRow, build_timing
from core.focus.rules import (
    GOAL_LOOKBACK,
    ReachedGoal,
    Stretch,
    build_stretch,
    find_reached_goals,
    summarize_stretches,
)
from core.focus.views import build_focus_view
from core.users.contracts import Profile


@dataclass(slots=True, frozen=True)
class FocusQueries:
    session: AsyncSession

    async def get_active(self, user_id: UUID) -> FocusView | None:
        """The session under way."""
        mine = select(FocusSession).where(
            FocusSession.user_id == user_id, FocusSession.ended_at.is_(None)
        )
        return await self._get_view(mine)

    async def get_session(self, session_id: UUID, user_id: UUID) -> FocusView | None:
        """The owner's session."""
        its = (FocusSession.id == session_id, FocusSession.user_id == user_id)
        return await self._get_view(select(FocusSession).where(*its))

    async def find_finished(
        self, session_id: UUID, user_id: UUID, now: datetime
    ) -> FocusView | None:
        """The session as it ended, also while its end is still to be written; None when it is not
        over or the person has gone on to the next one."""
        view, going = await self.get_session(session_id, user_id), await self.get_active(user_id)
        if view is None or (going is not None and going.id != session_id):
            return None
        if view.ended_at is not None:
            return view
        return replace(view, ended_at=view.due_at, end="finished") if view.is_over(now) else None

    async def list_reached_goals(self, view: FocusView, profile: Profile) -> list[ReachedGoal]:
        """The goals that were not reached before this session."""
        if view.phase != "work" or view.ended_at is None:
            return []
        settings = await self.get_settings(profile.id)
        if not settings.daily_goal and not settings.weekly_goal:
            return []
        since = view.started_at - GOAL_LOOKBACK
        spent = await self.list_stretches(profile.id, since, profile.zone, profile.day_start)
        minutes = view.calculate_elapsed(view.ended_at) / timedelta(minutes=1)
        day = profile.get_day(view.started_at)
        return find_reached_goals(settings, summarize_stretches(spent), day, minutes)

    async def get_settings(self, user_id: UUID) -> FocusSettings:
        row = await self.session.get(FocusSettingsRow, user_id)
        return row.build_settings() if row else FocusSettings()

    async def list_stretches(
        self,
        user_id: UUID,
        since: datetime,
        zone: str,
        day_start: time = time(0),
        until: datetime | None = None,
    ) -> tuple[Stretch, ...]:
        """Work of a minute or more that began at `since` or later, before `until`, and has ended;
        on the person's own clock."""
        mine = (
            select(FocusSession.__table__)
            .where(
                FocusSession.user_id == user_id,
                FocusSession.phase == "work",
                FocusSession.started_at >= since,
                FocusSession.ended_at.is_not(None),
            )
            .order_by(FocusSession.started_at)
        )
        if until is not None:
            mine = mine.where(FocusSession.started_at < until)
        found = (
            build_stretch(build_timing(row), row.end, row.title, row.tags, zone, day_start)
            for row in await self.session.execute(mine)
        )
        return tuple(one for one in found if one.minutes >= 1)

    async def list_recent_stretches(
        self, profile: Profile, now: datetime, days: int
    ) -> list[Stretch]:
        """Work of the person's last `days` days, today included."""
        since, first = (
            now - timedelta(days=days + 1),
            profile.get_day(now) - timedelta(days=days - 1),
        )
        found = await self.list_stretches(profile.id, since, profile.zone, profile.day_start)
        return [one for one in found if one.day >= first]

    async def sum_minutes(self, user_id: UUID, subjects: Collection[UUID]) -> int:
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

    async def _get_view(self, mine: Select[FocusSession]) -> FocusView | None:
        """With the owner's lengths, in the same statement."""
        own = FocusSettingsRow.user_id == FocusSession.user_id
        asked = mine.add_columns(FocusSettingsRow).outerjoin(FocusSettingsRow, own)
        row = (await self.session.execute(asked)).one_or_none()
        if row is None:
            return None
        return build_focus_view(row[0], row[1].build_settings() if row[1] else FocusSettings())

"""How a person's focus goes, in figures."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.focus.models import FocusSession
from core.focus.queries import FocusQueries


class FocusRhythm(msgspec.Struct, frozen=True, kw_only=True):
    """Sessions of work, of them given up and begun at night (23–5); `rests` taken; minutes of work
    on the longest day."""

    sessions: int
    interrupted: int
    at_night: int
    rests: int
    longest_day: int


@dataclass(slots=True, frozen=True)
class RhythmQueries:
    session: AsyncSession

    async def get_rhythm(
        self, user_id: UUID, zone: str, now: datetime, days: int = 7
    ) -> FocusRhythm:
        """The figures of the last `days`."""
        since = now - timedelta(days=days)
        spent = await FocusQueries(self.session).list_stretches(user_id, since, zone)
        by_day: defaultdict[date, float] = defaultdict(float)
        for one in spent:
            by_day[one.day] += one.minutes
        return FocusRhythm(
            sessions=len(spent),
            interrupted=sum(not one.finished for one in spent),
            at_night=sum(one.hour >= 23 or one.hour < 5 for one in spent),
            rests=await self._count_breaks(user_id, since),
            longest_day=round(max(by_day.values(), default=0)),
        )

    async def _count_breaks(self, user_id: UUID, since: datetime) -> int:
        """Breaks that were not skipped."""
        mine = select(func.count(FocusSession.id)).where(
            FocusSession.user_id == user_id,
            FocusSession.phase != "work",
            FocusSession.started_at >= since,
            FocusSession.end == "finished",
        )
        return await self.session.scalar(mine) or 0

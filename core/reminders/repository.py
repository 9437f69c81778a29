"""Writing reminders."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.kit.clock import Clock
from core.kit.errors import NotFound
from core.reminders.contracts import INSTANTS, Timetable
from core.reminders.models import Reminder
from core.reminders.rules import Schedule, to_instant


@dataclass(slots=True, frozen=True)
class ReminderRepository:
    """Implements the ReminderBook port."""

    session: AsyncSession
    clock: Clock

    async def schedule(
        self, user_id: UUID, kind: str, subject_id: UUID, times: Sequence[Timetable], zone: str
    ) -> datetime | None:
        await self._clear(user_id, kind, subject_id)
        now = self.clock.now()
        rows: list[dict[str, Any]] = []
        for time in times:
            instant = Schedule(time.start, zone, time.rrule).next_after(now)
            if instant is not None:
                rows.append(_row(user_id, kind, subject_id, time, zone, instant))
        if not rows:
            return None
        await self.session.execute(insert(Reminder), rows)
        earliest: datetime = min(row["next_fire_at"] for row in rows)
        return earliest

    async def _clear(self, user_id: UUID, kind: str, subject_id: UUID) -> None:
        """Raises NotFound where the subject is somebody else's, so that it stays as it is."""
        gone = delete(Reminder).where(Reminder.subject_id == subject_id)
        owners = (await self.session.execute(gone.returning(Reminder.user_id))).scalars()
        if any(owner != user_id for owner in owners):
            raise NotFound(kind)

    async def cancel(self, subject_id: UUID) -> None:
        await self.session.execute(delete(Reminder).where(Reminder.subject_id == subject_id))

    async def silence(self, subject_id: UUID) -> None:
        silent = update(Reminder).where(Reminder.subject_id == subject_id)
        await self.session.execute(silent.values(next_fire_at=None))

    async def wake(self, subject_id: UUID, zone: str) -> datetime | None:
        its = select(Reminder).where(Reminder.subject_id == subject_id).with_for_update()
        reminders = (await self.session.execute(its)).scalars().all()
        now = self.clock.now()
        for reminder in reminders:
            reminder.zone = zone
            schedule = Schedule(reminder.start_local, zone, reminder.rrule)
            reminder.next_fire_at = schedule.next_after(now)
        ahead = (reminder.next_fire_at for reminder in reminders)
        return min((instant for instant in ahead if instant is not None), default=None)

    async def move_zone(self, user_id: UUID, zone: str) -> int:
        """Keep what waits at its local time, in the new zone; returns how many moved.

        What waits moves as it is: moving east may put it into the past, then it is due at once
        and not lost; moving west does not bring back what has come today.
        """
        mine = (
            select(Reminder)
            .where(
                Reminder.user_id == user_id,
                Reminder.next_fire_at.is_not(None),
                Reminder.kind.not_in(INSTANTS),
            )
            .with_for_update()
        )
        reminders = (await self.session.execute(mine)).scalars().all()
        for reminder in reminders:
            assert reminder.next_fire_at is not None
            local = reminder.next_fire_at.astimezone(ZoneInfo(reminder.zone)).replace(tzinfo=None)
            reminder.zone, reminder.next_fire_at = zone, to_instant(local, ZoneInfo(zone))
        return len(reminders)


def _row(
    user_id: UUID, kind: str, subject_id: UUID, time: Timetable, zone: str, instant: datetime
) -> dict[str, Any]:
    return {
        "id": uuid4(),
        "user_id": user_id,
        "kind": kind,
        "subject_id": subject_id,
        "start_local": time.start,
        "zone": zone,
        "rrule": time.rrule,
        "next_fire_at": instant,
    }

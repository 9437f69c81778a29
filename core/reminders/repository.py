"""Writing reminders, and claiming those that are due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Table, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.kit.clock import Clock
from core.reminders.contracts import INSTANTS, Timetable
from core.reminders.models import Reminder
from core.reminders.rules import InvalidRule, Schedule, to_instant

log = structlog.get_logger(__name__)


@dataclass(slots=True, frozen=True)
class ReminderRepository:
    """Implements the ReminderBook port."""

    session: AsyncSession
    clock: Clock

    async def schedule(
        self, user_id: UUID, kind: str, subject_id: UUID, times: Sequence[Timetable], zone: str
    ) -> datetime | None:
        await self.cancel(subject_id)
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


@dataclass(slots=True, frozen=True)
class DueReminder:
    """A claimed occurrence, due at `fire_at` (UTC)."""

    id: UUID
    user_id: UUID
    kind: str
    subject_id: UUID
    fire_at: datetime
    schedule: Schedule


def _claimed(row: Any) -> DueReminder | None:
    try:
        schedule = Schedule(row.start_local, row.zone, row.rrule)
    except (InvalidRule, ValueError, KeyError):
        return None
    return DueReminder(row.id, row.user_id, row.kind, row.subject_id, row.next_fire_at, schedule)


@dataclass(slots=True, frozen=True)
class DueReminders:
    """The claim: safe with any number of schedulers, because locked rows are skipped."""

    session: AsyncSession

    async def claim(self, now: datetime, limit: int) -> list[DueReminder]:
        """Lock at most `limit` rows due at `now`, earliest first.

        One whose rule or zone is not known any more is silenced, so that it holds up nobody.
        """
        table = Reminder.__table__.c
        due = (
            select(
                table.id,
                table.user_id,
                table.kind,
                table.subject_id,
                table.next_fire_at,
                table.start_local,
                table.zone,
                table.rrule,
            )
            .where(table.next_fire_at <= now)
            .order_by(table.next_fire_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        rows = (await self.session.execute(due)).all()
        claimed = [(row.id, _claimed(row)) for row in rows]
        if broken := [reminder_id for reminder_id, one in claimed if one is None]:
            log.error("reminders without a schedule are silenced", ids=broken)
            silent = update(Reminder).where(Reminder.id.in_(broken)).values(next_fire_at=None)
            await self.session.execute(silent)
        return [one for _, one in claimed if one is not None]

    async def advance(self, due: Sequence[DueReminder], now: datetime) -> None:
        """Write each one's next occurrence after `now`; none where it is over."""
        table = cast(Table, Reminder.__table__)
        moved = (
            update(table)
            .where(table.c.id == bindparam("reminder_id"))
            .values(next_fire_at=bindparam("next_at"))
        )
        values = [
            {"reminder_id": one.id, "next_at": one.schedule.next_after(max(now, one.fire_at))}
            for one in due
        ]
        connection = await self.session.connection()
        await connection.execute(moved, values)

    async def next_due(self) -> datetime | None:
        """The earliest instant anything is due."""
        return (await self.session.execute(select(func.min(Reminder.next_fire_at)))).scalar()

"""Writing reminders."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import ARRAY, Table, Uuid, any_, bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from core.kit.clock import Clock
from core.kit.errors import NotFound
from core.recurrence.schedules import Schedule, convert_to_instant
from core.reminders.contracts import INSTANT_KINDS, Timetable
from core.reminders.models import Reminder


@dataclass(slots=True, frozen=True)
class ReminderRepository:
    """Implements the ReminderBook port."""

    session: AsyncSession
    clock: Clock

    async def schedule(
        self, user_id: UUID, kind: str, subject_id: UUID, times: Sequence[Timetable], zone: str
    ) -> datetime | None:
        ahead = await self.schedule_all(user_id, kind, {subject_id: times}, zone)
        return ahead.get(subject_id)

    async def schedule_all(
        self, user_id: UUID, kind: str, wanted: Mapping[UUID, Sequence[Timetable]], zone: str
    ) -> Mapping[UUID, datetime]:
        if not wanted:
            return {}
        await self._delete_reminders(user_id, kind, wanted)
        nexts = _NextOccurrences(self.clock.now(), zone)
        rows: list[dict[str, Any]] = []
        for subject_id, times in wanted.items():
            for time in times:
                instant = nexts[time]
                if instant is not None:
                    rows.append(_build_row(user_id, kind, subject_id, time, zone, instant))
        if rows:
            await self.session.execute(insert(Reminder), rows)
        return _find_earliest((row["subject_id"], row["next_fire_at"]) for row in rows)

    async def _delete_reminders(
        self, user_id: UUID, kind: str, subject_ids: Collection[UUID]
    ) -> None:
        """Raises NotFound where a subject is somebody else's, which stays as it is."""
        of_these = Reminder.subject_id.in_(subject_ids)
        gone = delete(Reminder).where(of_these, Reminder.user_id == user_id)
        foreign = select(Reminder.id).where(of_these, Reminder.user_id != user_id).limit(1)
        both = foreign.add_cte(gone.cte("gone"))
        if (await self.session.execute(both)).first() is not None:
            raise NotFound(kind)

    async def cancel(self, user_id: UUID, *subject_ids: UUID) -> None:
        if subject_ids:
            await self.session.execute(_CANCEL, _build_parameters(user_id, subject_ids))
            for one in self._load_woken(subject_ids):
                self.session.expunge(one)

    async def mute_subjects(self, user_id: UUID, *subject_ids: UUID) -> None:
        if subject_ids:
            await self.session.execute(_SILENCE, _build_parameters(user_id, subject_ids))
            for one in self._load_woken(subject_ids):
                set_committed_value(one, "next_fire_at", None)

    async def unmute_subjects(
        self, user_id: UUID, subject_ids: Collection[UUID], zone: str
    ) -> Mapping[UUID, datetime]:
        if not subject_ids:
            return {}
        found = await self.session.execute(_LOCKED, _build_parameters(user_id, subject_ids))
        nexts, reminders = _NextOccurrences(self.clock.now(), zone), found.scalars().all()
        for reminder in reminders:
            reminder.zone = zone
            reminder.next_fire_at = nexts[Timetable(reminder.start_local, reminder.rrule)]
        return _find_earliest((one.subject_id, one.next_fire_at) for one in reminders)

    def _load_woken(self, subject_ids: Collection[UUID]) -> list[Reminder]:
        """Those that were woken in this very transaction."""
        rows = (one for one in self.session if isinstance(one, Reminder))
        return [one for one in rows if one.subject_id in subject_ids]

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
                Reminder.kind.not_in(INSTANT_KINDS),
            )
            .with_for_update()
        )
        reminders = (await self.session.execute(mine)).scalars().all()
        for reminder in reminders:
            assert reminder.next_fire_at is not None
            local = reminder.next_fire_at.astimezone(ZoneInfo(reminder.zone)).replace(tzinfo=None)
            reminder.zone, reminder.next_fire_at = zone, convert_to_instant(local, ZoneInfo(zone))
        return len(reminders)


class _NextOccurrences(dict[Timetable, datetime | None]):
    """The first occurrences after `now` in `zone`, computed once a timetable."""

    def __init__(self, now: datetime, zone: str) -> None:
        super().__init__()
        self._now, self._zone = now, zone

    def __missing__(self, time: Timetable) -> datetime | None:
        found = Schedule(time.start, self._zone, time.rrule).find_next_after(self._now)
        self[time] = found
        return found


def _find_earliest(ahead: Iterable[tuple[UUID, datetime | None]]) -> dict[UUID, datetime]:
    """Of each subject, the earliest instant if it has one."""
    found: dict[UUID, datetime] = {}
    for subject_id, instant in ahead:
        if instant is not None:
            found[subject_id] = min(instant, found.get(subject_id, instant))
    return found


def _build_parameters(user_id: UUID, subject_ids: Collection[UUID]) -> dict[str, Any]:
    return {"owner": user_id, "subjects": list(subject_ids)}


# Statements of the commands that people give most, put together once.
_TABLE = cast(Table, Reminder.__table__)
_OWNED_CONDITIONS = (
    _TABLE.c.subject_id == any_(bindparam("subjects", type_=ARRAY(Uuid()))),
    _TABLE.c.user_id == bindparam("owner"),
)
_CANCEL = delete(_TABLE).where(*_OWNED_CONDITIONS)
_SILENCE = update(_TABLE).where(*_OWNED_CONDITIONS).values(next_fire_at=None)
_LOCKED = select(Reminder).where(*_OWNED_CONDITIONS).order_by(Reminder.id).with_for_update()


def _build_row(
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

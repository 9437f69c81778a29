"""The clocks change, both ways, in five zones: reminders of the night come once, in good time."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select

from core.delivery.contracts import Outcome as Sent
from core.delivery.models import DeliveryRow
from core.habits.contracts.commands import ArchiveHabit
from core.kit.stepped_clock import SteppedClock
from tests.factories.things import a_habit
from tests.faults.crew import WHOLE, Crew
from tests.faults.stage import Stage, stage
from tests.faults.table import Outcome, crew_case

ZONES = (
    "America/New_York",
    "Australia/Lord_Howe",
    "Europe/Berlin",
    "Europe/Kyiv",
    "Pacific/Chatham",
)
TIMES = (time(1, 45), time(2, 15), time(2, 30), time(3, 30))
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
LEAD = timedelta(seconds=1)
GOOD_TIME = timedelta(seconds=20)


@dataclass(slots=True)
class Night:
    """A change of the clock in one zone; `forward` leaves an hour out."""

    zone: str
    instant: datetime
    user_id: UUID = field(init=False)
    chat_id: int = field(init=False)
    habits: list[UUID] = field(default_factory=list)

    @property
    def day(self) -> date:
        return self.instant.astimezone(ZoneInfo(self.zone)).date()

    def due(self, day: date) -> list[datetime]:
        """The first minutes whose wall clock shows the times of `day` or later, read off one by
        one: nothing is computed back from a wall time."""
        found, zone = [], ZoneInfo(self.zone)
        for wanted in TIMES:
            target, minute = datetime.combine(day, wanted), self.instant - DAY
            while minute.astimezone(zone).replace(tzinfo=None) < target:
                minute += MINUTE
            found.append(minute)
        return found


def nights(*, forward: bool, year: int = 2027) -> list[Night]:
    """The changes of one kind in all zones, in the order of time."""
    found = [Night(name, at) for name in ZONES for at in _changes(name, forward, year)]
    return sorted(found, key=lambda night: night.instant)


def _changes(name: str, forward: bool, year: int) -> Iterator[datetime]:
    zone, at = ZoneInfo(name), datetime(year, 1, 1, tzinfo=UTC)
    while at.year == year:
        before, after = (at - MINUTE).astimezone(zone), at.astimezone(zone)
        gained = after.replace(tzinfo=None) - before.replace(tzinfo=None)
        if gained != MINUTE and (gained > MINUTE) == forward:
            yield at
        at += timedelta(minutes=30)


async def _live_through(place: Stage, night: Night) -> list[str]:
    """Habits made at noon of the day before; the night of the change and the next one."""
    _set(place, night.instant - timedelta(hours=14))
    night.user_id, night.chat_id = await place.person(night.zone)
    for number, at in enumerate(TIMES):
        habit = a_habit(night.user_id, title=f"час-{number}", remind_time=at)
        night.habits.append((await place.desk.do(habit)).id)
    first, second = night.due(night.day), night.due(night.day + DAY)
    for instant in sorted(set(first)):
        _set(place, instant - LEAD)
        await _arrived(place, night, first.count(instant) + sum(d < instant for d in first))
    _set(place, max(second) + LEAD)
    await _arrived(place, night, len(first) + len(second))
    for habit_id in night.habits:
        await place.desk.do(ArchiveHabit(user_id=night.user_id, habit_id=habit_id))
    return await _wrong(place, night, first, second)


def _set(place: Stage, instant: datetime) -> None:
    place.crew.set_clock((instant - datetime.now(UTC)).total_seconds())


async def _arrived(place: Stage, night: Night, many: int) -> None:
    """Wait until so many are sent, and a moment longer."""
    with suppress(TimeoutError):
        async with asyncio.timeout(15):
            while len(await _rows(place, night)) < many:
                await asyncio.sleep(0.1)
    await asyncio.sleep(0.3)


async def _rows(place: Stage, night: Night) -> list[tuple[datetime, datetime]]:
    """When each sent reminder was due, and when it was sent by the product's clock."""
    sent = select(DeliveryRow.due_at, DeliveryRow.updated_at).where(
        DeliveryRow.user_id == night.user_id, DeliveryRow.outcome == Sent.SENT
    )
    async with place.arena.engine.connect() as connection:
        return [(due, at) for due, at in await connection.execute(sent) if due is not None]


async def _wrong(
    place: Stage, night: Night, first: list[datetime], second: list[datetime]
) -> list[str]:
    rows, shown = await _rows(place, night), await place.messenger.shown(night.chat_id)
    where, found = f"{night.zone} {night.day}", []
    if sorted(due for due, _ in rows) != sorted(first + second):
        found.append(f"{where}: due at {sorted(f'{due:%d %H:%M}' for due, _ in rows)} UTC")
    if len(shown) != len(first + second):
        found.append(f"{where}: {len(shown)} messages instead of {len(first + second)}")
    if late := [due for due, at in rows if due in first and not due <= at < due + GOOD_TIME]:
        found.append(f"{where}: {len(late)} not in time")
    return found


async def _through(crew: Crew, *, forward: bool) -> Outcome:
    wanted, found = nights(forward=forward), list[str]()
    async with stage(crew, *WHOLE, clock=SteppedClock(crew.clock)) as place:
        for night in wanted:
            found += await _live_through(place, night)
    missed = [] if len(wanted) == len(ZONES) else [f"{len(wanted)} changes"]
    occurrences = len(wanted) * len(TIMES) * 2
    return Outcome(f"{len(wanted)} zones, {occurrences} reminders", found + missed)


@crew_case("clocks go forward, five zones", "once, at the first moment that is", "I2, I3")
async def forward(crew: Crew) -> Outcome:
    return await _through(crew, forward=True)


@crew_case("clocks go back, five zones", "once, the first of the two times", "I2, I3")
async def back(crew: Crew) -> Outcome:
    return await _through(crew, forward=False)

"""What a person did in a period and the one before it, gathered from the domains."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.dialogs.stats.periods import Happened, Period
from bot.speaker import Reader
from core.focus.queries import FocusQueries
from core.habits.history import HabitHistory, Tick
from core.tasks.history import TaskHistory
from core.users.contracts import Profile

_DAY = timedelta(days=1)


@dataclass(slots=True, frozen=True)
class Done:
    """Tasks completed, minutes of focus, habits ticked."""

    tasks: Sequence[Happened]
    focus: Sequence[Happened]
    habits: Sequence[Happened]


async def read(reader: Reader, person: Profile, period: Period) -> Done:
    """Three bounded reads, each on a connection of its own."""
    first, last, zone = period.before.first, period.last, ZoneInfo(person.zone)
    since = _instant(datetime.combine(first, person.day_start, zone)) - _DAY
    until = _instant(datetime.combine(last, person.day_start, zone)) + 2 * _DAY
    async with reader(TaskHistory) as tasks:
        completed = await tasks.completions(person.id, since, until)
    async with reader(FocusQueries) as focus:
        own = person.zone, person.day_start
        stretches = await focus.stretches(person.id, since, *own, until=until)
    async with reader(HabitHistory) as habits:
        ticks = await habits.ticks(person.id, first, last)
    return Done(
        [Happened(person.day_of(at), at.astimezone(zone).hour, 1) for at in completed],
        [Happened(one.day, one.hour, one.minutes) for one in stretches],
        [_ticked(tick, person, zone) for tick in ticks],
    )


def _ticked(tick: Tick, person: Profile, zone: ZoneInfo) -> Happened:
    """A tick that was made up for later has no hour."""
    same_day = person.day_of(tick.at) == tick.day
    return Happened(tick.day, tick.at.astimezone(zone).hour if same_day else None, 1)


def _instant(local: datetime) -> datetime:
    return local.astimezone(UTC)

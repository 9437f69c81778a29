"""What a person did in a period and the one before it, gathered from the domains."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.dialogs.stats.periods import Occurrence, Period
from bot.ui.current_user import QueryRunner
from core.focus.queries import FocusQueries
from core.habits.history import HabitHistory, Tick
from core.tasks.history import TaskHistory
from core.users.contracts import Profile

_DAY = timedelta(days=1)


@dataclass(slots=True, frozen=True)
class PeriodActivity:
    """Tasks completed, minutes of focus, habits ticked."""

    tasks: Sequence[Occurrence]
    focus: Sequence[Occurrence]
    habits: Sequence[Occurrence]


async def load_activity(
    query_runner: QueryRunner, profile: Profile, period: Period
) -> PeriodActivity:
    """Three bounded reads, each on a connection of its own."""
    first, last, zone = period.previous_period.first_day, period.last_day, ZoneInfo(profile.zone)
    since = _to_utc(datetime.combine(first, profile.day_start, zone)) - _DAY
    until = _to_utc(datetime.combine(last, profile.day_start, zone)) + 2 * _DAY
    async with query_runner(TaskHistory) as tasks:
        completed = await tasks.list_completions(profile.id, since, until)
    async with query_runner(FocusQueries) as focus:
        own = profile.zone, profile.day_start
        stretches = await focus.list_stretches(profile.id, since, *own, until=until)
    async with query_runner(HabitHistory) as habits:
        ticks = await habits.list_ticks(profile.id, first, last)
    return PeriodActivity(
        [Occurrence(profile.get_day(at), at.astimezone(zone).hour, 1) for at in completed],
        [Occurrence(one.day, one.hour, one.minutes) for one in stretches],
        [_convert_tick(tick, profile, zone) for tick in ticks],
    )


def _convert_tick(tick: Tick, profile: Profile, zone: ZoneInfo) -> Occurrence:
    """A tick that was made up for later has no hour."""
    same_day = profile.get_day(tick.at) == tick.day
    return Occurrence(tick.day, tick.at.astimezone(zone).hour if same_day else None, 1)


def _to_utc(local: datetime) -> datetime:
    return local.astimezone(UTC)

"""What a person did in a period and the one before it, gathered from the domains."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from core.focus.queries import FocusQueries
from core.habits.history import HabitHistory, Tick
from core.overviews.periods import Occurrence, Period
from core.tasks.history import TaskHistory
from core.users.contracts import Profile

_DAY = timedelta(days=1)


@dataclass(slots=True, frozen=True)
class PeriodActivity:
    """Tasks completed, minutes of focus, habits ticked."""

    tasks: Sequence[Occurrence]
    focus: Sequence[Occurrence]
    habits: Sequence[Occurrence]


@dataclass(slots=True, frozen=True)
class PeriodActivityQueries:
    tasks: TaskHistory
    focus: FocusQueries
    habits: HabitHistory

    async def load_activity(self, profile: Profile, period: Period) -> PeriodActivity:
        """Three bounded reads: the period and the one before it."""
        first, last = period.previous_period.first_day, period.last_day
        zone = ZoneInfo(profile.zone)
        since = profile.get_day_begin(first).astimezone(UTC) - _DAY
        until = profile.get_day_begin(last).astimezone(UTC) + 2 * _DAY
        completed = await self.tasks.list_completions(profile.id, since, until)
        own = profile.zone, profile.day_start
        stretches = await self.focus.list_stretches(profile.id, since, *own, until=until)
        ticks = await self.habits.list_ticks(profile.id, first, last)
        return PeriodActivity(
            [Occurrence(profile.get_day(at), at.astimezone(zone).hour, 1) for at in completed],
            [Occurrence(one.day, one.hour, one.minutes) for one in stretches],
            [_convert_tick(tick, profile, zone) for tick in ticks],
        )


def _convert_tick(tick: Tick, profile: Profile, zone: ZoneInfo) -> Occurrence:
    """A tick that was made up for later has no hour."""
    same_day = profile.get_day(tick.at) == tick.day
    return Occurrence(tick.day, tick.at.astimezone(zone).hour if same_day else None, 1)

"""The hours of a day in which a person does things."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from core.users.contracts import EVERY_DAY, Profile

_DAY = timedelta(days=1)


class TimeSpan(NamedTuple):
    """From `start` to `end` on the person's own clock."""

    start: datetime
    end: datetime

    @property
    def duration_minutes(self) -> int:
        return max(0, (self.end - self.start) // timedelta(minutes=1))


@dataclass(slots=True, frozen=True)
class WorkingHours:
    """The hours of a day in which things are done; `weekdays` is a bit set, bit 0 is Monday."""

    start: time = time(9)
    end: time = time(21)
    weekdays: int = EVERY_DAY
    day_start: time = time(0)

    @classmethod
    def from_profile(cls, profile: Profile) -> "WorkingHours":
        """The person's working hours, or the usual ones on every day."""
        if profile.work_from is None or profile.work_to is None:
            return cls(day_start=profile.day_start)
        return cls(profile.work_from, profile.work_to, profile.work_days, profile.day_start)

    def get_span(self, day: date) -> TimeSpan:
        """The hours of the person's own `day`, which may pass midnight."""
        start = datetime.combine(day, self.start)
        if self.start < self.day_start:
            start += _DAY
        end = datetime.combine(start.date(), self.end)
        return TimeSpan(start, end if end > start else end + _DAY)

    def is_working_day(self, day: date) -> bool:
        return bool(self.weekdays >> day.weekday() & 1)

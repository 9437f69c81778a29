"""Days of a calendar."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)


def get_monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def iterate_days(first: date, last: date) -> Iterator[date]:
    """Each day from `first` to `last`, both included."""
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def get_own_day(instant: datetime, zone: str, day_start: time) -> date:
    """The day that an aware instant falls into where days begin at `day_start`.

    A day that has begun does not end because the clocks are put back.
    """
    place = ZoneInfo(zone)
    local = instant.astimezone(place)
    for day in (local.date() + _DAY, local.date()):
        begins = datetime.combine(day, day_start, place)
        if local >= begins or instant >= begins.astimezone(UTC):  # the dial, or the time
            return day
    return local.date() - _DAY


def is_time_between(at: time, start: time, end: time) -> bool:
    """True from `start` to before `end`, which may be on the next day."""
    return start <= at < end if start < end else at >= start or at < end

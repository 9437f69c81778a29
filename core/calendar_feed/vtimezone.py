"""A zone's clock changes as a VTIMEZONE of RFC 5545. Pure."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


@lru_cache(maxsize=256)
def build_vtimezone(zone: str, first_year: int, last_year: int) -> tuple[str, ...]:
    """Its lines: what holds on the first day, then every change until the end of the last year."""
    tz, start = ZoneInfo(zone), datetime(first_year, 1, 1, tzinfo=UTC)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone}"]
    lines += _build_observance(tz, start, start)
    for before, after in _iterate_changes(tz, start, datetime(last_year, 12, 31, tzinfo=UTC)):
        lines += _build_observance(tz, before, after)
    return (*lines, "END:VTIMEZONE")


def _build_observance(tz: ZoneInfo, before: datetime, after: datetime) -> list[str]:
    """What the clock shows from `after` on; its start is told on the clock of `before`."""
    was, local = before.astimezone(tz).utcoffset(), after.astimezone(tz)
    offset = local.utcoffset()
    assert was is not None
    assert offset is not None
    kind = "DAYLIGHT" if local.dst() else "STANDARD"
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{(after + was).strftime('%Y%m%dT%H%M%S')}",
        f"TZOFFSETFROM:{_format_offset(was)}",
        f"TZOFFSETTO:{_format_offset(offset)}",
        f"TZNAME:{local.tzname()}",
        f"END:{kind}",
    ]


def _iterate_changes(
    tz: ZoneInfo, start: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime]]:
    """Each change: the second before it and the second from which it holds."""
    day = start
    while day < end:
        following = day + _DAY
        if _get_clock_state(tz, day) != _get_clock_state(tz, following):
            low, high = day, following
            while high - low > _SECOND:
                middle = low + (high - low) // 2
                middle = middle.replace(microsecond=0)
                if _get_clock_state(tz, middle) == _get_clock_state(tz, day):
                    low = middle
                else:
                    high = middle
            yield low, high
        day = following


def _get_clock_state(tz: ZoneInfo, instant: datetime) -> tuple[timedelta | None, bool]:
    local = instant.astimezone(tz)
    return local.utcoffset(), bool(local.dst())


def _format_offset(offset: timedelta) -> str:
    seconds = int(offset.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    minutes, left = divmod(rest, 60)
    sign = "-" if seconds < 0 else "+"
    return f"{sign}{hours:02}{minutes:02}" + (f"{left:02}" if left else "")

"""When a reminder or a recurring task comes round: wall-clock rules turned into instants.

A schedule is a naive local start, an IANA zone and an RRULE (RFC 5545). Each occurrence is
computed on the wall clock and only then turned into an instant, so that 09:00 stays 09:00 through
every change of the clock. A wall time the clock jumps over becomes the first instant after the
jump; a wall time that comes twice counts the first time only.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from core.recurrence.rrules import HORIZON, LAST_WALL, InvalidRule, build_forward_rule, parse_rule

__all__ = ["InvalidRule", "Schedule", "convert_to_instant"]

_FIRST = datetime.min.replace(tzinfo=UTC)
_LAST = datetime.max.replace(tzinfo=UTC)
_SECOND = timedelta(seconds=1)


def convert_to_instant(local: datetime, zone: ZoneInfo) -> datetime:
    """The UTC instant at which the clock of `zone` shows `local` (naive) for the first time.

    A wall time skipped by the clock gives the first instant after the jump. Times that no instant
    of the calendar can show (year 1 and 9999 at the edges) are clamped to its ends.
    """
    if local.tzinfo is not None:
        raise ValueError("a wall time carries no zone")
    try:
        instant = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
        shown = _get_wall_time(instant, zone)
    except OverflowError:
        return _LAST if local.year > 5000 else _FIRST
    return instant if shown == local else _find_after_gap(local, zone, instant)


def _find_after_gap(local: datetime, zone: ZoneInfo, beyond: datetime) -> datetime:
    """The first instant whose wall time is past `local`; `beyond` is known to be one."""
    early = local.replace(tzinfo=zone, fold=1).astimezone(UTC).replace(microsecond=0)
    low, high = 0, int((beyond - early) / _SECOND) + 1
    while high - low > 1:
        middle = (low + high) // 2
        if _get_wall_time(early + middle * _SECOND, zone) < local:
            low = middle
        else:
            high = middle
    return early + high * _SECOND


def _get_wall_time(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A start on the wall clock of a zone, repeated by a rule or happening once (`rrule=None`).

    `start` is naive; `zone` is an IANA name; `rrule` has no "RRULE:" prefix, its UNTIL is local and
    a date there includes that whole day. The start is an occurrence only if the rule says so.
    Raises InvalidRule for a rule that cannot be kept, ZoneInfoNotFoundError for an unknown zone.
    """

    start: datetime
    zone: str
    rrule: str | None = None

    def __post_init__(self) -> None:
        if self.start.tzinfo is not None:
            raise ValueError("a schedule starts at a wall time, without a zone")
        ZoneInfo(self.zone)
        if self.rrule is not None:
            parse_rule(self.rrule, self.start)

    def find_next_after(self, instant: datetime) -> datetime | None:
        """The first occurrence strictly after `instant` (aware), in UTC; None when it is over.

        Occurrences more than a hundred years ahead of `instant` count as never.
        """
        return next(self._iterate_instants(instant, self._get_horizon(instant)), None)

    def iterate_occurrences(self, after: datetime, until: datetime) -> Iterator[datetime]:
        """Occurrences in (after, until], UTC, strictly increasing."""
        last = self.get_local_time(until) if until.year < 9999 else LAST_WALL
        for instant in self._iterate_instants(after, last):
            if instant > until:
                return
            yield instant

    def get_local_time(self, instant: datetime) -> datetime:
        """What the clock of the zone shows at `instant`: naive."""
        return _get_wall_time(instant, ZoneInfo(self.zone))

    def _get_horizon(self, instant: datetime) -> datetime:
        since = max(self.get_local_time(instant), self.start)
        return since + HORIZON if since.year < 9999 - 101 else LAST_WALL

    def _iterate_instants(self, after: datetime, last: datetime) -> Iterator[datetime]:
        zone = ZoneInfo(self.zone)
        for local in self._iterate_wall_times(self.get_local_time(after), last):
            instant = convert_to_instant(local, zone)
            if instant > after:
                after = instant
                yield instant

    def _iterate_wall_times(self, since: datetime, last: datetime) -> Iterator[datetime]:
        if self.rrule is None:
            return iter((self.start,))
        return iter(build_forward_rule(self.rrule, self.start, since, last))

"""The questions of activity answered by counting in Python, the slow and plain way."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from core.activity.analytics.questions import (
    ActiveUsers,
    Cohort,
    Filter,
    FunnelStep,
    MinuteTotal,
    Totals,
    TypeTotal,
)
from tests.support.activity import Sent

ZERO = Decimal("0.00")


def matches(event: Sent, where: Filter) -> bool:
    return (
        where.event_type in (None, event.event_type)
        and where.user_id in (None, event.user_id)
        and (where.since is None or event.ts >= where.since)
        and (where.until is None or event.ts < where.until)
    )


def summed(events: Iterable[Sent]) -> Decimal:
    return sum((event.amount for event in events if event.amount is not None), ZERO)


def _within(events: Sequence[Sent], since: datetime, until: datetime, where: Filter) -> list[Sent]:
    span = Filter(where.event_type, where.user_id, since, until)
    return [event for event in events if matches(event, span)]


def totals(events: Sequence[Sent], since: datetime, until: datetime, where: Filter) -> Totals:
    found = _within(events, since, until, where)
    return Totals(len(found), summed(found), since, until)


def minutes(
    events: Sequence[Sent], since: datetime, until: datetime, where: Filter
) -> tuple[MinuteTotal, ...]:
    by: dict[datetime, list[Sent]] = defaultdict(list)
    for event in _within(events, since, until, where):
        by[event.ts.replace(second=0, microsecond=0)].append(event)
    return tuple(MinuteTotal(at, len(by[at]), summed(by[at])) for at in sorted(by))


def _days(events: Iterable[Sent], kind: str | None) -> dict[str, set[date]]:
    found: dict[str, set[date]] = defaultdict(set)
    for event in events:
        if kind in (None, event.event_type):
            found[event.user_id].add(event.ts.date())
    return found


def active_users(
    events: Sequence[Sent], first: date, last: date, kind: str | None
) -> tuple[ActiveUsers, ...]:
    people = _days(events, kind).values()

    def seen(day: date, width: int) -> int:
        return sum(any(day - timedelta(width) < one <= day for one in days) for days in people)

    span = [first + timedelta(number) for number in range((last - first).days + 1)]
    return tuple(ActiveUsers(day, seen(day, 1), seen(day, 7), seen(day, 30)) for day in span)


def top(events: Sequence[Sent], first: date, last: date, limit: int) -> tuple[TypeTotal, ...]:
    by: dict[str, list[Sent]] = defaultdict(list)
    for event in events:
        if first <= event.ts.date() <= last:
            by[event.event_type].append(event)
    order = sorted(by, key=lambda kind: (-len(by[kind]), kind.encode()))
    return tuple(TypeTotal(kind, len(by[kind]), summed(by[kind])) for kind in order[:limit])


def retention(
    events: Sequence[Sent], unit: str, first: date, last: date, periods: int, kind: str | None
) -> tuple[Cohort, ...]:
    size = 7 if unit == "week" else 1
    counts: dict[date, list[int]] = {}
    for days in _days(events, kind).values():
        start = min(days)
        start -= timedelta(start.weekday() if unit == "week" else 0)
        if first <= start <= last:
            row = counts.setdefault(start, [0] * periods)
            for period in {(day - start).days // size for day in days}:
                if period < periods:
                    row[period] += 1
    return tuple(Cohort(start, counts[start][0], tuple(counts[start])) for start in sorted(counts))


def funnel(
    events: Sequence[Sent],
    steps: tuple[str, ...],
    window: timedelta,
    since: datetime,
    until: datetime,
) -> tuple[FunnelStep, ...]:
    by: dict[str, list[Sent]] = defaultdict(list)
    for event in _within(events, since, until, Filter()):
        by[event.user_id].append(event)
    levels = [_furthest(mine, steps, window) for mine in by.values()]
    return tuple(
        FunnelStep(step, sum(level > place for level in levels)) for place, step in enumerate(steps)
    )


def _furthest(events: list[Sent], steps: tuple[str, ...], window: timedelta) -> int:
    """From each first step on, take the earliest next step again and again."""
    best = 0
    for begun in (event.ts for event in events if event.event_type == steps[0]):
        at, level = begun, 1
        for step in steps[1:]:
            later = [
                event.ts
                for event in events
                if event.event_type == step and at <= event.ts <= begun + window
            ]
            if not later:
                break
            at, level = min(later), level + 1
        best = max(best, level)
    return best

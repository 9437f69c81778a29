"""Rules of the questions that need no database."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from core.kit.days import iterate_days

MONDAY = date(1970, 1, 5)
BLOCK_DAYS = 28


def truncate_to_minute(instant: datetime) -> datetime:
    """The start of the minute of an aware instant, in UTC."""
    return instant.astimezone(UTC).replace(second=0, microsecond=0)


def get_last_minutes(now: datetime, minutes: int) -> tuple[datetime, datetime]:
    """The last `minutes` whole minutes and the one that runs: (since, until)."""
    running = truncate_to_minute(now)
    return running - timedelta(minutes=minutes), running + timedelta(minutes=1)


def get_midnight(day: date) -> datetime:
    """The instant a UTC day begins."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def iterate_presence_windows(
    spells: Iterable[tuple[date, int, int]], first: date, last: date
) -> Iterator[tuple[date, int, int, int]]:
    """People seen on each day, in the 7 and in the 30 days that end with it.

    A spell is (day, days until the person's next one, people): whoever was seen on `day` counts
    from then on until they are seen again, when the next spell takes over.
    """
    known = list(spells)
    for day in iterate_days(first, last):
        ages = [((day - seen).days, gap, people) for seen, gap, people in known if seen <= day]
        yield (
            day,
            sum(people for age, _, people in ages if age == 0),
            sum(people for age, gap, people in ages if age < min(gap, 7)),
            sum(people for age, gap, people in ages if age < min(gap, 30)),
        )


def group_cohorts(
    counts: Iterable[tuple[date, int, int]], periods: int
) -> Iterator[tuple[date, tuple[int, ...]]]:
    """(start, period, people) triples as one row of `periods` numbers for each start, in order."""
    found: dict[date, list[int]] = {}
    for start, period, people in counts:
        found.setdefault(start, [0] * periods)[period] = people
    return ((start, tuple(found[start])) for start in sorted(found))


def count_reached(levels: Iterable[tuple[int, int]], steps: int) -> list[int]:
    """(furthest step, people) pairs as how many people came to each of the `steps` at least."""
    known = dict(levels)
    return [
        sum(people for level, people in known.items() if level >= step)
        for step in range(1, steps + 1)
    ]


def round_to_cents(amount: Decimal | None) -> Decimal:
    """A sum to the cent; nothing at all is 0.00."""
    return (amount or Decimal()).quantize(Decimal("0.01"))

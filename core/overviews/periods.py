"""Days, weeks and months of a person's own calendar, and what falls into their slots. Pure.

The slots of a day are its hours, those of a week and a month their days.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple, get_args

from core.kit.days import get_monday

PeriodKind = Literal["day", "week", "month"]
PERIOD_KINDS: tuple[PeriodKind, ...] = get_args(PeriodKind)
HOURS_PER_DAY = 24
_DAY = timedelta(days=1)


class Occurrence(NamedTuple):
    """Something on the person's own `day`, at the hour of their clock if it is known."""

    day: date
    hour: int | None
    amount: float


@dataclass(slots=True, frozen=True)
class Period:
    """Begins on `first`; make it with `of`."""

    kind: PeriodKind
    first_day: date

    @classmethod
    def containing(cls, kind: PeriodKind, day: date) -> "Period":
        """The one that holds `day`; weeks begin on Monday."""
        if kind == "week":
            day = get_monday(day)
        elif kind == "month":
            day = day.replace(day=1)
        return cls(kind, day)

    @classmethod
    def from_code(cls, code: str) -> "Period":
        """From `code`. Raises ValueError."""
        name, _, day = code.partition("_")
        for kind in PERIOD_KINDS:
            if kind == name:
                return cls.containing(kind, date.fromisoformat(day))
        raise ValueError(code)

    @property
    def code(self) -> str:
        return f"{self.kind}_{self.first_day:%Y%m%d}"

    @property
    def last_day(self) -> date:
        if self.kind == "month":
            return self.first_day.replace(
                day=monthrange(self.first_day.year, self.first_day.month)[1]
            )
        return self.first_day + _DAY * (6 if self.kind == "week" else 0)

    @property
    def previous_period(self) -> "Period":
        return Period.containing(self.kind, self.first_day - _DAY)

    @property
    def next_period(self) -> "Period":
        return Period.containing(self.kind, self.last_day + _DAY)

    @property
    def slot_count(self) -> int:
        return HOURS_PER_DAY if self.kind == "day" else (self.last_day - self.first_day).days + 1

    def get_slot(self, occurrence: Occurrence, day_hour: int = 0) -> int | None:
        """Where in the period it was, `day_hour` being the hour with which days begin; None when
        it was at another time or nobody knows at which hour."""
        if not self.first_day <= occurrence.day <= self.last_day:
            return None
        if self.kind != "day":
            return (occurrence.day - self.first_day).days
        return None if occurrence.hour is None else (occurrence.hour - day_hour) % HOURS_PER_DAY

    def find_current_slot(self, now: datetime, today: date, day_start: time) -> int | None:
        """The slot of the wall clock's `now` where the period is under way; the hour in which the
        day begins also ends it."""
        if self.kind == "day" and now.hour == day_start.hour and now.time() < day_start:
            return HOURS_PER_DAY - 1 if self.first_day == today else None
        return self.get_slot(Occurrence(today, now.hour, 0), day_start.hour)

    def change_kind(self, kind: PeriodKind, today: date) -> "Period":
        """The day, week or month that holds its last day; today where that is part of it."""
        day = min(self.last_day, today) if self.first_day <= today else self.first_day
        return Period.containing(kind, day)


@dataclass(slots=True, frozen=True)
class PeriodTally:
    """The amounts of a period slot by slot; `total` and `before` count what has no slot too."""

    slots: tuple[float, ...]
    total: float
    previous_total: float


def calculate_tally(
    occurrences: Iterable[Occurrence],
    period: Period,
    day_hour: int = 0,
    current_slot: int | None = None,
) -> PeriodTally:
    """What fell into the period, and into the one before it.

    Where the period is under way `now` is its slot at present: then the one before counts up to
    the same slot, for a morning is not to be compared with a whole day.
    """
    slots, total, past = [0.0] * period.slot_count, 0.0, 0.0
    before = period.previous_period
    for one in occurrences:
        if period.first_day <= one.day <= period.last_day:
            total += one.amount
            place = period.get_slot(one, day_hour)
            if place is not None:
                slots[place] += one.amount
        elif before.first_day <= one.day <= before.last_day:
            place = before.get_slot(one, day_hour)
            if current_slot is None or place is None or place <= current_slot:
                past += one.amount
    return PeriodTally(tuple(slots), total, past)

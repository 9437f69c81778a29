"""Days, weeks and months of a person's own calendar, and what falls into their slots. Pure.

The slots of a day are its hours, those of a week and a month their days.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple, get_args

Kind = Literal["day", "week", "month"]
KINDS: tuple[Kind, ...] = get_args(Kind)
HOURS = 24
_DAY = timedelta(days=1)


class Happened(NamedTuple):
    """Something on the person's own `day`, at the hour of their clock if it is known."""

    day: date
    hour: int | None
    amount: float


@dataclass(slots=True, frozen=True)
class Period:
    """Begins on `first`; make it with `of`."""

    kind: Kind
    first: date

    @classmethod
    def of(cls, kind: Kind, day: date) -> "Period":
        """The one that holds `day`; weeks begin on Monday."""
        if kind == "week":
            day -= day.weekday() * _DAY
        elif kind == "month":
            day = day.replace(day=1)
        return cls(kind, day)

    @classmethod
    def read(cls, code: str) -> "Period":
        """From `code`. Raises ValueError."""
        name, _, day = code.partition("_")
        for kind in KINDS:
            if kind == name:
                return cls.of(kind, date.fromisoformat(day))
        raise ValueError(code)

    @property
    def code(self) -> str:
        return f"{self.kind}_{self.first:%Y%m%d}"

    @property
    def last(self) -> date:
        if self.kind == "month":
            return self.first.replace(day=monthrange(self.first.year, self.first.month)[1])
        return self.first + _DAY * (6 if self.kind == "week" else 0)

    @property
    def before(self) -> "Period":
        return Period.of(self.kind, self.first - _DAY)

    @property
    def after(self) -> "Period":
        return Period.of(self.kind, self.last + _DAY)

    @property
    def slots(self) -> int:
        return HOURS if self.kind == "day" else (self.last - self.first).days + 1

    def slot(self, one: Happened, day_hour: int = 0) -> int | None:
        """Where in the period it was, `day_hour` being the hour with which days begin; None when
        it was at another time or nobody knows at which hour."""
        if not self.first <= one.day <= self.last:
            return None
        if self.kind != "day":
            return (one.day - self.first).days
        return None if one.hour is None else (one.hour - day_hour) % HOURS


@dataclass(slots=True, frozen=True)
class Tally:
    """The amounts of a period slot by slot; `total` and `before` count what has no slot too."""

    slots: tuple[float, ...]
    total: float
    before: float


def tally(
    happened: Iterable[Happened], period: Period, day_hour: int = 0, now: int | None = None
) -> Tally:
    """What fell into the period, and into the one before it.

    Where the period is under way `now` is its slot at present: then the one before counts up to
    the same slot, for a morning is not to be compared with a whole day.
    """
    slots, total, past = [0.0] * period.slots, 0.0, 0.0
    before = period.before
    for one in happened:
        if period.first <= one.day <= period.last:
            total += one.amount
            place = period.slot(one, day_hour)
            if place is not None:
                slots[place] += one.amount
        elif before.first <= one.day <= before.last:
            place = before.slot(one, day_hour)
            if now is None or place is None or place <= now:
                past += one.amount
    return Tally(tuple(slots), total, past)

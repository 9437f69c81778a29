"""Loop Habit Tracker's model: what a habit is there, and what its marks mean."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time

from core.personal.imports.found import NOTES, FoundHabit, Keys, short, visible

TITLE = 100
_UNIT = 32
DONE, SKIPPED = frozenset({"YES_MANUAL", "2"}), frozenset({"SKIP", "3", "-3"})
_NOTHING = frozenset({"", "NO", "0", "UNKNOWN", "-1", "YES_AUTO", "1"})
_SCALE = 1000  # quantities are written in thousandths


@dataclass(slots=True, kw_only=True)
class Draft:
    """A habit while its marks are read."""

    line: int
    title: str
    times: int = 1
    days: int = 1
    numerical: bool = False
    unit: str = ""
    target: float = 0.0
    at_most: bool = False
    archived: bool = False
    remind_at: time | None = None
    notes: str = ""
    done: set[date] = field(default_factory=set)
    skipped: set[date] = field(default_factory=set)
    values: dict[date, float] = field(default_factory=dict)

    def mark(self, day: date, value: str) -> bool:
        """Take the mark of a day; False for one that means nothing known."""
        if value in SKIPPED:
            self.skipped.add(day)
        elif self.numerical:
            return self._count(day, value)
        elif value in DONE:
            self.done.add(day)
        else:
            return value in _NOTHING
        return True

    def _count(self, day: date, value: str) -> bool:
        if value in _NOTHING:
            return True
        try:
            amount = float(value) if "." in value else int(value) / _SCALE
        except (ValueError, OverflowError):
            return False
        if not 0 <= amount < 1e9:
            return False
        self.values[day] = amount
        return True

    def habit(self, key: str) -> FoundHabit:
        reached = {day for day, amount in self.values.items() if self._reached(amount)}
        return FoundHabit(
            line=self.line,
            key=key,
            title=short(self.title, TITLE),
            times=self.times,
            days=self.days,
            unit=(short(self.unit, _UNIT) or None) if self.numerical else None,
            target=self.target if self.numerical else None,
            at_most=self.at_most,
            done=frozenset(self.done | reached),
            skipped=frozenset(self.skipped),
            values=self.values,
            remind_at=self.remind_at,
            notes=self.notes[:NOTES] or None,
        )

    def _reached(self, amount: float) -> bool:
        return amount <= self.target if self.at_most else amount >= max(self.target, 0.001)


def kept(drafts: Iterable[Draft]) -> list[FoundHabit]:
    """Those that can be brought in: with a title, and not archived."""
    keys = Keys()
    named = [(one, keys.of(one.title)) for one in drafts if visible(one.title)]
    return [one.habit(key) for one, key in named if not one.archived]


def frequency(times: str, days: str) -> tuple[int, int]:
    """`times` in `days` days; once a day for what is no frequency."""
    if not all(one.isascii() and one.isdigit() and len(one) < 5 for one in (times, days)):
        return 1, 1
    found = int(times), int(days)
    return found if 1 <= found[0] <= found[1] <= 366 else (1, 1)


def number(words: str) -> float:
    """Zero for what is none."""
    try:
        found = float(words)
    except ValueError:
        return 0.0
    return found if 0 <= found < 1e9 else 0.0

"""Loop Habit Tracker's model: what a habit is there, and what its marks mean."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time

from core.data_import.formats.results import (
    NOTES_LENGTH,
    ImportedHabit,
    KeyGenerator,
    is_visible,
    shorten_text,
)

TITLE_LENGTH = 100
_UNIT_LENGTH = 32
DONE_MARKS, SKIPPED_MARKS = frozenset({"YES_MANUAL", "2"}), frozenset({"SKIP", "3", "-3"})
_EMPTY_MARKS = frozenset({"", "NO", "0", "UNKNOWN", "-1", "YES_AUTO", "1"})
_SCALE = 1000  # quantities are written in thousandths


@dataclass(slots=True, kw_only=True)
class HabitDraft:
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

    def add_mark(self, day: date, value: str) -> bool:
        """Take the mark of a day; False for one that means nothing known."""
        if value in SKIPPED_MARKS:
            self.skipped.add(day)
        elif self.numerical:
            return self._add_amount(day, value)
        elif value in DONE_MARKS:
            self.done.add(day)
        else:
            return value in _EMPTY_MARKS
        return True

    def _add_amount(self, day: date, value: str) -> bool:
        if value in _EMPTY_MARKS:
            return True
        try:
            amount = float(value) if "." in value else int(value) / _SCALE
        except (ValueError, OverflowError):
            return False
        if not 0 <= amount < 1e9:
            return False
        self.values[day] = amount
        return True

    def build_habit(self, key: str) -> ImportedHabit:
        reached = {day for day, amount in self.values.items() if self._is_reached(amount)}
        return ImportedHabit(
            line=self.line,
            key=key,
            title=shorten_text(self.title, TITLE_LENGTH),
            times=self.times,
            days=self.days,
            unit=(shorten_text(self.unit, _UNIT_LENGTH) or None) if self.numerical else None,
            target=self.target if self.numerical else None,
            at_most=self.at_most,
            done=frozenset(self.done | reached),
            skipped=frozenset(self.skipped),
            values=self.values,
            remind_at=self.remind_at,
            notes=self.notes[:NOTES_LENGTH] or None,
        )

    def _is_reached(self, amount: float) -> bool:
        return amount <= self.target if self.at_most else amount >= max(self.target, 0.001)


def build_habits(drafts: Iterable[HabitDraft]) -> list[ImportedHabit]:
    """Those that can be brought in: with a title, and not archived."""
    keys = KeyGenerator()
    named = [(one, keys.make_key(one.title)) for one in drafts if is_visible(one.title)]
    return [one.build_habit(key) for one, key in named if not one.archived]


def parse_frequency(times: str, days: str) -> tuple[int, int]:
    """`times` in `days` days; once a day for what is no frequency."""
    if not all(one.isascii() and one.isdigit() and len(one) < 5 for one in (times, days)):
        return 1, 1
    found = int(times), int(days)
    return found if 1 <= found[0] <= found[1] <= 366 else (1, 1)


def parse_number(text: str) -> float:
    """Zero for what is none."""
    try:
        found = float(text)
    except ValueError:
        return 0.0
    return found if 0 <= found < 1e9 else 0.0

"""What a person sees of habits."""

from datetime import date, datetime, time
from typing import Literal
from uuid import UUID

import msgspec

from core.habits.contracts.plans import Kind, Schedule

# A freeze costs so many periods kept; so many can be at hand at once.
FREEZE_PRICE, MAX_FREEZES = 7, 2
# `part` is some of an amount; `skip` a day off, a pause or a vacation; `frozen` a miss that a
# freeze made good; `off` asks for nothing.
Mark = Literal["done", "part", "missed", "open", "skip", "frozen", "off"]


class DayRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What was written of a day: `amount` against the `goal` of that time (1 of 1 is a tick)."""

    day: date
    amount: float | None = 1.0
    goal: float = 1.0
    skipped: bool = False
    note: str | None = None

    @property
    def goal_share(self) -> float:
        """How much of the goal was reached; a goal of nothing is doubled by anything."""
        if not self.amount:
            return 0.0
        return self.amount / self.goal if self.goal else 2.0


class DayMark(msgspec.Struct, frozen=True, kw_only=True):
    """A day of a calendar: its mark, what was written, and how much of the goal that is."""

    day: date
    mark: Mark
    amount: float | None = None
    share: float = 0.0
    note: str | None = None


class Pause(msgspec.Struct, frozen=True):
    """Days on which nothing is asked, both included; without `last` until further notice."""

    first: date
    last: date | None = None


class Step(msgspec.Struct, frozen=True):
    """An offer to make the small version of a habit larger, or smaller."""

    up: bool
    target: float


class HabitSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A habit as a list shows it. `target` is asked a day (see Schedule), in `unit`; `week` are
    the marks of the last seven days and `amounts` what was written on them, today last; `today`
    is the day they were read on. `streak` counts due periods, weeks for TimesAWeek. `strength` is
    from 0 to 1, `step` the next small step if one is offered."""

    id: UUID
    title: str
    kind: Kind = "yes_no"
    unit: str | None = None
    target: float = 1.0
    schedule: Schedule
    remind_times: tuple[time, ...] = ()
    created_at: datetime
    today: date
    checked_today: bool
    streak: int
    week: tuple[Mark, ...]
    amounts: tuple[float | None, ...] = (None,) * 7
    archived: bool = False
    strength: float = 0.0
    step: Step | None = None

    @property
    def today_amount(self) -> float:
        """Today's."""
        return self.amounts[-1] or 0.0

    @property
    def is_due_today(self) -> bool:
        """True when today asks for it, done or not."""
        return self.checked_today or self.week[-1] in ("open", "part")

    @property
    def missed_count(self) -> int:
        """Missed days of the last seven."""
        return self.week.count("missed")

    def get_mark(self, day: date) -> tuple[Mark, float]:
        """The mark and the amount of one of the last seven days."""
        place = -1 - (self.today - day).days
        return self.week[place], self.amounts[place] or 0.0

    def is_open_on(self, day: date) -> bool:
        """Whether it asks for something on one of the last seven days: it is not archived, and
        neither done, skipped, paused nor free that day."""
        if self.archived:
            return False
        mark, _ = self.get_mark(day)
        return mark in ("open", "part") or (mark == "missed" and self.kind != "at_most")


class HabitCard(HabitSummary, frozen=True, kw_only=True):
    """A habit with what its whole history tells: `freezes` at hand and the `points` that buy more,
    the `goal` of a small version, the `pause` that lasts or lies ahead."""

    best_streak: int
    goal: float | None = None
    freezes: int = 0
    points: int = 0
    pause: Pause | None = None
    note: str | None = None

    @property
    def is_paused_today(self) -> bool:
        """True while the pause lasts; one that lies ahead does not."""
        return self.pause is not None and self.pause.first <= self.today

    @property
    def can_skip_today(self) -> bool:
        return not self.archived and not self.is_paused_today and self.week[-1] in ("open", "off")

    @property
    def can_buy_freeze(self) -> bool:
        return self.points >= FREEZE_PRICE and self.freezes < MAX_FREEZES


class HabitsPaused(msgspec.Struct, frozen=True):
    """How many habits it changed."""

    changed: int

"""What came of the days: what was written of each, held against what was asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Literal

from core.habits.contracts import DayRecord, EveryDays, TimesAWeek
from core.habits.rules.plans import DAY, WEEK, Plan, days

Outcome = Literal["kept", "missed", "free"]
EPSILON = 1e-9
_REACH = 8 * WEEK  # how far back seven days that count are looked for


@dataclass(frozen=True, slots=True)
class Diary:
    """A plan and the days written up. Amounts are counted in shares of the goal of their day, so
    that a goal that grows leaves the past as it was."""

    plan: Plan
    records: Mapping[date, DayRecord]

    def counted(self, day: date) -> float:
        """What the day adds: 1 or 0 of yes and no, else the share of the goal."""
        record = self.records.get(day)
        if record is None or not self.plan.due(day):
            return 0.0
        if self.plan.kind == "yes_no":
            return float(record.share >= 1 - EPSILON)
        return record.share

    def written(self, day: date) -> bool:
        record = self.records.get(day)
        return record is not None and record.amount is not None

    def rests(self, day: date) -> bool:
        """A day off or in a pause on which nothing was done all the same."""
        record = self.records.get(day)
        if record is not None and record.amount:
            return False
        return (record is not None and record.skipped) or self.plan.paused(day)

    def counts(self, day: date) -> bool:
        return day >= self.plan.begin and not self.rests(day)

    def outcome(self, day: date) -> Outcome:
        """What came of the period that `day` belongs to, if it ended now."""
        if self.plan.rolling:
            return self._of_seven_days(day)
        first, last = self.plan.period(day)
        if self.plan.daily:
            return self._of_day(day)
        total = sum(self.counted(one) for one in days(first, last))
        counting = sum(self.counts(one) for one in days(first, last))
        return self._held(total, counting, (last - first).days + 1)

    def _of_day(self, day: date) -> Outcome:
        if not self.plan.due(day) or not self.counts(day):
            return "free"
        return self._kept(self.counted(day), 1.0)

    def _of_seven_days(self, day: date) -> Outcome:
        """Of the last seven days that count up to `day`."""
        if not self.counts(day):
            return "free"
        total, found = 0.0, 0
        for back in range(_REACH):
            if self.counts(day - DAY * back):
                total, found = total + self.counted(day - DAY * back), found + 1
                if found == WEEK:
                    break
        return self.in_seven_days(total)

    def in_seven_days(self, total: float) -> Outcome:
        """What so much within seven days that count comes to."""
        return self._kept(total, self._times)

    def _held(self, total: float, counting: int, length: int) -> Outcome:
        """A week of which only some days count asks for its part; a stretch of which less than
        half counts asks for nothing."""
        if counting == 0:
            return "free"
        if self.plan.kind == "at_most":
            return self._kept(total, self._times)
        if isinstance(self.plan.schedule, EveryDays):
            outcome = self._kept(total, 1.0)
            return "free" if outcome == "missed" and counting * 2 < length else outcome
        asked = self._times * counting / length
        return self._kept(total, ceil(asked - EPSILON) if self.plan.kind == "yes_no" else asked)

    def _kept(self, total: float, asked: float) -> Outcome:
        if self.plan.kind == "at_most":
            return "kept" if total <= asked + EPSILON else "missed"
        return "kept" if total >= asked - EPSILON else "missed"

    @property
    def _times(self) -> float:
        schedule = self.plan.schedule
        return float(schedule.times) if isinstance(schedule, TimesAWeek) else 1.0

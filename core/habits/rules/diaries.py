"""What came of the days: what was written of each, held against what was asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Literal

from core.habits.contracts.plans import EveryDays, TimesAWeek
from core.habits.contracts.views import DayRecord
from core.habits.rules.plans import DAY, WEEK, HabitPlan
from core.kit.days import iterate_days

PeriodOutcome = Literal["kept", "missed", "free"]
EPSILON = 1e-9
_REACH = 8 * WEEK  # how far back seven days that count are looked for


@dataclass(frozen=True, slots=True)
class HabitDiary:
    """A plan and the days written up. Amounts are counted in shares of the goal of their day, so
    that a goal that grows leaves the past as it was."""

    plan: HabitPlan
    records: Mapping[date, DayRecord]

    def get_day_value(self, day: date) -> float:
        """What the day adds: 1 or 0 of yes and no, else the share of the goal."""
        record = self.records.get(day)
        if record is None or not self.plan.is_due(day):
            return 0.0
        if self.plan.kind == "yes_no":
            return float(record.goal_share >= 1 - EPSILON)
        return record.goal_share

    def is_written(self, day: date) -> bool:
        record = self.records.get(day)
        return record is not None and record.amount is not None

    def is_day_off(self, day: date) -> bool:
        """A day off or in a pause on which nothing was done all the same."""
        record = self.records.get(day)
        if record is not None and record.amount:
            return False
        return (record is not None and record.skipped) or self.plan.is_paused(day)

    def is_counted(self, day: date) -> bool:
        return day >= self.plan.first_day and not self.is_day_off(day)

    def get_outcome(self, day: date) -> PeriodOutcome:
        """What came of the period that `day` belongs to, if it ended now."""
        if self.plan.is_rolling:
            return self._get_rolling_outcome(day)
        first, last = self.plan.get_period(day)
        if self.plan.is_daily:
            return self._get_day_outcome(day)
        total = sum(self.get_day_value(one) for one in iterate_days(first, last))
        counting = sum(self.is_counted(one) for one in iterate_days(first, last))
        return self._judge_partial_period(total, counting, (last - first).days + 1)

    def _get_day_outcome(self, day: date) -> PeriodOutcome:
        if not self.plan.is_due(day) or not self.is_counted(day):
            return "free"
        return self._judge_total(self.get_day_value(day), 1.0)

    def _get_rolling_outcome(self, day: date) -> PeriodOutcome:
        """Of the last seven days that count up to `day`."""
        if not self.is_counted(day):
            return "free"
        total, found = 0.0, 0
        for back in range(_REACH):
            if self.is_counted(day - DAY * back):
                total, found = total + self.get_day_value(day - DAY * back), found + 1
                if found == WEEK:
                    break
        return self.judge_rolling_total(total)

    def judge_rolling_total(self, total: float) -> PeriodOutcome:
        """What so much within seven days that count comes to."""
        return self._judge_total(total, self._times_asked)

    def _judge_partial_period(self, total: float, counting: int, length: int) -> PeriodOutcome:
        """A week of which only some days count asks for its part; a stretch of which less than
        half counts asks for nothing."""
        if counting == 0:
            return "free"
        if self.plan.kind == "at_most":
            return self._judge_total(total, self._times_asked)
        if isinstance(self.plan.schedule, EveryDays):
            outcome = self._judge_total(total, 1.0)
            return "free" if outcome == "missed" and counting * 2 < length else outcome
        asked = self._times_asked * counting / length
        return self._judge_total(
            total, ceil(asked - EPSILON) if self.plan.kind == "yes_no" else asked
        )

    def _judge_total(self, total: float, asked: float) -> PeriodOutcome:
        if self.plan.kind == "at_most":
            return "kept" if total <= asked + EPSILON else "missed"
        return "kept" if total >= asked - EPSILON else "missed"

    @property
    def _times_asked(self) -> float:
        schedule = self.plan.schedule
        return float(schedule.times) if isinstance(schedule, TimesAWeek) else 1.0

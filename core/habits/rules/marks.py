"""How days look in a calendar."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from core.habits.contracts.plans import TimesAWeek
from core.habits.contracts.views import DayMark, Mark
from core.habits.rules.diaries import EPSILON, HabitDiary
from core.habits.rules.plans import DAY, WEEK, is_tickable_day
from core.kit.days import iterate_days


@dataclass(frozen=True, slots=True)
class HabitCalendar:
    """A diary as it is shown on `today`; `frozen` are days whose miss a freeze made good."""

    diary: HabitDiary
    today: date
    frozen: Set[date] = frozenset()

    def list_week(self) -> tuple[Mark, ...]:
        """The last seven days, today last."""
        return tuple(self.get_mark(self.today - DAY * back) for back in range(WEEK - 1, -1, -1))

    def list_days(self, first: date, last: date) -> tuple[DayMark, ...]:
        return tuple(self._build_day_mark(day) for day in iterate_days(first, last))

    def get_mark(self, day: date) -> Mark:
        if self.diary.plan.kind == "at_most":
            return self._mark_limit_day(day)
        counted = self._calculate_share(day)
        if counted >= 1 - EPSILON:
            return "done"
        if counted > 0:
            return "part"
        return self._mark_empty_day(day)

    def _mark_empty_day(self, day: date) -> Mark:
        """Of a day without anything done."""
        plan, diary = self.diary.plan, self.diary
        if diary.is_day_off(day):
            return "skip"
        if day in self.frozen and plan.is_daily:
            return "frozen"
        if day > self.today or day < plan.first_day or not plan.is_due(day):
            return "off"
        if day == self.today:
            return "off" if not plan.is_daily and diary.get_outcome(day) == "kept" else "open"
        return "missed" if plan.is_daily else "off"

    def _mark_limit_day(self, day: date) -> Mark:
        diary, plan = self.diary, self.diary.plan
        if not diary.is_written(day):
            nothing = self._mark_empty_day(day)
            if nothing in ("skip", "frozen"):
                return nothing
            asked = plan.first_day <= day <= self.today and plan.is_due(day)
            return ("open" if day == self.today else "done") if asked else "off"
        share = self._calculate_share(day)
        return (
            "done"
            if share <= self._day_limit + EPSILON
            else "frozen"
            if day in self.frozen
            else "missed"
        )

    def _calculate_share(self, day: date) -> float:
        """Of the day's own goal, whether it was due or not."""
        record = self.diary.records.get(day)
        if record is None:
            return 0.0
        if self.diary.plan.kind == "yes_no":
            return float(record.goal_share >= 1 - EPSILON)
        return record.goal_share

    @property
    def _day_limit(self) -> int:
        schedule = self.diary.plan.schedule
        return schedule.times if isinstance(schedule, TimesAWeek) else 1

    def _build_day_mark(self, day: date) -> DayMark:
        record = self.diary.records.get(day)
        return DayMark(
            day=day,
            mark=self.get_mark(day),
            amount=record.amount if record else None,
            share=self._calculate_share(day),
            note=record.note if record else None,
        )


def get_tickable_day(due: date, today: date) -> date:
    """`due` while it can still be ticked, which is until the next day's end; else today."""
    return due if is_tickable_day(due, today) else today

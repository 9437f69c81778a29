"""How days look in a calendar."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from core.habits.contracts import DayMark, Mark, TimesAWeek
from core.habits.rules.diaries import EPSILON, Diary
from core.habits.rules.plans import DAY, WEEK, days


@dataclass(frozen=True, slots=True)
class Calendar:
    """A diary as it is shown on `today`; `frozen` are days whose miss a freeze made good."""

    diary: Diary
    today: date
    frozen: Set[date] = frozenset()

    def week(self) -> tuple[Mark, ...]:
        """The last seven days, today last."""
        return tuple(self.mark(self.today - DAY * back) for back in range(WEEK - 1, -1, -1))

    def days(self, first: date, last: date) -> tuple[DayMark, ...]:
        return tuple(self._day(day) for day in days(first, last))

    def mark(self, day: date) -> Mark:
        if self.diary.plan.kind == "at_most":
            return self._of_limit(day)
        counted = self._share(day)
        if counted >= 1 - EPSILON:
            return "done"
        if counted > 0:
            return "part"
        return self._of_nothing(day)

    def _of_nothing(self, day: date) -> Mark:
        """Of a day without anything done."""
        plan, diary = self.diary.plan, self.diary
        if diary.rests(day):
            return "skip"
        if day in self.frozen and plan.daily:
            return "frozen"
        if day > self.today or day < plan.begin or not plan.due(day):
            return "off"
        if day == self.today:
            return "off" if not plan.daily and diary.outcome(day) == "kept" else "open"
        return "missed" if plan.daily else "off"

    def _of_limit(self, day: date) -> Mark:
        diary, plan = self.diary, self.diary.plan
        if not diary.written(day):
            nothing = self._of_nothing(day)
            if nothing in ("skip", "frozen"):
                return nothing
            asked = plan.begin <= day <= self.today and plan.due(day)
            return ("open" if day == self.today else "done") if asked else "off"
        share = self._share(day)
        return (
            "done"
            if share <= self._limit + EPSILON
            else "frozen"
            if day in self.frozen
            else "missed"
        )

    def _share(self, day: date) -> float:
        """Of the day's own goal, whether it was due or not."""
        record = self.diary.records.get(day)
        if record is None:
            return 0.0
        if self.diary.plan.kind == "yes_no":
            return float(record.share >= 1 - EPSILON)
        return record.share

    @property
    def _limit(self) -> int:
        schedule = self.diary.plan.schedule
        return schedule.times if isinstance(schedule, TimesAWeek) else 1

    def _day(self, day: date) -> DayMark:
        record = self.diary.records.get(day)
        return DayMark(
            day=day,
            mark=self.mark(day),
            amount=record.amount if record else None,
            share=self._share(day),
            note=record.note if record else None,
        )

"""Days as people name them, counted from one moment of the person's wall clock."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta

Unit = str


@dataclass(frozen=True, slots=True)
class Today:
    """`now` is naive local time; `month_first` reads 05/06 as 6 May's cousin, June 5 otherwise."""

    now: datetime
    month_first: bool = False

    @property
    def day(self) -> date:
        return self.now.date()

    def add_period(self, *, days: int = 0, months: int = 0) -> date | None:
        """That many days and months from today; the last day where a month is too short."""
        try:
            month = self.day.month - 1 + months
            year, month = self.day.year + month // 12, month % 12 + 1
            day = min(self.day.day, calendar.monthrange(year, month)[1])
            return date(year, month, day) + timedelta(days=days)
        except (ValueError, OverflowError):
            return None

    def get_weekday(self, weekday: int) -> date | None:
        """The next such weekday, never today."""
        return self.add_period(days=(weekday - self.day.weekday() - 1) % 7 + 1)

    def get_this_weekday(self, weekday: int) -> date | None:
        """The nearest such weekday, perhaps today."""
        return self.add_period(days=(weekday - self.day.weekday()) % 7)

    def get_next_week_weekday(self, weekday: int) -> date | None:
        """That weekday of the next calendar week (weeks begin on Monday)."""
        return self.add_period(days=7 - self.day.weekday() + weekday)

    def get_weekend(self) -> date | None:
        """Saturday, or today while the weekend lasts."""
        return self.day if self.day.weekday() == 6 else self.get_this_weekday(5)

    def get_month_day(self, day: int) -> date | None:
        """The next date with that day of the month, perhaps today."""
        for ahead in range(12):
            first = self.get_month_start(ahead)
            found = _build_date(first.year, first.month, day) if first else None
            if found and found >= self.day:
                return found
        return None

    def get_year_day(self, month: int, day: int) -> date | None:
        """The next date with that day and month, perhaps today; None for 31 February."""
        for year in range(self.day.year, min(self.day.year + 9, 10000)):
            found = _build_date(year, month, day)
            if found and found >= self.day:
                return found
        return None

    def get_month_start(self, ahead: int) -> date | None:
        """The first day of the month that many months ahead."""
        moved = self.add_period(months=ahead)
        return moved.replace(day=1) if moved else None

    def get_named_month(self, month: int, year: int | None) -> date | None:
        """The first day of that month: of the year, or the next that is not over."""
        if year is None:
            year = self.day.year + (month < self.day.month)
        return _build_date(year, month, 1)

    def get_period(self, unit: Unit, ahead: int) -> tuple[date, date] | None:
        """First and last day of the week, month or year that many periods ahead."""
        first = self._get_period_start(unit, ahead)
        after = self._get_period_start(unit, ahead + 1)
        return (first, after - timedelta(days=1)) if first and after else None

    def _get_period_start(self, unit: Unit, ahead: int) -> date | None:
        if unit == "day":
            return self.add_period(days=ahead)
        if unit == "week":
            return self.add_period(days=7 * ahead - self.day.weekday())
        if unit == "month":
            return self.get_month_start(ahead)
        return _build_date(self.day.year + ahead, 1, 1) if unit == "year" else None


def build_full_date(year: int, month: int, day: int) -> date | None:
    """The date, or None when the calendar has none such."""
    return _build_date(year, month, day)


def get_month_end(first: date) -> date:
    """The last day of the month."""
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _build_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

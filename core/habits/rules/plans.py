"""What is asked of which days."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from core.habits.contracts.plans import EVERY_DAY, EveryDays, Kind, OnWeekdays, Schedule, TimesAWeek
from core.habits.contracts.views import Pause
from core.kit.errors import DomainError

DAY = timedelta(days=1)
WEEK = 7


@dataclass(frozen=True)
class HabitPlan:
    """`begin` is the first day that counts; stretches of EveryDays are counted from `anchor`."""

    kind: Kind
    schedule: Schedule
    first_day: date
    anchor: date
    pauses: tuple[Pause, ...] = ()

    @cached_property
    def frequency(self) -> tuple[int, int]:
        """How many times in how many days: every day is (1, 1)."""
        match self.schedule:
            case OnWeekdays(days):
                return (1, 1) if days == EVERY_DAY else (days.bit_count(), WEEK)
            case TimesAWeek(times):
                return (1, 1) if times == WEEK else (times, WEEK)
            case EveryDays(every):
                return (1, every)

    @cached_property
    def is_daily(self) -> bool:
        """True when each due day stands for itself."""
        return isinstance(self.schedule, OnWeekdays)

    @cached_property
    def is_rolling(self) -> bool:
        return isinstance(self.schedule, TimesAWeek) and self.schedule.rolling

    def is_due(self, day: date) -> bool:
        """False on weekdays that were not chosen."""
        return not isinstance(self.schedule, OnWeekdays) or bool(
            self.schedule.days >> day.weekday() & 1
        )

    def is_paused(self, day: date) -> bool:
        return any(
            one.first <= day and (one.last is None or day <= one.last) for one in self.pauses
        )

    def get_period(self, day: date) -> tuple[date, date]:
        """First and last day of the day, week or stretch that `day` belongs to."""
        match self.schedule:
            case TimesAWeek(rolling=False):
                first = day - DAY * day.weekday()
                return first, first + DAY * (WEEK - 1)
            case EveryDays(every):
                first = day - DAY * ((day - self.anchor).days % every)
                return first, first + DAY * (every - 1)
        return day, day


def clean_title(title: str) -> str:
    """Raises DomainError `empty-title`."""
    if not title.strip():
        raise DomainError("empty-title")
    return title.strip()


def is_tickable_day(day: date, today: date) -> bool:
    """True for today and yesterday."""
    return today - DAY <= day <= today


def check_tickable_day(day: date | None, today: date) -> date:
    """The day to tick: today, or yesterday if asked. Raises DomainError `day-not-open`."""
    if day is None:
        return today
    if not is_tickable_day(day, today):
        raise DomainError("day-not-open")
    return day


def build_rrule(weekdays: int) -> str:
    """The recurrence on these days of the week."""
    names = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    chosen = [name for bit, name in enumerate(names) if weekdays >> bit & 1]
    return "FREQ=DAILY" if len(chosen) == WEEK else f"FREQ=WEEKLY;BYDAY={','.join(chosen)}"


def build_reminder(
    schedule: Schedule, at: time, day_start: time, today: date
) -> tuple[datetime, str]:
    """Local start and recurrence of a reminder at `at`, a time of the person's own day.

    What is free to choose its days is reminded of daily, and is silent once it is done. A time
    before the day's beginning comes on the calendar's next day.
    """
    weekdays = schedule.days if isinstance(schedule, OnWeekdays) else EVERY_DAY
    if at < day_start:
        weekdays = (weekdays << 1 | weekdays >> WEEK - 1) & EVERY_DAY
    return datetime.combine(today, at), build_rrule(weekdays)


def end_pauses(pauses: tuple[Pause, ...], today: date) -> tuple[Pause, ...]:
    """The pauses that are over, the one that lasts ended yesterday."""
    past = [one for one in pauses if one.first < today]
    ended = today - DAY
    return tuple(
        one if one.last is not None and one.last < today else Pause(one.first, ended)
        for one in past
    )


def merge_pauses(pauses: tuple[Pause, ...], added: Pause) -> tuple[Pause, ...]:
    """The pauses with one more; those that touch become one."""
    merged: list[Pause] = []
    for one in sorted((*pauses, added), key=lambda pause: pause.first):
        last = merged[-1].last if merged else None
        if merged and (last is None or one.first <= last + DAY):
            ends = None if last is None or one.last is None else max(last, one.last)
            merged[-1] = Pause(merged[-1].first, ends)
        else:
            merged.append(one)
    return tuple(merged)

"""A repetition and the days said beside it, turned into a first date and an RRULE."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from core.language.calendar import Today, get_month_end
from core.language.pieces import Bound, Day, Repeat
from core.language.repeats import CODES

_SEARCH_DAYS = 366 * 9


@dataclass(frozen=True, slots=True)
class Recurrence:
    """All a sentence says about repeating."""

    repeat: Repeat
    others: list[Repeat]
    days: list[Day]
    bound: Bound | None


def build_recurrence(plan: Recurrence, at: time | None, today: Today) -> tuple[date | None, str]:
    """The first date (perhaps today, when the time is still ahead) and the rule."""
    repeat = _merge_repeats(plan)
    start, until = today.day, None
    for day in plan.days:
        if day.prep == "until":
            until = until or day.date
        elif day.prep == "from" or not _is_naming_day(repeat, day):
            start, until = day.date, until or day.last
        if day.prep != "until":
            repeat = _narrow_repeat(repeat, day)
    first = _find_first_date(repeat, max(start, today.day), at, today)
    until = until or _get_end(plan.bound, first)
    return first, _build_rrule(repeat, plan.bound, until)


def _merge_repeats(plan: Recurrence) -> Repeat:
    """ "Every two weeks … on Mondays": a plain frequency takes the weekdays said elsewhere."""
    repeat = plan.repeat
    for other in plan.others:
        if other.freq == repeat.freq and other.days and not repeat.days:
            repeat = replace(repeat, days=other.days)
        elif repeat.freq == "DAILY" and other.days and repeat.interval == 1:
            repeat = replace(other, part=repeat.part)
    return repeat


def _is_naming_day(repeat: Repeat, day: Day) -> bool:
    """Whether the day says on which days to repeat, rather than when to begin."""
    return (repeat.freq, day.kind) in {
        ("WEEKLY", "weekday"),
        ("MONTHLY", "monthday"),
        ("YEARLY", "yearday"),
    }


def _narrow_repeat(repeat: Repeat, day: Day) -> Repeat:
    if day.prep != "on" or not _is_naming_day(repeat, day) or repeat.days or repeat.month_day:
        return repeat
    if repeat.freq == "WEEKLY":
        return replace(repeat, days=(CODES[day.date.weekday()],))
    month = day.date.month if repeat.freq == "YEARLY" else None
    return replace(repeat, month_day=day.date.day, month=month)


def _find_first_date(repeat: Repeat, start: date, at: time | None, today: Today) -> date | None:
    day = start
    for _ in range(_SEARCH_DAYS):
        late = at is not None and datetime.combine(day, at) <= today.now
        if _is_on_day(repeat, day) and not late:
            return day
        if day == date.max:
            break
        day += timedelta(days=1)
    return None


def _is_on_day(repeat: Repeat, day: date) -> bool:
    if repeat.month is not None and day.month != repeat.month:
        return False
    if repeat.month_day is not None:
        wanted = get_month_end(day).day if repeat.month_day == -1 else repeat.month_day
        return day.day == wanted
    return not repeat.days or any(_is_weekday(code, day) for code in repeat.days)


def _is_weekday(code: str, day: date) -> bool:
    """Whether the day is such a weekday, counted within its month when numbered."""
    if CODES[day.weekday()] != code[-2:]:
        return False
    if len(code) == 2:
        return True
    if code.startswith("-1"):
        return day.day > get_month_end(day).day - 7
    return (day.day - 1) // 7 + 1 == int(code[:-2])


def _get_end(bound: Bound | None, first: date | None) -> date | None:
    """The last day of "for two weeks"."""
    if bound is None or bound.amount is None or first is None:
        return None
    after = Today(datetime.combine(first, time())).add_period(
        days=bound.amount.days, months=bound.amount.months
    )
    return after - timedelta(days=1) if after else None


def _build_rrule(repeat: Repeat, bound: Bound | None, until: date | None) -> str:
    parts: dict[str, str] = {"FREQ": repeat.freq}
    if repeat.interval > 1:
        parts["INTERVAL"] = str(repeat.interval)
    if repeat.month is not None:
        parts["BYMONTH"] = str(repeat.month)
    if repeat.month_day is not None:
        parts["BYMONTHDAY"] = str(repeat.month_day)
    if repeat.days:
        parts["BYDAY"] = ",".join(repeat.days)
    if until is not None:
        parts["UNTIL"] = f"{until.year:04}{until.month:02}{until.day:02}T235959"
    elif bound is not None and bound.count is not None:
        parts["COUNT"] = str(bound.count)
    return ";".join(f"{key}={value}" for key, value in parts.items())

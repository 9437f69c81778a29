"""Rules for months, edges of periods, and what is counted from now."""

from datetime import date, timedelta
from typing import Any

from core.tasks.parse.calendar import full_date, month_end
from core.tasks.parse.days import day_of
from core.tasks.parse.guards import following, measured_after
from core.tasks.parse.peg import Found, Grammar
from core.tasks.parse.pieces import Amount, Day, Moment


def install(grammar: Grammar) -> None:
    """Add more of `day`, `closed` (a day "inclusive") and `relative` to the grammar."""
    _months(grammar)
    _month_ends(grammar)
    _edges(grammar)
    _periods(grammar)
    _relative(grammar)

    @grammar.rule("closed", "day inclusive")
    def _closed(m: Found) -> Any:
        return m["day"]


def _months(grammar: Grammar) -> None:
    @grammar.rule("day", "inside month yearpart?", "this|next month")
    def _inside(m: Found) -> Any:
        first = m.today.named_month(m["month"], m.get("yearpart"))
        after = following(m)
        if first is None or measured_after(m) or (after is not None and after.kind == "run"):
            return None
        current = first <= m.today.day <= month_end(first)
        return Day(month_end(first) if current else first, "period")

    @grammar.rule("day", "from month through|to b:month")
    def _stretch(m: Found) -> Any:
        first = m.today.named_month(m["month"], None)
        if first is None or first.year == date.max.year:
            return None
        last = month_end(date(first.year + (m["b"] < first.month), m["b"], 1))
        return Day(first, "period", "from", stays=True, last=last)

    @grammar.rule("day", "from month yearpart?")
    def _from(m: Found) -> Any:
        return _from_day(m.today.named_month(m["month"], m.get("yearpart")))

    @grammar.rule("day", "inside year yearword")
    def _year(m: Found) -> Any:
        first = full_date(m["year"], 1, 1)
        return Day(first, "period") if first and first > m.today.day else None


def _month_ends(grammar: Grammar) -> None:
    @grammar.rule("day", "through month yearpart?")
    @grammar.rule("closed", "until month yearpart? inclusive")
    def _whole(m: Found) -> Any:
        first = m.today.named_month(m["month"], m.get("yearpart"))
        after = following(m)
        if first is None or (after is not None and after.kind == "word" and not after.notions):
            return None
        return Day(month_end(first), "period", "until")

    @grammar.rule("day", "until|by month yearpart?")
    def _before(m: Found) -> Any:
        first = m.today.named_month(m["month"], m.get("yearpart"))
        if first is None or first == date.min or "through" in m.token.notions:
            return None
        if first <= m.today.day:
            first = first.replace(year=min(first.year + 1, 9999))
        return Day(first - timedelta(days=1), "period", "until")


def _from_day(first: date | None) -> Day | None:
    return None if first is None else Day(first, "period", "from")


def _edges(grammar: Grammar) -> None:
    @grammar.rule("day", "prep? edge this|next? unit", "edge this|next? unit")
    def _edge(m: Found) -> Any:
        ahead = 1 if "next" in m else 0
        period = m.today.period(m["unit"], ahead)
        if (
            m["unit"] in ("min", "hour")
            or period is None
            or (m["unit"], m["edge"]) in (("day", "start"), ("day", "middle"))
        ):
            return None
        found = _edge_day(m["edge"], *period)
        if found < m.today.day and (following_period := m.today.period(m["unit"], ahead + 1)):
            found = _edge_day(m["edge"], *following_period)
        return day_of(found, "period", m)

    @grammar.rule("day", "prep? edge month yearpart?")
    def _month_edge(m: Found) -> Any:
        first = m.today.named_month(m["month"], m.get("yearpart"))
        if first is None:
            return None
        found = _edge_day(m["edge"], first, month_end(first))
        if found < m.today.day and "yearpart" not in m and found.year < 9999:
            found = found.replace(year=found.year + 1)
        return day_of(found, "period", m)

    @grammar.rule("day", "prep? deadline")
    def _deadline(m: Found) -> Any:
        period = m.today.period(m["deadline"], 0)
        return day_of(period[1], "period", m) if period else None


def _edge_day(edge: str, first: date, last: date) -> date:
    if edge == "middle":
        return first + ((last - first) // 2)
    return last if edge == "end" else first


def _periods(grammar: Grammar) -> None:
    @grammar.rule("day", "prep? the? next unit")
    def _next(m: Found) -> Any:
        period = m.today.period(m["unit"], 1)
        return day_of(period[0], "period", m) if period else None

    @grammar.rule("day", "prep? this unit")
    def _this(m: Found) -> Any:
        period = m.today.period(m["unit"], 0)
        return day_of(period[1], "period", m) if period else None

    @grammar.rule("day", "prep the? weekend", "prep? this weekend")
    def _weekend(m: Found) -> Any:
        return day_of(m.today.weekend(), "period", m)

    @grammar.rule("day", "prep? next weekend")
    def _next_weekend(m: Found) -> Any:
        return day_of(m.today.next_week_weekday(5), "period", m)


def _relative(grammar: Grammar) -> None:
    @grammar.rule(
        "relative",
        "in stretch on d:weekday|weekdayabbr",
        "on? d:weekday in stretch",
        "on d:weekdayabbr in stretch",
    )
    def _in_on(m: Found) -> Any:
        amount: Amount = m["stretch"]
        base = m.today.plus(days=amount.days, months=amount.months)
        if amount.minutes or amount.days % 7 or base is None:
            return None
        nearest = (m["d"] - base.weekday() + 3) % 7 - 3  # a Saturday's «Monday in a week» is far
        return Day(base + timedelta(days=nearest), "weekday")

    @grammar.rule("relative", "in stretch", "amount later")
    def _in(m: Found) -> Any:
        amount: Amount = m["stretch"] if "stretch" in m else m["amount"]
        after = following(m)
        if (
            after is not None
            and "before" in after.notions
            and "in" in m
            and "za" in m.token.notions
        ):
            return None
        if amount.minutes:
            return _moment(m, amount.minutes)
        found = m.today.plus(days=amount.days, months=amount.months)
        return None if found is None else Day(found, "shift")


def _moment(m: Found, minutes: int) -> Moment | None:
    try:
        return Moment(m.today.now.replace(second=0, microsecond=0) + timedelta(minutes=minutes))
    except OverflowError:
        return None

"""Rules for months, edges of periods, and what is counted from now."""

from datetime import date, timedelta
from typing import Any

from core.language.calendar import build_full_date, get_month_end
from core.language.days import build_day
from core.language.guards import get_following, is_measured_after
from core.language.peg import Grammar, MatchResult
from core.language.pieces import Amount, Day, Moment


def add_period_rules(grammar: Grammar) -> None:
    """Add more of `day`, `closed` (a day "inclusive") and `relative` to the grammar."""
    _add_month_rules(grammar)
    _add_month_end_rules(grammar)
    _add_edge_rules(grammar)
    _add_unit_rules(grammar)
    _add_relative_rules(grammar)

    @grammar.rule("closed", "day inclusive")
    def _build_closed(m: MatchResult) -> Any:
        return m["day"]


def _add_month_rules(grammar: Grammar) -> None:
    @grammar.rule("day", "inside month yearpart?", "this|next month")
    def _build_inside_day(m: MatchResult) -> Any:
        first = m.today.get_named_month(m["month"], m.get("yearpart"))
        after = get_following(m)
        if first is None or is_measured_after(m) or (after is not None and after.kind == "run"):
            return None
        current = first <= m.today.day <= get_month_end(first)
        return Day(get_month_end(first) if current else first, "period")

    @grammar.rule("day", "from month through|to b:month")
    def _build_stretch_day(m: MatchResult) -> Any:
        first = m.today.get_named_month(m["month"], None)
        if first is None or first.year == date.max.year:
            return None
        last = get_month_end(date(first.year + (m["b"] < first.month), m["b"], 1))
        return Day(first, "period", "from", stays=True, last=last)

    @grammar.rule("day", "from month yearpart?")
    def _build_named_from_day(m: MatchResult) -> Any:
        return _build_from_day(m.today.get_named_month(m["month"], m.get("yearpart")))

    @grammar.rule("day", "inside year yearword")
    def _build_year_day(m: MatchResult) -> Any:
        first = build_full_date(m["year"], 1, 1)
        return Day(first, "period") if first and first > m.today.day else None


def _add_month_end_rules(grammar: Grammar) -> None:
    @grammar.rule("day", "through month yearpart?")
    @grammar.rule("closed", "until month yearpart? inclusive")
    def _build_whole_day(m: MatchResult) -> Any:
        first = m.today.get_named_month(m["month"], m.get("yearpart"))
        after = get_following(m)
        if first is None or (after is not None and after.kind == "word" and not after.notions):
            return None
        return Day(get_month_end(first), "period", "until")

    @grammar.rule("day", "until|by month yearpart?")
    def _build_before_day(m: MatchResult) -> Any:
        first = m.today.get_named_month(m["month"], m.get("yearpart"))
        if first is None or first == date.min or "through" in m.token.notions:
            return None
        if first <= m.today.day:
            first = first.replace(year=min(first.year + 1, 9999))
        return Day(first - timedelta(days=1), "period", "until")


def _build_from_day(first: date | None) -> Day | None:
    return None if first is None else Day(first, "period", "from")


def _add_edge_rules(grammar: Grammar) -> None:
    @grammar.rule("day", "prep? edge this|next? unit", "edge this|next? unit")
    def _build_edge_day(m: MatchResult) -> Any:
        ahead = 1 if "next" in m else 0
        period = m.today.get_period(m["unit"], ahead)
        if (
            m["unit"] in ("min", "hour")
            or period is None
            or (m["unit"], m["edge"]) in (("day", "start"), ("day", "middle"))
        ):
            return None
        found = _get_edge_day(m["edge"], *period)
        if found < m.today.day and (following_period := m.today.get_period(m["unit"], ahead + 1)):
            found = _get_edge_day(m["edge"], *following_period)
        return build_day(found, "period", m)

    @grammar.rule("day", "prep? edge month yearpart?")
    def _build_month_edge_day(m: MatchResult) -> Any:
        first = m.today.get_named_month(m["month"], m.get("yearpart"))
        if first is None:
            return None
        found = _get_edge_day(m["edge"], first, get_month_end(first))
        if found < m.today.day and "yearpart" not in m and found.year < 9999:
            found = found.replace(year=found.year + 1)
        return build_day(found, "period", m)

    @grammar.rule("day", "prep? deadline")
    def _build_deadline_day(m: MatchResult) -> Any:
        period = m.today.get_period(m["deadline"], 0)
        return build_day(period[1], "period", m) if period else None


def _get_edge_day(edge: str, first: date, last: date) -> date:
    if edge == "middle":
        return first + ((last - first) // 2)
    return last if edge == "end" else first


def _add_unit_rules(grammar: Grammar) -> None:
    @grammar.rule("day", "prep? the? next unit")
    def _build_next_day(m: MatchResult) -> Any:
        period = m.today.get_period(m["unit"], 1)
        return build_day(period[0], "period", m) if period else None

    @grammar.rule("day", "prep? this unit")
    def _build_this_day(m: MatchResult) -> Any:
        period = m.today.get_period(m["unit"], 0)
        return build_day(period[1], "period", m) if period else None

    @grammar.rule("day", "prep the? weekend", "prep? this weekend")
    def _build_weekend_day(m: MatchResult) -> Any:
        return build_day(m.today.get_weekend(), "period", m)

    @grammar.rule("day", "prep? next weekend")
    def _build_next_weekend_day(m: MatchResult) -> Any:
        return build_day(m.today.get_next_week_weekday(5), "period", m)


def _add_relative_rules(grammar: Grammar) -> None:
    @grammar.rule(
        "relative",
        "in stretch on d:weekday|weekdayabbr",
        "on? d:weekday in stretch",
        "on d:weekdayabbr in stretch",
    )
    def _build_in_on_relative(m: MatchResult) -> Any:
        amount: Amount = m["stretch"]
        base = m.today.add_period(days=amount.days, months=amount.months)
        if amount.minutes or amount.days % 7 or base is None:
            return None
        nearest = (m["d"] - base.weekday() + 3) % 7 - 3  # a Saturday's «Monday in a week» is far
        return Day(base + timedelta(days=nearest), "weekday")

    @grammar.rule("relative", "in stretch", "amount later")
    def _build_in_relative(m: MatchResult) -> Any:
        amount: Amount = m["stretch"] if "stretch" in m else m["amount"]
        after = get_following(m)
        if (
            after is not None
            and "before" in after.notions
            and "in" in m
            and "za" in m.token.notions
        ):
            return None
        if amount.minutes:
            return _build_moment(m, amount.minutes)
        found = m.today.add_period(days=amount.days, months=amount.months)
        return None if found is None else Day(found, "shift")


def _build_moment(m: MatchResult, minutes: int) -> Moment | None:
    try:
        return Moment(m.today.now.replace(second=0, microsecond=0) + timedelta(minutes=minutes))
    except OverflowError:
        return None

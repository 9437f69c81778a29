"""Rules for days: named, numbered, counted from today, edges of periods."""

from datetime import date, timedelta
from typing import Any

from core.tasks.parse.calendar import full_date, month_end
from core.tasks.parse.guards import (
    abbreviation_fits,
    following,
    hour_fits,
    measured_after,
    numbered_before,
    previous,
    weekday_fits,
)
from core.tasks.parse.peg import Found, Grammar
from core.tasks.parse.pieces import Amount, Day, Moment, Part

_PREPOSITIONS = ("until", "from", "on", "at")


def install(grammar: Grammar) -> None:
    """Add `day`, `dated` (a day with its part) and `relative` to the grammar."""
    _preposition(grammar)
    _written_dates(grammar)
    _dates(grammar)
    _weekdays(grammar)
    _months(grammar)
    _edges(grammar)
    _periods(grammar)
    _relative(grammar)


def _preposition(grammar: Grammar) -> None:
    for notion in _PREPOSITIONS:
        kind = "on" if notion == "at" else notion

        @grammar.rule("prep", notion)
        def _prep(m: Found, kind: str = kind) -> Any:
            return kind


def _written_dates(grammar: Grammar) -> None:
    """`daydate` is (day, month, year or None)."""

    @grammar.rule("yearpart", "year yearword? dot?", "year")
    def _year(m: Found) -> Any:
        return m["year"] if 1900 <= m["year"] <= 9999 else None

    @grammar.rule("daydate", "the? daynum of? month comma? yearpart", "the? daynum of? month dot?")
    @grammar.rule("daydate", "month the? daynum comma? yearpart", "month the? daynum")
    def _named(m: Found) -> Any:
        return None if measured_after(m) else (m["daynum"], m["month"], m.get("yearpart"))

    @grammar.rule("daydate", "ymd")
    def _iso(m: Found) -> Any:
        return m["ymd"].day, m["ymd"].month, m["ymd"].year

    @grammar.rule("daydate", "dmy")
    def _full(m: Found) -> Any:
        a, b, year, slash = m["dmy"]
        return (*_day_month(a, b, slash and m.today.month_first), year)

    @grammar.rule("daydate", "dotted")
    def _dotted(m: Found) -> Any:
        a, b = m["dotted"]
        introduced = (before := previous(m)) is not None and bool(
            before.notions.keys() & {"on", "until", "from", "weekday", "weekdayabbr"}
        )
        if not (introduced or len(a) == 2) or len(b) != 2 or numbered_before(m):
            return None
        return (int(a), int(b), None) if hour_fits(m) else None

    @grammar.rule("daydate", "slashed")
    def _slashed(m: Found) -> Any:
        introduced = (before := previous(m)) is not None and bool(
            before.notions.keys() & {"on", "until", "from", "every"}
        )
        a, b = m["slashed"]
        return (*_day_month(a, b, m.today.month_first), None) if introduced else None


def _day_month(a: int, b: int, month_first: bool) -> tuple[int, int]:
    swap = (month_first and a <= 12) or b > 12
    return (b, a) if swap else (a, b)


def _dates(grammar: Grammar) -> None:
    @grammar.rule(
        "day",
        "prep? daydate",
        "prep? weekday|weekdayabbr dot? comma? prep? daydate",
        "daydate comma? prep? weekday|weekdayabbr",
    )
    def _date(m: Found) -> Any:
        day, month, year = m["daydate"]
        found = full_date(year, month, day) if year else m.today.year_day(month, day)
        return _day(found, "full" if year else "yearday", m)

    @grammar.rule("day", "prep? the? daynum dayword", "prep the? int ordsuffix")
    def _month_day(m: Found) -> Any:
        number = m["daynum"] if "daynum" in m else m["int"]
        return _day(m.today.month_day(number), "monthday", m)

    @grammar.rule("day", "prep? shift", "prep? shift comma weekday")
    def _shift(m: Found) -> Any:
        if m.sentence.tokens[m.start].norm == "on":
            return None
        return _day(m.today.plus(days=m["shift"]), "shift", m)


def _day(found: date | None, kind: Any, m: Found) -> Day | None:
    prep = m.get("prep", "on")
    return None if found is None else Day(found, kind, prep)


def _weekdays(grammar: Grammar) -> None:
    anyday = "d:weekday|weekdayabbr"

    @grammar.rule("day", f"prep the? {anyday} dot?", "the? d:weekday")
    def _weekday(m: Found) -> Any:
        if "prep" not in m and not weekday_fits(m):
            return None
        return _day(m.today.weekday(m["d"]), "weekday", m)

    @grammar.rule("day", "weekdayabbr")
    def _abbreviation(m: Found) -> Any:
        found = m.today.weekday(m["weekdayabbr"])
        return _day(found, "weekday", m) if abbreviation_fits(m) else None

    @grammar.rule("day", f"prep? the? next {anyday}", f"prep? {anyday} prep2:on? next unit")
    def _next(m: Found) -> Any:
        if m.get("unit", "week") != "week":
            return None
        return _day(m.today.next_week_weekday(m["d"]), "weekday", m)

    @grammar.rule("day", f"prep? this {anyday}")
    def _this(m: Found) -> Any:
        return _day(m.today.this_weekday(m["d"]), "weekday", m)

    @grammar.rule("dated", "day partweak")
    def _part(m: Found) -> Any:
        return m["day"], Part(m["partweak"])

    @grammar.rule("dated", "parttoday")
    def _tonight(m: Found) -> Any:
        return Day(m.today.day, "shift"), Part(m["parttoday"])


def _months(grammar: Grammar) -> None:
    @grammar.rule("day", "inside month yearpart?", "this|next month")
    def _inside(m: Found) -> Any:
        first = m.today.named_month(m["month"], m.get("yearpart"))
        after = following(m)
        if first is None or measured_after(m) or (after is not None and after.kind == "run"):
            return None
        current = first <= m.today.day <= month_end(first)
        return Day(month_end(first) if current else first, "period")

    @grammar.rule("day", "until|by month yearpart?")
    def _before(m: Found) -> Any:
        first = m.today.named_month(m["month"], m.get("yearpart"))
        if first is None or first == date.min:
            return None
        if first <= m.today.day:
            first = first.replace(year=min(first.year + 1, 9999))
        return Day(first - timedelta(days=1), "period", "until")

    @grammar.rule("day", "from month yearpart?")
    def _from(m: Found) -> Any:
        return _from_day(m.today.named_month(m["month"], m.get("yearpart")))

    @grammar.rule("day", "inside year yearword")
    def _year(m: Found) -> Any:
        first = full_date(m["year"], 1, 1)
        return Day(first, "period") if first and first > m.today.day else None


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
            or (m["unit"] == "day") != (m["edge"] == "day")
        ):
            return None
        found = _edge_day(m["edge"], *period)
        if found < m.today.day and (following_period := m.today.period(m["unit"], ahead + 1)):
            found = _edge_day(m["edge"], *following_period)
        return _day(found, "period", m)

    @grammar.rule("day", "prep? edge month yearpart?")
    def _month_edge(m: Found) -> Any:
        first = m.today.named_month(m["month"], m.get("yearpart"))
        if first is None:
            return None
        found = _edge_day(m["edge"], first, month_end(first))
        if found < m.today.day and "yearpart" not in m and found.year < 9999:
            found = found.replace(year=found.year + 1)
        return _day(found, "period", m)

    @grammar.rule("day", "prep? deadline")
    def _deadline(m: Found) -> Any:
        period = m.today.period(m["deadline"], 0)
        return _day(period[1], "period", m) if period else None


def _edge_day(edge: str, first: date, last: date) -> date:
    if edge == "middle":
        return first + ((last - first) // 2)
    return last if edge == "end" else first


def _periods(grammar: Grammar) -> None:
    @grammar.rule("day", "prep? the? next unit")
    def _next(m: Found) -> Any:
        period = m.today.period(m["unit"], 1)
        return _day(period[0], "period", m) if period else None

    @grammar.rule("day", "prep? this unit")
    def _this(m: Found) -> Any:
        period = m.today.period(m["unit"], 0)
        return _day(period[1], "period", m) if period else None

    @grammar.rule("day", "prep the? weekend", "prep? this weekend")
    def _weekend(m: Found) -> Any:
        return _day(m.today.weekend(), "period", m)

    @grammar.rule("day", "prep? next weekend")
    def _next_weekend(m: Found) -> Any:
        return _day(m.today.next_week_weekday(5), "period", m)


def _relative(grammar: Grammar) -> None:
    @grammar.rule("relative", "in stretch", "amount later")
    def _in(m: Found) -> Any:
        amount: Amount = m["stretch"] if "stretch" in m else m["amount"]
        if amount.minutes:
            return _moment(m, amount.minutes)
        found = m.today.plus(days=amount.days, months=amount.months)
        return None if found is None else Day(found, "shift")


def _moment(m: Found, minutes: int) -> Moment | None:
    try:
        return Moment(m.today.now.replace(second=0, microsecond=0) + timedelta(minutes=minutes))
    except OverflowError:
        return None

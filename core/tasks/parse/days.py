"""Rules for days: named and numbered."""

from datetime import date, datetime, time
from typing import Any

from core.tasks.parse.calendar import Today, full_date
from core.tasks.parse.guards import (
    abbreviation_fits,
    following,
    hour_fits,
    measured_after,
    numbered_before,
    previous,
    repeats_before,
    weekday_fits,
    yesterday_fits,
)
from core.tasks.parse.peg import Found, Grammar
from core.tasks.parse.pieces import Day, Part

_PREPOSITIONS = ("until", "from", "on", "at")


def install(grammar: Grammar) -> None:
    """Add `day` and `dated` (a day with its part) to the grammar."""
    _preposition(grammar)
    _written_dates(grammar)
    _dates(grammar)
    _weekdays(grammar)


def _preposition(grammar: Grammar) -> None:
    for notion in _PREPOSITIONS:
        kind = "on" if notion == "at" else notion

        @grammar.rule("prep", notion)
        def _prep(m: Found, kind: str = kind) -> Any:
            return kind


def _written_dates(grammar: Grammar) -> None:
    """`daydate` is (day, month, year or None)."""

    @grammar.rule("yearpart", "y:year|faryear yearword? dot?", "y:year|faryear")
    def _year(m: Found) -> Any:
        return m["y"] if 1900 <= m["y"] <= 9999 else None

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
        timed = (after := following(m)) is not None and "at" in after.notions
        if not (introduced or timed or len(a) == 2) or len(b) != 2 or numbered_before(m):
            return None
        return (int(a), int(b), None) if hour_fits(m) else None

    @grammar.rule("daydate", "slashed")
    def _slashed(m: Found) -> Any:
        introduced = (before := previous(m)) is not None and bool(
            before.notions.keys() & {"on", "until", "from", "every"}
        )
        a, b = m["slashed"]
        after = following(m)
        introduced = introduced or (after is not None and "at" in after.notions)
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
        found = _found(m.today, *m["daydate"])
        return day_of(found, "full" if m["daydate"][2] else "yearday", m)

    @grammar.rule("day", "to daydate")
    def _end(m: Found) -> Any:
        found = _found(m.today, *m["daydate"])
        return Day(found, "full", "until") if found and repeats_before(m) else None

    @grammar.rule(
        "day",
        "month intrange",
        "from a:daynum thru daydate",
        "from daydate thru b:daydate|daynum",
        "intrange month yearpart?",
    )
    def _stretch(m: Found) -> Any:
        first = _found(m.today, *_stretch_start(m))
        if first is None:
            return None
        last = _found(Today(datetime.combine(first, time())), *_stretch_end(m))
        return Day(first, "full", "from", stays=True, last=last)

    @grammar.rule("day", "prep? the? daynum dayword", "prep the? int ordsuffix")
    def _month_day(m: Found) -> Any:
        number = m["daynum"] if "daynum" in m else m["int"]
        return day_of(m.today.month_day(number), "monthday", m)

    @grammar.rule("day", "int ordsuffix", "prep the ord")
    def _bare_month_day(m: Found) -> Any:
        before, after = previous(m), following(m)
        free = after is None or bool(after.notions)
        if "ord" not in m:
            free = m.sentence.tokens[m.end - 1].text.lstrip("-‑") == "го" and (
                free or before is None or bool(before.notions)
            )
        return (
            day_of(m.today.month_day(m.get("int", m.get("ord"))), "monthday", m) if free else None
        )

    @grammar.rule("day", "prep? shift", "prep? shift comma weekday")
    def _shift(m: Found) -> Any:
        if m.sentence.tokens[m.start].norm == "on" or (m["shift"] < 0 and not yesterday_fits(m)):
            return None
        return day_of(m.today.plus(days=m["shift"]), "shift", m)


def _stretch_start(m: Found) -> tuple[int, int, int | None]:
    """The first day of "from 1 to 14 July", «1–14 июля»."""
    if "intrange" in m:
        return m["intrange"][0], m["month"], m.get("yearpart")
    day, month, year = m["daydate"]
    return m.get("a", day), month, year


def _stretch_end(m: Found) -> tuple[int, int, int | None]:
    """The last day of it."""
    if "intrange" in m:
        return m["intrange"][1], m["month"], m.get("yearpart")
    day, month, year = m["daydate"]
    end = m.get("b", day)
    return end if isinstance(end, tuple) else (end, month, year)


def _found(today: Today, day: int, month: int, year: int | None) -> date | None:
    return full_date(year, month, day) if year else today.year_day(month, day)


def day_of(found: date | None, kind: Any, m: Found) -> Day | None:
    prep = m.get("prep", "on")
    return None if found is None else Day(found, kind, prep)


def _weekdays(grammar: Grammar) -> None:
    anyday = "d:weekday|weekdayabbr"

    @grammar.rule("day", f"prep the? {anyday} dot?", "the? d:weekday")
    def _weekday(m: Found) -> Any:
        if "prep" not in m and not weekday_fits(m):
            return None
        return day_of(m.today.weekday(m["d"]), "weekday", m)

    @grammar.rule("day", "weekdayabbr")
    def _abbreviation(m: Found) -> Any:
        found = m.today.weekday(m["weekdayabbr"])
        return day_of(found, "weekday", m) if abbreviation_fits(m) else None

    @grammar.rule(
        "day",
        f"prep? the? next {anyday}",
        f"prep? {anyday} prep2:on? next unit",
        f"prep? the? next unit prep2:on? {anyday}",
    )
    def _next(m: Found) -> Any:
        if m.get("unit", "week") != "week":
            return None
        return day_of(m.today.next_week_weekday(m["d"]), "weekday", m)

    @grammar.rule("day", f"prep? this {anyday}")
    def _this(m: Found) -> Any:
        return day_of(m.today.this_weekday(m["d"]), "weekday", m)

    @grammar.rule("dated", "day partweak")
    def _part(m: Found) -> Any:
        return m["day"], Part(m["partweak"])

    @grammar.rule("dated", "repeat partweak")
    def _repeated_part(m: Found) -> Any:
        return m["repeat"], Part(m["partweak"])

    @grammar.rule("dated", "parttoday")
    def _tonight(m: Found) -> Any:
        return Day(m.today.day, "shift"), Part(m["parttoday"])

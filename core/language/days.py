"""Rules for days: named and numbered."""

from datetime import date, datetime, time
from typing import Any

from core.language.calendar import Today, build_full_date
from core.language.guards import (
    get_following,
    get_previous,
    is_abbreviation,
    is_hour,
    is_measured_after,
    is_numbered_before,
    is_repeated_before,
    is_weekday,
    is_yesterday,
)
from core.language.peg import Grammar, MatchResult
from core.language.pieces import Day, Part

_PREPOSITIONS = ("until", "from", "on", "at")


def add_day_rules(grammar: Grammar) -> None:
    """Add `day` and `dated` (a day with its part) to the grammar."""
    _add_preposition_rules(grammar)
    _add_written_date_rules(grammar)
    _add_date_rules(grammar)
    _add_weekday_rules(grammar)


def _add_preposition_rules(grammar: Grammar) -> None:
    for notion in _PREPOSITIONS:
        kind = "on" if notion == "at" else notion

        @grammar.rule("prep", notion)
        def _prep(m: MatchResult, kind: str = kind) -> Any:
            return kind


def _add_written_date_rules(grammar: Grammar) -> None:
    """`daydate` is (day, month, year or None)."""

    @grammar.rule("yearpart", "y:year|faryear yearword? dot?", "y:year|faryear")
    def _build_year(m: MatchResult) -> Any:
        return m["y"] if 1900 <= m["y"] <= 9999 else None

    @grammar.rule("daydate", "the? daynum of? month comma? yearpart", "the? daynum of? month dot?")
    @grammar.rule("daydate", "month the? daynum comma? yearpart", "month the? daynum")
    def _build_named_date(m: MatchResult) -> Any:
        return None if is_measured_after(m) else (m["daynum"], m["month"], m.get("yearpart"))

    @grammar.rule("daydate", "ymd")
    def _build_iso_date(m: MatchResult) -> Any:
        return m["ymd"].day, m["ymd"].month, m["ymd"].year

    @grammar.rule("daydate", "dmy")
    def _build_full_date(m: MatchResult) -> Any:
        a, b, year, slash = m["dmy"]
        return (*_order_day_month(a, b, slash and m.today.month_first), year)

    @grammar.rule("daydate", "dotted")
    def _build_dotted_date(m: MatchResult) -> Any:
        a, b = m["dotted"]
        introduced = (before := get_previous(m)) is not None and bool(
            before.notions.keys() & {"on", "until", "from", "weekday", "weekdayabbr"}
        )
        timed = (after := get_following(m)) is not None and "at" in after.notions
        if not (introduced or timed or len(a) == 2) or len(b) != 2 or is_numbered_before(m):
            return None
        return (int(a), int(b), None) if is_hour(m) else None

    @grammar.rule("daydate", "slashed")
    def _build_slashed_date(m: MatchResult) -> Any:
        introduced = (before := get_previous(m)) is not None and bool(
            before.notions.keys() & {"on", "until", "from", "every"}
        )
        a, b = m["slashed"]
        after = get_following(m)
        introduced = introduced or (after is not None and "at" in after.notions)
        return (*_order_day_month(a, b, m.today.month_first), None) if introduced else None


def _order_day_month(a: int, b: int, month_first: bool) -> tuple[int, int]:
    swap = (month_first and a <= 12) or b > 12
    return (b, a) if swap else (a, b)


def _add_date_rules(grammar: Grammar) -> None:
    @grammar.rule(
        "day",
        "prep? daydate",
        "prep? weekday|weekdayabbr dot? comma? prep? daydate",
        "daydate comma? prep? weekday|weekdayabbr",
    )
    def _build_date_day(m: MatchResult) -> Any:
        found = _find_date(m.today, *m["daydate"])
        return build_day(found, "full" if m["daydate"][2] else "yearday", m)

    @grammar.rule("day", "to daydate")
    def _build_end_day(m: MatchResult) -> Any:
        found = _find_date(m.today, *m["daydate"])
        return Day(found, "full", "until") if found and is_repeated_before(m) else None

    @grammar.rule(
        "day",
        "month intrange",
        "from a:daynum thru daydate",
        "from daydate thru b:daydate|daynum",
        "intrange month yearpart?",
    )
    def _build_stretch_day(m: MatchResult) -> Any:
        first = _find_date(m.today, *_get_stretch_start(m))
        if first is None:
            return None
        last = _find_date(Today(datetime.combine(first, time())), *_get_stretch_end(m))
        return Day(first, "full", "from", stays=True, last=last)

    @grammar.rule("day", "prep? the? daynum dayword", "prep the? int ordsuffix")
    def _build_month_day(m: MatchResult) -> Any:
        number = m["daynum"] if "daynum" in m else m["int"]
        return build_day(m.today.get_month_day(number), "monthday", m)

    @grammar.rule("day", "int ordsuffix", "prep the ord")
    def _build_bare_month_day(m: MatchResult) -> Any:
        before, after = get_previous(m), get_following(m)
        free = after is None or bool(after.notions)
        if "ord" not in m:
            free = m.sentence.tokens[m.end - 1].text.lstrip("-‑") == "го" and (
                free or before is None or bool(before.notions)
            )
        return (
            build_day(m.today.get_month_day(m.get("int", m.get("ord"))), "monthday", m)
            if free
            else None
        )

    @grammar.rule("day", "prep? shift", "prep? shift comma weekday")
    def _build_shift_day(m: MatchResult) -> Any:
        if m.sentence.tokens[m.start].norm == "on" or (m["shift"] < 0 and not is_yesterday(m)):
            return None
        return build_day(m.today.add_period(days=m["shift"]), "shift", m)


def _get_stretch_start(m: MatchResult) -> tuple[int, int, int | None]:
    """The first day of "from 1 to 14 July", «1–14 июля»."""
    if "intrange" in m:
        return m["intrange"][0], m["month"], m.get("yearpart")
    day, month, year = m["daydate"]
    return m.get("a", day), month, year


def _get_stretch_end(m: MatchResult) -> tuple[int, int, int | None]:
    """The last day of it."""
    if "intrange" in m:
        return m["intrange"][1], m["month"], m.get("yearpart")
    day, month, year = m["daydate"]
    end = m.get("b", day)
    return end if isinstance(end, tuple) else (end, month, year)


def _find_date(today: Today, day: int, month: int, year: int | None) -> date | None:
    return build_full_date(year, month, day) if year else today.get_year_day(month, day)


def build_day(found: date | None, kind: Any, m: MatchResult) -> Day | None:
    prep = m.get("prep", "on")
    return None if found is None else Day(found, kind, prep)


def _add_weekday_rules(grammar: Grammar) -> None:
    anyday = "d:weekday|weekdayabbr"

    @grammar.rule("day", f"prep the? {anyday} dot?", "the? d:weekday")
    def _build_weekday_day(m: MatchResult) -> Any:
        if "prep" not in m and not is_weekday(m):
            return None
        return build_day(m.today.get_weekday(m["d"]), "weekday", m)

    @grammar.rule("day", "weekdayabbr")
    def _build_abbreviation_day(m: MatchResult) -> Any:
        found = m.today.get_weekday(m["weekdayabbr"])
        return build_day(found, "weekday", m) if is_abbreviation(m) else None

    @grammar.rule(
        "day",
        f"prep? the? next {anyday}",
        f"prep? {anyday} prep2:on? next unit",
        f"prep? the? next unit prep2:on? {anyday}",
    )
    def _build_next_day(m: MatchResult) -> Any:
        if m.get("unit", "week") != "week":
            return None
        return build_day(m.today.get_next_week_weekday(m["d"]), "weekday", m)

    @grammar.rule("day", f"prep? this {anyday}")
    def _build_this_day(m: MatchResult) -> Any:
        return build_day(m.today.get_this_weekday(m["d"]), "weekday", m)

    @grammar.rule("dated", "day partweak")
    def _build_part_day_part(m: MatchResult) -> Any:
        return m["day"], Part(m["partweak"])

    @grammar.rule("dated", "repeat partweak")
    def _build_repeated_part_day_part(m: MatchResult) -> Any:
        return m["repeat"], Part(m["partweak"])

    @grammar.rule("dated", "parttoday")
    def _build_tonight_day_part(m: MatchResult) -> Any:
        return Day(m.today.day, "shift"), Part(m["parttoday"])

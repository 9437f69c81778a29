"""Rules for what comes round again."""

from typing import Any

from core.language.peg import Grammar, MatchResult
from core.language.pieces import Amount, Bound, Freq, FromDone, Repeat

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS = CODES[:5]
WEEKEND = CODES[5:]
# Steps a person may mean, and a schedule keeps.
_LONGEST: dict[Freq, int] = {"DAILY": 366, "WEEKLY": 104, "MONTHLY": 60, "YEARLY": 10}
_FREQS: dict[str, Freq] = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}


def add_repeat_rules(grammar: Grammar) -> None:
    """Add `repeat`, `bound` and `anew` to the grammar."""
    _add_day_list_rules(grammar)
    _add_every_unit_rules(grammar)
    _add_every_day_rules(grammar)
    _add_adverb_rules(grammar)
    _add_month_rules(grammar)
    _add_bound_rules(grammar)


def _add_day_list_rules(grammar: Grammar) -> None:
    """`days`, `plurals` and `span` are tuples of weekday numbers."""

    @grammar.rule("days", "d:weekday|weekdayabbr dot?", "d:weekday|weekdayabbr sep? sep? days")
    @grammar.rule("plurals", "d:weekdays", "d:weekdays sep? sep? plurals")
    def _build_day_list(m: MatchResult) -> Any:
        return (m["d"], *m.get("days", m.get("plurals", ())))

    @grammar.rule("span", "from a:weekday|weekdayabbr thru b:weekday|weekdayabbr")
    @grammar.rule("span", "a:weekday|weekdayabbr thru|dash b:weekday|weekdayabbr")
    def _build_span(m: MatchResult) -> Any:
        return _expand_weekdays(m["a"], m["b"])

    @grammar.rule("span", "on? dayrange")
    def _build_joined_span(m: MatchResult) -> Any:
        return _expand_weekdays(*m["dayrange"])


def _expand_weekdays(first: int, last: int) -> tuple[int, ...]:
    return tuple((first + n) % 7 for n in range((last - first) % 7 + 1))


def build_weekly_repeat(days: tuple[int, ...], interval: int = 1) -> Repeat:
    """Every week, or every `interval` weeks, on these weekdays."""
    return Repeat("WEEKLY", interval, tuple(CODES[day] for day in sorted(set(days))))


def _add_every_unit_rules(grammar: Grammar) -> None:
    @grammar.rule(
        "repeat",
        "every unit",
        "of every unit",
        "every number unit",
        "every other unit",
        "every daynum unit",
    )
    def _build_unit_repeat(m: MatchResult) -> Any:
        interval = 2 if "other" in m else m.get("number", m.get("daynum", 1))
        return _build_repeat(m["unit"], interval)

    @grammar.rule("repeat", "once per unit", "once per number unit", "once every number unit")
    def _build_once_repeat(m: MatchResult) -> Any:
        return _build_repeat(m["unit"], m.get("number", 1))

    @grammar.rule("repeat", "every partweak", "partevery")
    def _build_part_repeat(m: MatchResult) -> Any:
        return Repeat("DAILY", part=m.get("partweak", m.get("partevery")))


def _build_repeat(unit: str, interval: int) -> Repeat | None:
    freq = _FREQS.get(unit)
    return Repeat(freq, interval) if freq and 1 <= interval <= _LONGEST[freq] else None


def _add_every_day_rules(grammar: Grammar) -> None:
    @grammar.rule("repeat", "on? every days", "each plurals", "on? plurals", "each days:days")
    def _build_days_repeat(m: MatchResult) -> Any:
        if "each" in m and "days" in m and not _is_spoken_list(m):
            return None
        return build_weekly_repeat(m.get("days", m.get("plurals")))

    @grammar.rule("repeat", "on? every other days", "every number days")
    def _build_other_repeat(m: MatchResult) -> Any:
        interval = m.get("number", 2)
        return build_weekly_repeat(m["days"], interval) if 1 <= interval <= 52 else None

    @grammar.rule("repeat", "on? a:weekday|weekdayabbr sep sep? days", "on? a:weekdayabbr days")
    def _build_several_repeat(m: MatchResult) -> Any:
        return build_weekly_repeat((m["a"], *m["days"]))

    @grammar.rule(
        "repeat",
        "every? span",
        "on? every? workdays",
        "every workday",
        "on? every? weekends",
        "every weekend",
    )
    def _build_group_repeat(m: MatchResult) -> Any:
        if "span" in m:
            return build_weekly_repeat(m["span"])
        work = "workdays" in m or "workday" in m
        return Repeat("WEEKLY", days=WORKDAYS if work else WEEKEND)

    @grammar.rule("spared", "weekends|weekend", "weekdays|weekday|weekdayabbr", "plurals", "days")
    def _build_spared_exception(m: MatchResult) -> Any:
        named = m.get("plurals", m.get("days"))
        one = m.get("weekdays", m.get("weekday", m.get("weekdayabbr")))
        return named or ((5, 6) if one is None else (one,))

    @grammar.rule("repeat", "every unit comma? except spared", "freq comma? except spared")
    def _build_repeat_except(m: MatchResult) -> Any:
        if m.get("unit", "day") != "day" or m.get("freq", ("DAILY", 1)) != ("DAILY", 1):
            return None
        left = tuple(day for day in range(7) if day not in m["spared"])
        return build_weekly_repeat(left) if left else None


def _is_spoken_list(m: MatchResult) -> bool:
    """«по пн, ср» is a habit; "on mon" and «по среду» are one day."""
    first = m.sentence.tokens[m.start + 1]
    return len(m["days"]) > 1 or ("weekdayabbr" in first.notions and m["each"] == "each")


def _add_adverb_rules(grammar: Grammar) -> None:
    @grammar.rule("repeat", "freq")
    def _build_adverb_repeat(m: MatchResult) -> Any:
        freq, interval = m["freq"]
        return Repeat(freq, interval)


def _add_month_rules(grammar: Grammar) -> None:
    @grammar.rule(
        "repeat",
        "on? every the? daynum dayword",
        "on? every int ordsuffix",
        "each daynum many:dayword",
        "each int ordsuffix many:dayword",
    )
    def _build_day_repeat(m: MatchResult) -> Any:
        if m.get("many", "many") != "many":
            return None
        day = m.get("daynum", m.get("int"))
        return Repeat("MONTHLY", month_day=day) if 1 <= day <= 31 else None

    @grammar.rule("repeat", "on? every daydate")
    def _build_date_repeat(m: MatchResult) -> Any:
        day, month, year = m["daydate"]
        known = year is None and m.today.get_year_day(month, day)
        return Repeat("YEARLY", month_day=day, month=month) if known else None

    @grammar.rule(
        "repeat",
        "on? every the? last d:weekday",
        "on? every the? last d:weekday of? every? the? unit",
        "on? the? last d:weekday of? every unit",
        "on? the? last d:weekday of every|the? unit:unit freq",
    )
    def _build_last_repeat(m: MatchResult) -> Any:
        return (
            Repeat("MONTHLY", days=("-1" + CODES[m["d"]],))
            if m.get("unit", "month") == "month"
            else None
        )

    @grammar.rule(
        "repeat",
        "on? every the? last u:unit of? every? the? unit",
        "on? the? last u:unit of? every unit",
        "on? the? last u:unit of every unit",
    )
    def _build_last_day_repeat(m: MatchResult) -> Any:
        return Repeat("MONTHLY", month_day=-1) if (m["u"], m["unit"]) == ("day", "month") else None

    @grammar.rule(
        "repeat",
        "on? every the? ordinal d:weekday",
        "on? every the? ordinal d:weekday of? every? the? unit",
        "on? the? ordinal d:weekday of? every unit",
    )
    def _build_nth_repeat(m: MatchResult) -> Any:
        number, unit = m["ordinal"], m.get("unit")
        if number > 4 or unit not in (None, "month") or (unit is None and number == 2):
            return None
        return Repeat("MONTHLY", days=(f"{number}{CODES[m['d']]}",))


def _add_bound_rules(grammar: Grammar) -> None:
    @grammar.rule("bound", "for amount", "for unit")
    def _build_stretch_bound(m: MatchResult) -> Any:
        unit = {
            "day": Amount(days=1),
            "week": Amount(days=7),
            "month": Amount(months=1),
            "year": Amount(months=12),
        }
        amount: Amount | None = m["amount"] if "amount" in m else unit.get(m["unit"])
        return Bound(amount) if amount and not amount.minutes else None

    @grammar.rule("bound", "number times")
    def _build_count_bound(m: MatchResult) -> Any:
        return Bound(count=m["number"]) if 1 <= m["number"] <= 1000 else None

    @grammar.rule("anew", "fromdone")
    def _build_from_done_repeat(m: MatchResult) -> Any:
        return FromDone()

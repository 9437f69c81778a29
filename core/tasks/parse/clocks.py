"""Rules for times of day."""

from datetime import time
from typing import Any

from core.tasks.parse.guards import (
    bare_hour_fits,
    hour_fits,
    numbered_before,
    part_fits,
    previous,
    token_at,
)
from core.tasks.parse.numerals import clock_of
from core.tasks.parse.peg import Found, Grammar
from core.tasks.parse.pieces import Clock, Part, Range

_HOUR = "hour:number|ord|onehour"


def install(grammar: Grammar) -> None:
    """Add `clock`, `part`, `hourlike` and `range` to the grammar."""
    _dial(grammar)
    _spoken_hours(grammar)
    _halves(grammar)
    _parts(grammar)
    _ranges(grammar)


def _dial(grammar: Grammar) -> None:
    anywhere = "at|atweak|on|until|from|for?"

    @grammar.rule("clock", f"{anywhere} hm", f"{anywhere} hm half_of_day:ampm|parthour")
    def _digital(m: Found) -> Any:
        return half_of_day(m["hm"].hour, m["hm"].minute, m.get("half_of_day"))

    @grammar.rule(
        "clock", "at dotted:dotted|dashed", "at dotted half_of_day:ampm|parthour", "dotted"
    )
    def _dotted(m: Found) -> Any:
        hour, minute = m["dotted"]
        if "at" not in m and (len(hour) < 2 or int(minute) <= 12 or numbered_before(m)):
            return None
        if len(minute) < 2 or not hour_fits(m):
            return None
        return half_of_day(int(hour), int(minute), m.get("half_of_day"))

    @grammar.rule(
        "clock",
        "p:at|atweak|on|until|from? number hourword? half_of_day:ampm|parthour",
        "p:at|atweak|on|until|from? ordhour hourword? half_of_day:ampm|parthour",
        "p:at|atweak|on|until|from hour:onehour half_of_day:parthour",
    )
    def _marked(m: Found) -> Any:
        hour = m.get("number", m.get("ordhour", m.get("hour")))
        if m["half_of_day"] == "afternoon" and "hourword" not in m and _means_days(m):
            return None
        return half_of_day(hour, 0, m["half_of_day"]) if 1 <= hour <= 12 else None


def _spoken_hours(grammar: Grammar) -> None:
    @grammar.rule(
        "clock", "at number", "atweak number", "at number hourword", "at ordhour hourword?"
    )
    def _bare(m: Found) -> Any:
        fits = bare_hour_fits if "atweak" in m else hour_fits
        hour = m.get("number", m.get("ordhour"))
        return spoken(hour, 0) if "hourword" in m or fits(m) else None

    @grammar.rule("clock", "at number hourword minutes:number minword", "at number minutes:int")
    def _two_numbers(m: Found) -> Any:
        digits = token_at(m, m.end - 1).text
        if "hourword" not in m and not (len(digits) == 2 and hour_fits(m)):
            return None
        return spoken(m["number"], m["minutes"])

    @grammar.rule("clock", "at onehour")
    def _one_o_clock(m: Found) -> Any:
        before = previous(m)
        counted = before is not None and (before.kind == "run" or len(before.norm) < 4)
        return None if counted or not bare_hour_fits(m) else Clock(time(13))

    @grammar.rule("clock", "number hourword")
    def _o_clock(m: Found) -> Any:
        return spoken(m["number"], 0) if "clock" in token_at(m, m.end - 1).norm else None

    @grammar.rule("clock", "at|atweak|on|until? named")
    def _named(m: Found) -> Any:
        return Clock(time(*m["named"]))


def _means_days(m: Found) -> bool:
    """Whether «3 дня» is three days: nothing in front, or «на»."""
    return "p" not in m or token_at(m, m.start).norm == "на"


def _halves(grammar: Grammar) -> None:
    """Hours told by halves, quarters and minutes to or past; `phrase` may be followed by a part."""

    @grammar.rule("clock", "phrase", "phrase half_of_day:ampm|parthour")
    def _told(m: Found) -> Any:
        told: Clock = m["phrase"]
        if "half_of_day" not in m:
            return told
        return half_of_day(told.time.hour, told.time.minute, m["half_of_day"])

    @grammar.rule("phrase", "at|atweak? half past hour:number", "at|atweak half hour:number")
    def _half_past(m: Found) -> Any:
        return spoken(m["hour"], 30)

    @grammar.rule(
        "phrase",
        "at|atweak half hour:ord",
        "at|atweak? half pastto hour:ord",
        "at|atweak? hour:halfhour",
    )
    def _half_to(m: Found) -> Any:
        return spoken((m["hour"] - 2) % 12 + 1, 30)

    _quarters(grammar)
    _minutes_to(grammar)


def _quarters(grammar: Grammar) -> None:
    @grammar.rule("phrase", "at? quarter past hour:number")
    def _quarter_past(m: Found) -> Any:
        return spoken(m["hour"], 15)

    @grammar.rule("phrase", "at|atweak? quarter pastto hour:ord", "at quarter hour:ord")
    def _quarter_of(m: Found) -> Any:
        return spoken((m["hour"] - 2) % 12 + 1, 15)

    @grammar.rule(
        "phrase",
        f"at? quarter to {_HOUR}",
        f"at|atweak? without quarter {_HOUR}",
        "at? za quarter hour:ord",
    )
    def _quarter_to(m: Found) -> Any:
        return spoken((m["hour"] - 2) % 12 + 1, 45)


def _minutes_to(grammar: Grammar) -> None:
    @grammar.rule("phrase", "at? minutes:number past hour:number")
    def _past(m: Found) -> Any:
        return spoken(m["hour"], m["minutes"]) if m["minutes"] % 5 == 0 else None

    @grammar.rule(
        "phrase",
        "at minutes:number to hour:number",
        "at? za minutes:number hour:ord",
        f"at|atweak? without minutes:number minword? {_HOUR}",
    )
    def _to(m: Found) -> Any:
        if not 0 < m["minutes"] < 30:
            return None
        return spoken((m["hour"] - 2) % 12 + 1, 60 - m["minutes"])


def _parts(grammar: Grammar) -> None:
    @grammar.rule("dayparting", "part")
    def _named(m: Found) -> Any:
        return Part(m["part"]) if part_fits(m) else None


def _ranges(grammar: Grammar) -> None:
    @grammar.rule("hourlike", "hm", "hm half_of_day:ampm|parthour")
    def _digital(m: Found) -> Any:
        return half_of_day(m["hm"].hour, m["hm"].minute, m.get("half_of_day"))

    @grammar.rule("hourlike", "number hourword?", "number hourword? half_of_day:ampm|parthour")
    def _spoken(m: Found) -> Any:
        if "half_of_day" in m:
            return half_of_day(m["number"], 0, m["half_of_day"])
        return spoken(m["number"], 0)

    @grammar.rule("range", "from a:hourlike thru b:hourlike", "at|from? a:hourlike dash b:hourlike")
    def _range(m: Found) -> Any:
        exact = all("hm" in token_at(m, at).notions for at in (m.end - 1, m.start))
        if "dash" in m and "at" not in m and "from" not in m and not exact:
            return None
        return Range(m["a"], m["b"]) if hour_fits(m) else None

    @grammar.rule("range", "at|from|on? hmrange")
    def _digits(m: Found) -> Any:
        start, end = m["hmrange"]
        return Range(Clock(start), Clock(end))

    @grammar.rule("range", "at|from intrange", "at|from? intrange half_of_day:ampm")
    def _hours(m: Found) -> Any:
        start, end = m["intrange"]
        if "half_of_day" in m:
            return _between(
                half_of_day(start, 0, m["half_of_day"]), half_of_day(end, 0, m["half_of_day"])
            )
        return _between(spoken(start, 0), spoken(end, 0)) if hour_fits(m) else None


def _between(start: Clock | None, end: Clock | None) -> Range | None:
    return Range(start, end) if start and end else None


def spoken(hour: int, minute: int) -> Clock | None:
    """A time as spoken, without saying which half of the day."""
    value = clock_of(hour, minute)
    return None if value is None else Clock(value, loose=1 <= hour <= 12)


def half_of_day(hour: int, minute: int, half: str | None) -> Clock | None:
    """A time of the named half or part of the day; None when the two contradict."""
    value = clock_of(hour, minute)
    if value is None or half is None:
        return None if value is None else Clock(value)
    if hour > 12 and half in ("am", "pm"):
        return None
    return Clock(in_part(value, half))


def in_part(value: time, part: str) -> time:
    """The time moved into that part of the day: 8 in the evening is 20:00."""
    hour = value.hour
    if part in ("am", "morning"):
        hour = 0 if hour == 12 and part == "am" else hour
    elif part in ("pm", "evening", "afterlunch", "lunch"):
        hour = hour + 12 if hour < 12 else (0 if (hour, part) == (12, "evening") else hour)
    elif part == "afternoon":
        hour = hour + 12 if hour < 10 else hour
    elif part == "night":
        hour = 0 if hour == 12 else (hour + 12 if 6 <= hour < 12 else hour)
    return value.replace(hour=hour)

"""Rules for times of day."""

from datetime import time
from typing import Any

from core.language.guards import (
    get_previous,
    get_token,
    is_bare_hour,
    is_hour,
    is_numbered_before,
    is_part_of_day,
)
from core.language.numerals import build_clock
from core.language.peg import Grammar, MatchResult
from core.language.pieces import Clock, Part, Range

_HOUR = "hour:number|ord|onehour"


def add_clock_rules(grammar: Grammar) -> None:
    """Add `clock`, `part`, `hourlike` and `range` to the grammar."""
    _add_dial_rules(grammar)
    _add_spoken_hour_rules(grammar)
    _add_half_hour_rules(grammar)
    _add_part_rules(grammar)
    _add_range_rules(grammar)


def _add_dial_rules(grammar: Grammar) -> None:
    anywhere = "at|atweak|on|until|from|for?"

    @grammar.rule("clock", f"{anywhere} hm", f"{anywhere} hm half_of_day:ampm|parthour")
    def _build_digital_clock(m: MatchResult) -> Any:
        return apply_half_of_day(m["hm"].hour, m["hm"].minute, m.get("half_of_day"))

    @grammar.rule(
        "clock", "at dotted:dotted|dashed", "at dotted half_of_day:ampm|parthour", "dotted"
    )
    def _build_dotted_clock(m: MatchResult) -> Any:
        hour, minute = m["dotted"]
        if "at" not in m and (len(hour) < 2 or int(minute) <= 12 or is_numbered_before(m)):
            return None
        if len(minute) < 2 or not is_hour(m):
            return None
        return apply_half_of_day(int(hour), int(minute), m.get("half_of_day"))

    @grammar.rule(
        "clock",
        "p:at|atweak|on|until|from? number hourword? half_of_day:ampm|parthour",
        "p:at|atweak|on|until|from? ordhour hourword? half_of_day:ampm|parthour",
        "p:at|atweak|on|until|from hour:onehour half_of_day:parthour",
    )
    def _build_marked_clock(m: MatchResult) -> Any:
        hour = m.get("number", m.get("ordhour", m.get("hour")))
        if m["half_of_day"] == "afternoon" and "hourword" not in m and _means_days(m):
            return None
        return apply_half_of_day(hour, 0, m["half_of_day"]) if 1 <= hour <= 12 else None


def _add_spoken_hour_rules(grammar: Grammar) -> None:
    @grammar.rule(
        "clock", "at number", "atweak number", "at number hourword", "at ordhour hourword?"
    )
    def _build_bare_clock(m: MatchResult) -> Any:
        fits = is_bare_hour if "atweak" in m else is_hour
        hour = m.get("number", m.get("ordhour"))
        return build_spoken_clock(hour, 0) if "hourword" in m or fits(m) else None

    @grammar.rule("clock", "at number hourword minutes:number minword", "at number minutes:int")
    def _build_two_numbers_clock(m: MatchResult) -> Any:
        digits = get_token(m, m.end - 1).text
        if "hourword" not in m and not (len(digits) == 2 and is_hour(m)):
            return None
        return build_spoken_clock(m["number"], m["minutes"])

    @grammar.rule("clock", "at onehour")
    def _build_one_o_clock(m: MatchResult) -> Any:
        before = get_previous(m)
        counted = before is not None and (before.kind == "run" or len(before.norm) < 4)
        return None if counted or not is_bare_hour(m) else Clock(time(13))

    @grammar.rule("clock", "number hourword")
    def _build_o_clock(m: MatchResult) -> Any:
        return (
            build_spoken_clock(m["number"], 0) if "clock" in get_token(m, m.end - 1).norm else None
        )

    @grammar.rule("clock", "at|atweak|on|until? named")
    def _build_named_clock(m: MatchResult) -> Any:
        return Clock(time(*m["named"]))


def _means_days(m: MatchResult) -> bool:
    """Whether «3 дня» is three days: nothing in front, or «на»."""
    return "p" not in m or get_token(m, m.start).norm == "на"


def _add_half_hour_rules(grammar: Grammar) -> None:
    """Hours told by halves, quarters and minutes to or past; `phrase` may be followed by a part."""

    @grammar.rule("clock", "phrase", "phrase half_of_day:ampm|parthour")
    def _build_phrase_clock(m: MatchResult) -> Any:
        text: Clock = m["phrase"]
        if "half_of_day" not in m:
            return text
        return apply_half_of_day(text.time.hour, text.time.minute, m["half_of_day"])

    @grammar.rule("phrase", "at|atweak? half past hour:number", "at|atweak half hour:number")
    def _build_half_past_phrase(m: MatchResult) -> Any:
        return build_spoken_clock(m["hour"], 30)

    @grammar.rule(
        "phrase",
        "at|atweak half hour:ord",
        "at|atweak? half pastto hour:ord",
        "at|atweak? hour:halfhour",
    )
    def _build_half_to_phrase(m: MatchResult) -> Any:
        return build_spoken_clock((m["hour"] - 2) % 12 + 1, 30)

    _add_quarter_rules(grammar)
    _add_minute_rules(grammar)


def _add_quarter_rules(grammar: Grammar) -> None:
    @grammar.rule("phrase", "at? quarter past hour:number")
    def _build_quarter_past_phrase(m: MatchResult) -> Any:
        return build_spoken_clock(m["hour"], 15)

    @grammar.rule("phrase", "at|atweak? quarter pastto hour:ord", "at quarter hour:ord")
    def _build_quarter_of_phrase(m: MatchResult) -> Any:
        return build_spoken_clock((m["hour"] - 2) % 12 + 1, 15)

    @grammar.rule(
        "phrase",
        f"at? quarter to {_HOUR}",
        f"at|atweak? without quarter {_HOUR}",
        "at? za quarter hour:ord",
    )
    def _build_quarter_to_phrase(m: MatchResult) -> Any:
        return build_spoken_clock((m["hour"] - 2) % 12 + 1, 45)


def _add_minute_rules(grammar: Grammar) -> None:
    @grammar.rule("phrase", "at? minutes:number past hour:number")
    def _build_past_phrase(m: MatchResult) -> Any:
        return build_spoken_clock(m["hour"], m["minutes"]) if m["minutes"] % 5 == 0 else None

    @grammar.rule(
        "phrase",
        "at minutes:number to hour:number",
        "at? za minutes:number hour:ord",
        f"at|atweak? without minutes:number minword? {_HOUR}",
    )
    def _build_to_phrase(m: MatchResult) -> Any:
        if not 0 < m["minutes"] < 30:
            return None
        return build_spoken_clock((m["hour"] - 2) % 12 + 1, 60 - m["minutes"])


def _add_part_rules(grammar: Grammar) -> None:
    @grammar.rule("dayparting", "part")
    def _build_named_day_part(m: MatchResult) -> Any:
        return Part(m["part"]) if is_part_of_day(m) else None


def _add_range_rules(grammar: Grammar) -> None:
    @grammar.rule("hourlike", "hm", "hm half_of_day:ampm|parthour")
    def _build_digital_hour(m: MatchResult) -> Any:
        return apply_half_of_day(m["hm"].hour, m["hm"].minute, m.get("half_of_day"))

    @grammar.rule("hourlike", "number hourword?", "number hourword? half_of_day:ampm|parthour")
    def _build_spoken_hour(m: MatchResult) -> Any:
        if "half_of_day" in m:
            return apply_half_of_day(m["number"], 0, m["half_of_day"])
        return build_spoken_clock(m["number"], 0)

    @grammar.rule("range", "from a:hourlike thru b:hourlike", "at|from? a:hourlike dash b:hourlike")
    def _build_range(m: MatchResult) -> Any:
        exact = all("hm" in get_token(m, at).notions for at in (m.end - 1, m.start))
        if "dash" in m and "at" not in m and "from" not in m and not exact:
            return None
        return Range(m["a"], m["b"]) if is_hour(m) else None

    @grammar.rule("range", "at|from|on? hmrange")
    def _build_digits_range(m: MatchResult) -> Any:
        start, end = m["hmrange"]
        return Range(Clock(start), Clock(end))

    @grammar.rule("range", "at|from intrange", "at|from? intrange half_of_day:ampm")
    def _build_hours_range(m: MatchResult) -> Any:
        start, end = m["intrange"]
        if "half_of_day" in m:
            return _build_clock_range(
                apply_half_of_day(start, 0, m["half_of_day"]),
                apply_half_of_day(end, 0, m["half_of_day"]),
            )
        return (
            _build_clock_range(build_spoken_clock(start, 0), build_spoken_clock(end, 0))
            if is_hour(m)
            else None
        )


def _build_clock_range(start: Clock | None, end: Clock | None) -> Range | None:
    return Range(start, end) if start and end else None


def build_spoken_clock(hour: int, minute: int) -> Clock | None:
    """A time as spoken, without saying which half of the day."""
    value = build_clock(hour, minute)
    return None if value is None else Clock(value, loose=1 <= hour <= 12)


def apply_half_of_day(hour: int, minute: int, half: str | None) -> Clock | None:
    """A time of the named half or part of the day; None when the two contradict."""
    value = build_clock(hour, minute)
    if value is None or half is None:
        return None if value is None else Clock(value)
    if hour > 12 and half in ("am", "pm"):
        return None
    return Clock(move_to_part(value, half))


def move_to_part(value: time, part: str) -> time:
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

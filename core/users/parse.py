"""Working hours as people type them: «с 9 до 18 по будням», "9-17 mon-thu", «пн, ср 10:00–16:00».

Pure.
"""

import re
from dataclasses import dataclass
from datetime import time

from core.language.time_ranges import parse_same_day_range
from core.users.contracts import EVERY_DAY, WORKDAYS

_DAY_PATTERNS = (
    r"пн|пнд|понед\w*|понеділ\w*|mon(?:day)?s?",
    r"вт|вівт\w*|вторн?и?к\w*|tue(?:s|sday)?s?",
    r"ср|сред[ауые]\w*|серед[ауи]\w*|wed(?:nesday)?s?",
    r"чт|четв\w*|thu(?:rs?|rsday)?s?",
    r"пт|пятн\w*|п['ʼ’`]?ятн\w*|fri(?:day)?s?",
    r"сб|субб?от\w*|sat(?:urday)?s?",
    r"вс|нд|воскр\w*|неділ\w*|sun(?:day)?s?",
)
_DAY_SET_PATTERNS = {
    WORKDAYS: r"будн\w*|будні\w*|рабоч\w*|робоч\w*|weekdays?|workdays?|workweek",
    EVERY_DAY: r"ежедневно|щодня|щоденно|daily|кажд\w* день|кожен день|кожного дня|every ?day|"
    r"без выходных|без вихідних",
    0b1100000: r"выходн\w*|вихідн\w*|weekends?",
}
_DAY_ALTERNATION = "|".join(f"(?P<d{number}>{words})" for number, words in enumerate(_DAY_PATTERNS))
_DAY_NAME_PATTERN = re.compile(rf"\b(?:{_DAY_ALTERNATION})\b\.?")
_DAY_RANGE_PATTERN = re.compile(
    r"(\x01\d)\s*(?:-|–|—|\bпо\b|\bдо\b|\bto\b|\btill\b|\bthrough\b)\s*(\x01\d)"
)
_FILLER_PATTERN = re.compile(r"\x01\d|\b(?:дням|дни|дні|днях|дня|часы|години|on|every|кажд\w*)\b|;")


@dataclass(slots=True, frozen=True)
class ParsedWorkingHours:
    """Hours, and the days if they were told (a bit set, bit 0 is Monday)."""

    start: time
    end: time
    days: int | None


def parse_working_hours(text: str) -> ParsedWorkingHours | None:
    """What was told, or None when it was something else."""
    rest, days = _extract_day_sets(text.casefold().replace("\x01", ""))
    rest = _DAY_RANGE_PATTERN.sub(
        lambda found: _expand_range(found[1], found[2]), _DAY_NAME_PATTERN.sub(_encode_day, rest)
    )
    for number in re.findall(r"\x01(\d)", rest):
        days |= 1 << int(number)
    hours = parse_same_day_range(_FILLER_PATTERN.sub(" ", rest))
    return ParsedWorkingHours(*hours, days or None) if hours else None


def _extract_day_sets(text: str) -> tuple[str, int]:
    """The words without «по будням» and its like, and what days those are."""
    days = 0
    for bits, pattern in _DAY_SET_PATTERNS.items():
        text, count = re.subn(rf"\b(?:{pattern})\b", " ", text)
        days |= bits if count else 0
    return text, days


def _encode_day(match: "re.Match[str]") -> str:
    return f"\x01{(match.lastgroup or 'd0')[1:]}"


def _expand_range(first: str, last: str) -> str:
    """From one day to another, past Sunday if need be."""
    start, end = int(first[1]), int(last[1])
    count = (end - start) % 7 + 1
    return " ".join(f"\x01{(start + step) % 7}" for step in range(count))

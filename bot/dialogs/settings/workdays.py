"""Working hours as people type them: «с 9 до 18 по будням», "9-17 mon-thu", «пн, ср 10:00–16:00».

Pure.
"""

import re
from dataclasses import dataclass
from datetime import time

from bot.hours import read_day
from core.users.contracts import EVERY_DAY, WORKDAYS

_DAYS = (
    r"пн|пнд|понед\w*|понеділ\w*|mon(?:day)?s?",
    r"вт|вівт\w*|вторн?и?к\w*|tue(?:s|sday)?s?",
    r"ср|сред[ауые]\w*|серед[ауи]\w*|wed(?:nesday)?s?",
    r"чт|четв\w*|thu(?:rs?|rsday)?s?",
    r"пт|пятн\w*|п['ʼ’`]?ятн\w*|fri(?:day)?s?",
    r"сб|субб?от\w*|sat(?:urday)?s?",
    r"вс|нд|воскр\w*|неділ\w*|sun(?:day)?s?",
)
_SETS = {
    WORKDAYS: r"будн\w*|будні\w*|рабоч\w*|робоч\w*|weekdays?|workdays?|workweek",
    EVERY_DAY: r"ежедневно|щодня|щоденно|daily|кажд\w* день|кожен день|кожного дня|every ?day|"
    r"без выходных|без вихідних",
    0b1100000: r"выходн\w*|вихідн\w*|weekends?",
}
_ONE = "|".join(f"(?P<d{number}>{words})" for number, words in enumerate(_DAYS))
_NAME = re.compile(rf"\b(?:{_ONE})\b\.?")
_RANGE = re.compile(r"(\x01\d)\s*(?:-|–|—|\bпо\b|\bдо\b|\bto\b|\btill\b|\bthrough\b)\s*(\x01\d)")
_FILLING = re.compile(r"\x01\d|\b(?:дням|дни|дні|днях|дня|часы|години|on|every|кажд\w*)\b|;")


@dataclass(slots=True, frozen=True)
class Working:
    """Hours, and the days if they were told (a bit set, bit 0 is Monday)."""

    start: time
    end: time
    days: int | None


def read_working(words: str) -> Working | None:
    """What was told, or None when it was something else."""
    rest, days = _sets(words.casefold().replace("\x01", ""))
    rest = _RANGE.sub(lambda found: _spread(found[1], found[2]), _NAME.sub(_mark, rest))
    for number in re.findall(r"\x01(\d)", rest):
        days |= 1 << int(number)
    hours = read_day(_FILLING.sub(" ", rest))
    return Working(*hours, days or None) if hours else None


def _sets(words: str) -> tuple[str, int]:
    """The words without «по будням» and its like, and what days those are."""
    days = 0
    for bits, pattern in _SETS.items():
        words, count = re.subn(rf"\b(?:{pattern})\b", " ", words)
        days |= bits if count else 0
    return words, days


def _mark(found: "re.Match[str]") -> str:
    return f"\x01{(found.lastgroup or 'd0')[1:]}"


def _spread(first: str, last: str) -> str:
    """From one day to another, past Sunday if need be."""
    start, end = int(first[1]), int(last[1])
    count = (end - start) % 7 + 1
    return " ".join(f"\x01{(start + step) % 7}" for step in range(count))

"""What people type about habits: titles, times of day, numbers, amounts. Pure."""

import re
from dataclasses import dataclass
from datetime import time

from bot.hours import read_time
from bot.words import tidy
from core.habits.contracts import (
    LONGEST_INTERVAL,
    MOST_AMOUNT,
    MOST_TIMES,
    NOTE_LENGTH,
    TITLE_LENGTH,
    UNIT_LENGTH,
)

_CLOCK = re.compile(
    r"(?:(?:в|во|о|об|at)\s+)?(\d{1,2})(?:\s*[:.\-\s]\s*(\d{2})|(?<=\d\d)(\d{2}))?\s*(am|pm)?"
)
_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_QUANTITY = re.compile(rf"({_NUMBER})\s*(\D.*)?", re.S)
_ADDED = re.compile(rf"([+=\-−–]?)\s*({_NUMBER})(?:\s+\D.*)?", re.S)
_MINUS = "-−–"


class BadInput(ValueError):
    """Words that cannot be used; `key` is the text that says why."""

    def __init__(self, key: str, **params: int) -> None:
        super().__init__(key)
        self.key, self.params = key, params


def clean_title(words: str) -> str:
    """One line without needless spaces and signs that turn the text around.

    Raises BadInput for an empty or too long one.
    """
    title = " ".join(tidy(words).split())
    if not title:
        raise BadInput("error-empty-title")
    if len(title) > TITLE_LENGTH:
        raise BadInput("habit-title-too-long", limit=TITLE_LENGTH, length=len(title))
    return title


def clock_time(words: str) -> time:
    """«21:30», «9 вечера», «в 7.15», «9 pm», «2130», «21-30» -> a time of day. Raises BadInput."""
    told = read_time(words)
    if told is not None:
        return told
    match = _CLOCK.fullmatch(words.strip().casefold())
    if match is None:
        raise BadInput("habit-time-unclear")
    hour, minute, half = int(match[1]), int(match[2] or match[3] or 0), match[4]
    if half and not 1 <= hour <= 12:
        raise BadInput("habit-time-unclear")
    if half:
        hour = hour % 12 + 12 * (half == "pm")
    if hour > 23 or minute > 59:
        raise BadInput("habit-time-unclear")
    return time(hour, minute)


def clock_times(words: str) -> tuple[time, ...]:
    """«9, 14:30 и 21» -> times of day, in order. Raises BadInput."""
    parts = re.split(r"\s*[,;\n]\s*|\s+(?:и|і|й|та|and|&)\s+", words.strip())
    times = sorted({clock_time(part) for part in parts if part})
    if not times:
        raise BadInput("habit-time-unclear")
    if len(times) > MOST_TIMES:
        raise BadInput("habit-times-too-many", limit=MOST_TIMES)
    return tuple(times)


@dataclass(slots=True, frozen=True)
class Quantity:
    """So much of something."""

    target: float
    unit: str | None


def quantity(words: str) -> Quantity:
    """«8 стаканов», «2,5 км», «10 000» -> amount and unit. Raises BadInput."""
    match = _QUANTITY.fullmatch(tidy(words).strip())
    if match is None:
        raise BadInput("habit-quantity-unclear")
    unit = " ".join((match[2] or "").split())
    if len(unit) > UNIT_LENGTH:
        raise BadInput("habit-unit-too-long", limit=UNIT_LENGTH)
    return Quantity(_amount(match[1]), unit or None)


@dataclass(slots=True, frozen=True)
class Added:
    """What is typed of a day: an amount to add (below 0 to take away), or to be there instead."""

    amount: float
    replace: bool = False


def added(words: str) -> Added:
    """«+3», «3 стакана» add, «-1» takes away, «=5» replaces. Raises BadInput."""
    match = _ADDED.fullmatch(tidy(words).strip())
    if match is None:
        raise BadInput("habit-amount-unclear")
    amount = _amount(match[2])
    return Added(-amount if match[1] in _MINUS and match[1] else amount, match[1] == "=")


def is_amount(words: str) -> bool:
    """True for a number alone, with or without a sign: «+3», «2,5», «=5»."""
    return re.fullmatch(rf"[+=\-−–]?\s*(?:{_NUMBER})", tidy(words).strip()) is not None


def _amount(digits: str) -> float:
    amount = float(re.sub(r"\s", "", digits).replace(",", "."))
    if amount > MOST_AMOUNT:
        raise BadInput("habit-amount-too-large", limit=int(MOST_AMOUNT))
    return round(amount, 3)


def whole(words: str, least: int, most: int) -> int:
    """The one whole number in `words`. Raises BadInput."""
    found = re.findall(r"\d+", words)
    if len(found) != 1 or len(found[0]) > 6 or not least <= int(found[0]) <= most:
        raise BadInput("habit-number-please", least=least, most=most)
    return int(found[0])


def times_a_week(words: str) -> int:
    return whole(words, 1, 7)


def every_days(words: str) -> int:
    return whole(words, 2, LONGEST_INTERVAL)


def minutes(words: str) -> int:
    return whole(words, 3, 600)


def note(words: str) -> str:
    """Raises BadInput for none, or too many words."""
    said = tidy(words).strip()
    if not said:
        raise BadInput("habit-words-please")
    if len(said) > NOTE_LENGTH:
        raise BadInput("habit-note-too-long", limit=NOTE_LENGTH, length=len(said))
    return said

"""What people type about habits: titles, times of day, numbers, amounts. Pure."""

import re
from dataclasses import dataclass
from datetime import time

from core.habits.contracts.plans import (
    MAX_AMOUNT,
    MAX_INTERVAL,
    MAX_TIMES,
    NOTE_LENGTH,
    TITLE_LENGTH,
    UNIT_LENGTH,
)
from core.language.sanitizing import sanitize_text
from core.language.time_ranges import parse_time

_CLOCK_PATTERN = re.compile(
    r"(?:(?:в|во|о|об|at)\s+)?(\d{1,2})(?:\s*[:.\-\s]\s*(\d{2})|(?<=\d\d)(\d{2}))?\s*(am|pm)?"
)
_NUMBER_PATTERN = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_QUANTITY_PATTERN = re.compile(rf"({_NUMBER_PATTERN})\s*(\D.*)?", re.S)
_AMOUNT_PATTERN = re.compile(rf"([+=\-−–]?)\s*({_NUMBER_PATTERN})(?:\s+\D.*)?", re.S)
_MINUS_SIGNS = "-−–"


class InvalidInput(ValueError):
    """Words that cannot be used; `key` is the text that says why."""

    def __init__(self, key: str, **params: int) -> None:
        super().__init__(key)
        self.key, self.params = key, params


def parse_title(text: str) -> str:
    """One line without needless spaces and signs that turn the text around.

    Raises BadInput for an empty or too long one.
    """
    title = " ".join(sanitize_text(text).split())
    if not title:
        raise InvalidInput("error-empty-title")
    if len(title) > TITLE_LENGTH:
        raise InvalidInput("habit-title-too-long", limit=TITLE_LENGTH, length=len(title))
    return title


def parse_time_of_day(text: str) -> time:
    """«21:30», «9 вечера», «в 7.15», «9 pm», «2130», «21-30» -> a time of day. Raises BadInput."""
    parsed = parse_time(text)
    if parsed is not None:
        return parsed
    match = _CLOCK_PATTERN.fullmatch(text.strip().casefold())
    if match is None:
        raise InvalidInput("habit-time-unclear")
    hour, minute, half = int(match[1]), int(match[2] or match[3] or 0), match[4]
    if half and not 1 <= hour <= 12:
        raise InvalidInput("habit-time-unclear")
    if half:
        hour = hour % 12 + 12 * (half == "pm")
    if hour > 23 or minute > 59:
        raise InvalidInput("habit-time-unclear")
    return time(hour, minute)


def parse_times_of_day(text: str) -> tuple[time, ...]:
    """«9, 14:30 и 21» -> times of day, in order. Raises BadInput."""
    parts = re.split(r"\s*[,;\n]\s*|\s+(?:и|і|й|та|and|&)\s+", text.strip())
    times = sorted({parse_time_of_day(part) for part in parts if part})
    if not times:
        raise InvalidInput("habit-time-unclear")
    if len(times) > MAX_TIMES:
        raise InvalidInput("habit-times-too-many", limit=MAX_TIMES)
    return tuple(times)


@dataclass(slots=True, frozen=True)
class Quantity:
    """So much of something."""

    target: float
    unit: str | None


def parse_quantity(text: str) -> Quantity:
    """«8 стаканов», «2,5 км», «10 000» -> amount and unit. Raises BadInput."""
    match = _QUANTITY_PATTERN.fullmatch(sanitize_text(text).strip())
    if match is None:
        raise InvalidInput("habit-quantity-unclear")
    unit = " ".join((match[2] or "").split())
    if len(unit) > UNIT_LENGTH:
        raise InvalidInput("habit-unit-too-long", limit=UNIT_LENGTH)
    return Quantity(_parse_number(match[1]), unit or None)


@dataclass(slots=True, frozen=True)
class AmountChange:
    """What is typed of a day: an amount to add (below 0 to take away), or to be there instead."""

    amount: float
    is_replacement: bool = False


def parse_amount_change(text: str) -> AmountChange:
    """«+3», «3 стакана» add, «-1» takes away, «=5» replaces. Raises BadInput."""
    match = _AMOUNT_PATTERN.fullmatch(sanitize_text(text).strip())
    if match is None:
        raise InvalidInput("habit-amount-unclear")
    amount = _parse_number(match[2])
    return AmountChange(
        -amount if match[1] in _MINUS_SIGNS and match[1] else amount, match[1] == "="
    )


def is_amount(text: str) -> bool:
    """True for a number alone, with or without a sign: «+3», «2,5», «=5»."""
    return (
        re.fullmatch(rf"[+=\-−–]?\s*(?:{_NUMBER_PATTERN})", sanitize_text(text).strip()) is not None
    )


def _parse_number(digits: str) -> float:
    amount = float(re.sub(r"\s", "", digits).replace(",", "."))
    if amount > MAX_AMOUNT:
        raise InvalidInput("habit-amount-too-large", limit=int(MAX_AMOUNT))
    return round(amount, 3)


def parse_integer(text: str, minimum: int, maximum: int) -> int:
    """The one whole number in `words`. Raises BadInput."""
    found = re.findall(r"\d+", text)
    if len(found) != 1 or len(found[0]) > 6 or not minimum <= int(found[0]) <= maximum:
        raise InvalidInput("habit-number-please", least=minimum, most=maximum)
    return int(found[0])


def parse_times_per_week(text: str) -> int:
    return parse_integer(text, 1, 7)


def parse_interval_days(text: str) -> int:
    return parse_integer(text, 2, MAX_INTERVAL)


def parse_minutes(text: str) -> int:
    return parse_integer(text, 3, 600)


def parse_note(text: str) -> str:
    """Raises BadInput for none, or too many words."""
    said = sanitize_text(text).strip()
    if not said:
        raise InvalidInput("habit-words-please")
    if len(said) > NOTE_LENGTH:
        raise InvalidInput("habit-note-too-long", limit=NOTE_LENGTH, length=len(said))
    return said

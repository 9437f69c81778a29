"""What people type about focus: minutes, lengths. Pure."""

import re
from dataclasses import dataclass

from core.focus.contracts import MAX_MINUTES, TITLE_LENGTH
from core.language.sanitizing import sanitize_text

_NUMBER_PATTERN = re.compile(r"\d+")
_REQUEST_PATTERN = re.compile(
    r"(?:(\d{1,4})(?!\S)\s*(?:мин\w*\.?|хв\w*\.?|min\w*\.?|m|м|хв)?(?!\S))?\s*(.*)", re.S
)


@dataclass(slots=True, frozen=True)
class FocusRequest:
    """What stood behind /focus: minutes, None for the person's own length, and on what."""

    minutes: int | None
    title: str | None


def parse_focus_request(text: str) -> FocusRequest | None:
    """«40 Отчёт», «Отчёт», «40», «» -> what to start; None when it cannot be so long."""
    match = _REQUEST_PATTERN.fullmatch(sanitize_text(text).strip())
    assert match is not None, "everything matches"
    minutes = int(match[1]) if match[1] else None
    if minutes is not None and not 1 <= minutes <= MAX_MINUTES:
        return None
    return FocusRequest(minutes, " ".join(match[2].split())[:TITLE_LENGTH] or None)


def parse_minutes(text: str) -> int | None:
    """The one number in `words`, if a session can be so long."""
    found = [int(number) for number in _NUMBER_PATTERN.findall(text)]
    return found[0] if len(found) == 1 and 1 <= found[0] <= MAX_MINUTES else None


def parse_lengths(text: str) -> tuple[int, ...] | None:
    """«50 10 30» or «50/10/30/4»: work, short and long break, and after how many the long one."""
    found = tuple(int(number) for number in _NUMBER_PATTERN.findall(text))
    if len(found) not in {3, 4} or not all(1 <= one <= MAX_MINUTES for one in found[:3]):
        return None
    return found if len(found) == 3 or 2 <= found[3] <= 12 else None

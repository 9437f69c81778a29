"""What people type about focus: minutes, lengths. Pure."""

import re
from dataclasses import dataclass

from bot.words import tidy
from core.focus.contracts import LONGEST_MINUTES, TITLE_LENGTH

_NUMBERS = re.compile(r"\d+")
_ASKED = re.compile(
    r"(?:(\d{1,4})(?!\S)\s*(?:мин\w*\.?|хв\w*\.?|min\w*\.?|m|м|хв)?(?!\S))?\s*(.*)", re.S
)


@dataclass(slots=True, frozen=True)
class Asked:
    """What stood behind /focus: minutes, None for the person's own length, and on what."""

    minutes: int | None
    title: str | None


def asked(words: str) -> Asked | None:
    """«40 Отчёт», «Отчёт», «40», «» -> what to start; None when it cannot be so long."""
    match = _ASKED.fullmatch(tidy(words).strip())
    assert match is not None, "everything matches"
    minutes = int(match[1]) if match[1] else None
    if minutes is not None and not 1 <= minutes <= LONGEST_MINUTES:
        return None
    return Asked(minutes, " ".join(match[2].split())[:TITLE_LENGTH] or None)


def minutes_of(words: str) -> int | None:
    """The one number in `words`, if a session can be so long."""
    found = [int(number) for number in _NUMBERS.findall(words)]
    return found[0] if len(found) == 1 and 1 <= found[0] <= LONGEST_MINUTES else None


def lengths_of(words: str) -> tuple[int, ...] | None:
    """«50 10 30» or «50/10/30/4»: work, short and long break, and after how many the long one."""
    found = tuple(int(number) for number in _NUMBERS.findall(words))
    if len(found) not in {3, 4} or not all(1 <= one <= LONGEST_MINUTES for one in found[:3]):
        return None
    return found if len(found) == 3 or 2 <= found[3] <= 12 else None

"""What people type about habits: titles and times of day. Pure."""

import re
from datetime import time

from bot.words import tidy
from core.habits.contracts import TITLE_LENGTH

_CLOCK = re.compile(
    r"(?:(?:в|во|о|об|at)\s+)?(\d{1,2})(?:\s*[:.\-\s]\s*(\d{2})|(?<=\d\d)(\d{2}))?\s*(am|pm)?"
)


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
    """«21:30», «9», «в 7.15», «9 pm», «2130» -> a time of day. Raises BadInput."""
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

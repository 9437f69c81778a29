"""The grammars of what buttons of windows carry beside their widget's name. Whatever a button
carries is checked before its handler sees it: anybody can send any bytes as a press. Pure."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime

from bot.ui.callback_data import MalformedPayload

ID = "[0-9a-f]{32}"
TOGGLED_ID = f"[-+]{ID}"
DAY = "b[2-9ab][0-9a-f]{3}"  # an ordinal in hex: the years 1997 to 2109
CLOCK = "(?:[01][0-9]|2[0-3])[0-5][0-9]"
WEEKDAY = "[-+][0-6]"
COUNT = "[0-9]{1,6}"
TURN = "[0-9]{1,9}"
FIGURE = r"-?[0-9]{1,13}(?:\.[0-9]{1,9})?(?:e[-+][0-9]{2})?"
SPAN = "[0-9]{2}:[0-9]{2}–[0-9]{2}:[0-9]{2}"
YEARS = range(1997, 2110)

# A pattern, or a function that raises ValueError for what is no code.
Codes = str | Callable[[str], object]


def build_choice_pattern(codes: Iterable[object]) -> str:
    """Each of `codes` and nothing else."""
    return "|".join(re.escape(str(code)) for code in codes)


def parse_day_code(code: str) -> date:
    """`2026-12-01`. Raises MalformedPayload."""
    return parse_moment_code(code).date()


def parse_moment_code(code: str) -> datetime:
    """`2026-12-01T09:00:00`, without a zone. Raises MalformedPayload."""
    try:
        moment = datetime.fromisoformat(code)
    except ValueError:
        raise MalformedPayload(code) from None
    if moment.year not in YEARS or moment.tzinfo is not None:
        raise MalformedPayload(code)
    return moment


def create_code_checker(codes: Codes) -> Callable[[str], str]:
    """A function that gives back what is among `codes`, and raises MalformedPayload for all
    else."""
    read = re.compile(codes).fullmatch if isinstance(codes, str) else codes

    def check(code: str) -> str:
        try:
            fits = read(code) is not None
        except ValueError:
            fits = False
        if not fits:
            raise MalformedPayload(code)
        return code

    return check

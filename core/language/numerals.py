"""What a run of digits may be: a number, a time, a date, a range."""

import re
from datetime import date, time

from core.language.lexicon.shape import Meanings

_DASHES = re.compile("[–—‑]")
_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")
_PAIR = re.compile(r"(\d{1,2})([./,-])(\d{1,2})")
_CLOCKS = re.compile(r"(\d{1,2}[:.]\d{2})-(\d{1,2}[:.]\d{2})")


def read_numeral(run: str) -> Meanings:
    """Every reading of `run`; none for phone numbers, versions, addresses and other codes."""
    run = _DASHES.sub("-", run)
    if run.isdecimal():
        return _read_whole(run)
    for read in (_read_full_date, _read_clock, _read_clock_range, _read_pair):
        if meanings := read(run):
            return meanings
    return {}


def _read_whole(run: str) -> Meanings:
    if len(run) == 4 and run[0] in "12":
        return {"year": int(run), "int": int(run)}
    if len(run) == 4 and run[0] != "0":  # a year beside its month only: «5 мая 3000»
        return {"faryear": int(run), "int": int(run)}
    return {"int": int(run)} if len(run) <= 4 else {}


def _read_full_date(run: str) -> Meanings:
    if match := _YEAR_FIRST.fullmatch(run):
        return _read_date(int(match[1]), int(match[2]), int(match[3]))
    if match := _YEAR_LAST.fullmatch(run):
        year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
        a, b = int(match[1]), int(match[3])
        return {"dmy": (a, b, year, match[2] == "/")}
    return {}


def _read_date(year: int, month: int, day: int) -> Meanings:
    try:
        return {"ymd": date(year, month, day)}
    except ValueError:
        return {}


def build_clock(hour: int, minute: int) -> time | None:
    """A time of day; 24:00 is midnight; None for what no clock shows."""
    if (hour, minute) == (24, 0):
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _read_clock(run: str) -> Meanings:
    match = _CLOCK.fullmatch(run)
    value = build_clock(int(match[1]), int(match[2])) if match else None
    return {"hm": value} if value is not None else {}


def _read_clock_range(run: str) -> Meanings:
    match = _CLOCKS.fullmatch(run)
    if not match:
        return {}
    ends = [build_clock(*map(int, re.split("[:.]", side))) for side in match.groups()]
    return {} if None in ends else {"hmrange": tuple(ends)}


def _read_pair(run: str) -> Meanings:
    match = _PAIR.fullmatch(run)
    if not match:
        return {}
    a, sign, b = match[1], match[2], match[3]
    if sign == "-":
        return {"dashed": (a, b)} if b in ("00", "30", "45") else {"intrange": (int(a), int(b))}
    if sign == "/":
        return {"slashed": (int(a), int(b))}
    decimal = {"decimal": float(f"{a}.{b}")}
    return decimal | {"dotted": (a, b)} if sign == "." else decimal

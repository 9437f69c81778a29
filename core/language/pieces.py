"""What pieces of a sentence stand for, before they are put together."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from core.language.values import Priority

Calendar = date  # where a field named `date` hides the type
PartName = Literal["morning", "lunch", "afternoon", "afterlunch", "evening", "night"]
Freq = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]

# When a part of the day begins for a person who names no hour.
PART_TIMES: dict[PartName, time] = {
    "morning": time(9),
    "lunch": time(13),
    "afternoon": time(14),
    "afterlunch": time(14),
    "evening": time(19),
    "night": time(23),
}


@dataclass(frozen=True, slots=True)
class Day:
    """A date; `kind` tells how it was named, which matters beside a repetition.

    `stays` keeps the words in the title: they say more than the date ("from 1 to 14 July"), unless
    a repetition goes on from `date` to `last`.
    """

    date: date
    kind: Literal["shift", "weekday", "monthday", "yearday", "full", "period"] = "full"
    prep: Literal["on", "until", "from"] = "on"
    stays: bool = False
    last: Calendar | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `loose` was spoken on a twelve-hour dial ("at 9")."""

    time: time
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day."""

    name: PartName


@dataclass(frozen=True, slots=True)
class Moment:
    """A wall time counted from now."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Range:
    """From one time of day to another."""

    start: Clock
    end: Clock


@dataclass(frozen=True, slots=True)
class Repeat:
    """A repetition; `days` are RRULE weekdays, perhaps numbered (-1FR)."""

    freq: Freq
    interval: int = 1
    days: tuple[str, ...] = ()
    month_day: int | None = None
    month: int | None = None
    part: PartName | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A stretch of time: exact minutes, or whole days and months."""

    minutes: int = 0
    days: int = 0
    months: int = 0


@dataclass(frozen=True, slots=True)
class Duration:
    minutes: int


@dataclass(frozen=True, slots=True)
class Bound:
    """How long a repetition lasts: a stretch, or a number of times."""

    amount: Amount | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class FromDone:
    """The repetition counts from the day the task was done: "after completion"."""


@dataclass(frozen=True, slots=True)
class Remind:
    minutes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Level:
    priority: Priority


@dataclass(frozen=True, slots=True)
class Tag:
    name: str


@dataclass(frozen=True, slots=True)
class Project:
    name: str


@dataclass(frozen=True, slots=True)
class Introduction:
    """Words that only introduce the task: "remind me to"."""


@dataclass(frozen=True, slots=True)
class KeptText:
    """Words that look like a date and are none: "from Monday to Wednesday" of a move."""


Meaning = (
    Day
    | Clock
    | Part
    | Moment
    | Range
    | Repeat
    | Duration
    | Bound
    | FromDone
    | Remind
    | Level
    | Tag
    | Project
    | Introduction
    | KeptText
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens [start, end) and what they mean."""

    start: int
    end: int
    meaning: Meaning

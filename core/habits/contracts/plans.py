"""What a habit asks for: how it is counted, and on which days."""

from datetime import time
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

TITLE_LENGTH, UNIT_LENGTH, NOTE_LENGTH = 100, 24, 500
EVERY_DAY = 0b1111111
MAX_INTERVAL = 60
MAX_TIMES = 6
MAX_AMOUNT = 1_000_000.0

Kind = Literal["yes_no", "at_least", "at_most"]
Title = Annotated[str, Meta(min_length=1, max_length=TITLE_LENGTH)]
Unit = Annotated[str, Meta(max_length=UNIT_LENGTH)]
Weekdays = Annotated[int, Meta(ge=1, le=EVERY_DAY)]
LocalTime = Annotated[time, Meta(tz=False)]
Times = Annotated[tuple[LocalTime, ...], Meta(max_length=MAX_TIMES)]
Amount = Annotated[float, Meta(ge=0, le=MAX_AMOUNT)]
Note = Annotated[str, Meta(max_length=NOTE_LENGTH)]


class OnWeekdays(msgspec.Struct, frozen=True, tag="weekdays"):
    """On chosen days of the week; `days` is a bit set, bit 0 is Monday. An amount is a day's."""

    days: Weekdays = EVERY_DAY


class TimesAWeek(msgspec.Struct, frozen=True, tag="weekly"):
    """So many times a week, on whichever days: a week from Monday, or `rolling` any seven days up
    to today. An amount is asked `times` times over in a week, however it is spread."""

    times: Annotated[int, Meta(ge=1, le=7)]
    rolling: bool = False


class EveryDays(msgspec.Struct, frozen=True, tag="interval"):
    """Once in every `every` days, counted in stretches from the day the schedule was set."""

    every: Annotated[int, Meta(ge=2, le=MAX_INTERVAL)]


Schedule = OnWeekdays | TimesAWeek | EveryDays

"""Hours as people type them: «с 23 до 7:30», "10pm to 7am", "9 to 5"."""

import re
from dataclasses import dataclass, replace
from datetime import time

_TOKEN = re.compile(r"\d+(?:[:.]\d\d)?|[^\W\d_]+|[^\w\s]")
_DOTTED_MERIDIEM = re.compile(r"\b([ap])\.\s?m\b\.?")
_MIDNIGHT = re.compile(r"\b(?:полночи|полуночи|полночь|півночі|північ|опівночі|midnight)\b")
_CONNECTOR_TEXT = (
    "с со до по в во у и час часа часов ч з із зі о та і година години годин год г "
    "from to till until and at between - – — , ."
)
_CONNECTORS = frozenset(_CONNECTOR_TEXT.split())
_DAY_PART_WORDS: dict[str, str] = {
    **dict.fromkeys(("am", "утра", "ранку"), "morning"),
    "pm": "afternoon",
    "дня": "day",
    **dict.fromkeys(("вечера", "вечора"), "evening"),
    **dict.fromkeys(("ночи", "ночі"), "night"),
}
# Which hours of the dial, twelve being zero, come after noon in that part of the day.
_AFTERNOON_HOURS = {
    "morning": range(0),
    "afternoon": range(12),
    "day": range(10),
    "evening": range(1, 12),
    "night": range(8, 12),
}
_MAX_RANGE_MINUTES = 16 * 60
_LAST_MINUTE = time(23, 59)


@dataclass(slots=True, frozen=True)
class ParsedClock:
    """A time as it was told: on a `dial` of twelve hours perhaps; `loose` when without a sign of
    which half of the day is meant, as "07:00" gives by its zero."""

    hour: int
    minute: int
    is_twelve_hour: bool
    is_ambiguous: bool

    @property
    def time(self) -> time:
        return time(self.hour, self.minute)

    def apply_day_part(self, day_part: str) -> "ParsedClock | None":
        """The same told with its half of the day; None for 15 am and for a second half."""
        if not self.is_twelve_hour:
            return None
        hour = self.hour % 12
        late = hour in _AFTERNOON_HOURS[day_part]
        return replace(
            self, hour=hour + 12 if late else hour, is_twelve_hour=False, is_ambiguous=False
        )


def parse_time_range(text: str) -> tuple[time, time] | None:
    """The two times told, which differ; None when something else was told.

    "10 to 7" is the night: an hour without its half of the day, after which it would be quiet for
    most of the day, begins in the evening.
    """
    parsed = parse_times(text)
    if parsed is None or len(parsed) != 2:
        return None
    first, last = parsed
    start, end = first.time, last.time
    if first.is_ambiguous and _calculate_minutes_between(start, end) > _MAX_RANGE_MINUTES:
        start = start.replace(hour=(start.hour + 12) % 24)
    return None if start == end else (start, end)


def parse_same_day_range(text: str) -> tuple[time, time] | None:
    """The first and the later second time of the same day; None when something else was told.

    "9 to 5" ends in the afternoon, and midnight as an end is the day's last minute.
    """
    parsed = parse_times(text)
    if parsed is None or len(parsed) != 2:
        return None
    start, end = parsed[0].time, parsed[1].time
    if end == time(0):
        end = _LAST_MINUTE
    elif end <= start and parsed[1].is_ambiguous:
        end = end.replace(hour=(end.hour + 12) % 24)
    return (start, end) if start < end else None


def parse_time(text: str) -> time | None:
    """The one time told."""
    parsed = parse_times(text)
    return parsed[0].time if parsed and len(parsed) == 1 else None


def parse_times(text: str) -> list[ParsedClock] | None:
    """Every time in `words`; None when there is anything beyond times and what joins them."""
    found: list[ParsedClock] = []
    for token in _TOKEN.findall(
        _MIDNIGHT.sub("00:00", _DOTTED_MERIDIEM.sub(r"\1m", text.casefold()))
    ):
        if token in _CONNECTORS:
            continue
        parsed = (
            found.pop().apply_day_part(_DAY_PART_WORDS[token])
            if token in _DAY_PART_WORDS and found
            else _parse_clock(token)
        )
        if parsed is None:
            return None
        found.append(parsed)
    return found


def _parse_clock(token: str) -> ParsedClock | None:
    """«7», «07:30», «2230», «24:00»."""
    digits = re.fullmatch(r"(\d{1,2})(?:[:.]?(\d\d))?", token)
    if digits is None or (len(token) == 3 and token.isdecimal()):
        return None
    hour, minute = int(digits[1]), int(digits[2] or 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    dial = 1 <= hour <= 12
    return ParsedClock(hour % 24, minute, dial, dial and digits[1] == str(hour))


def _calculate_minutes_between(start: time, end: time) -> int:
    """How long it is from `start` to the next `end`."""
    return ((end.hour - start.hour) * 60 + end.minute - start.minute) % (24 * 60)

"""Dates in words of other programs, read as this bot reads free text."""

from datetime import datetime
from functools import lru_cache

from core.data_import.formats.results import ParsedSchedule, ScheduleParser
from core.language.parser import parse_task


def create_date_reader(now: datetime, zone: str) -> ScheduleParser:
    """What words such as "every day at 9" say at `now`; None if they say anything more."""

    @lru_cache(maxsize=1024)
    def read_date(text: str, language: str) -> ParsedSchedule | None:
        parsed = parse_task(text, now=now, zone=zone, lang=language)
        if parsed.title.strip() or parsed.due_date is None:
            return None
        return ParsedSchedule(
            parsed.due_date, parsed.due_time, parsed.rrule, parsed.repeat_from == "done"
        )

    return read_date

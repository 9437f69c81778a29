"""Dates in words of other programs, read as this bot reads free text."""

from datetime import datetime
from functools import lru_cache

from core.personal.imports.found import ReadWhen, When
from core.tasks.parse import parse


def reading(now: datetime, zone: str) -> ReadWhen:
    """What words such as "every day at 9" say at `now`; None if they say anything more."""

    @lru_cache(maxsize=1024)
    def read(words: str, language: str) -> When | None:
        told = parse(words, now=now, zone=zone, lang=language)
        if told.title.strip() or told.due_date is None:
            return None
        return When(told.due_date, told.due_time, told.rrule, told.repeat_from == "done")

    return read

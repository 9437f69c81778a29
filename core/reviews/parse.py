"""When people want to be reminded of the review, in words."""

from datetime import datetime, time, timedelta

from core.language.parser import parse_task


def parse_reminder(
    text: str, *, now: datetime, zone: str, lang: str
) -> tuple[int | None, time | None]:
    """The weekday, if one was named, and the time. A weekday that was named is the same whenever
    the words are read; a time alone is for the day on which it comes next."""
    parsed, later = (
        parse_task(text, now=moment, zone=zone, lang=lang)
        for moment in (now, now + timedelta(days=3))
    )
    if parsed.due_date is None or parsed.due_time is None or later.due_date is None:
        return None, parsed.due_time
    weekday = parsed.due_date.weekday()
    return (weekday if weekday == later.due_date.weekday() else None), parsed.due_time

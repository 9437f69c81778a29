"""What a sentence was understood as."""

from datetime import date, time
from typing import Literal

from msgspec import Struct

from core.language.values import Priority, RepeatFrom

SpanKind = Literal["due", "recurrence", "priority", "tag", "project", "duration", "reminder"]


class Span(Struct, frozen=True):
    """A piece of the text and what it was taken for; `start` and `end` count code points."""

    start: int
    end: int
    kind: SpanKind
    text: str


class ParsedTask(Struct, frozen=True):
    """A task read from free text, in the wall time of the person's zone.

    `title` is what is left of the text, possibly empty. `due_time` comes with a `due_date` always.
    With `rrule` (RFC 5545, no prefix, UNTIL local) `due_date` is its first occurrence; the next
    ones count from the due date or from the day it was done.
    `remind_before_minutes` count from the due time. `tags` and `project` have no sign in front.
    """

    title: str
    due_date: date | None = None
    due_time: time | None = None
    rrule: str | None = None
    repeat_from: RepeatFrom = "due"
    priority: Priority | None = None
    tags: tuple[str, ...] = ()
    project: str | None = None
    duration_minutes: int | None = None
    remind_before_minutes: tuple[int, ...] = ()
    spans: tuple[Span, ...] = ()

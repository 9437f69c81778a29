"""The address of a person's calendar, and what stands in it."""

from collections.abc import AsyncIterator
from datetime import date, datetime, time
from typing import Annotated, ClassVar, Protocol
from uuid import UUID

import msgspec
from msgspec import Meta

from core.kit.messages import Command

HASH_BYTES = 32


class FeedView(msgspec.Struct, frozen=True):
    """The calendar's address: open since when, or None. The address itself is kept by nobody."""

    opened_at: datetime | None = None


class OpenFeed(Command[FeedView], frozen=True, kw_only=True):
    """Let the calendar be read under the secret with this SHA-256; an earlier one ends."""

    subject: ClassVar[str] = "personal.open_feed"
    secret_hash: Annotated[bytes, Meta(min_length=HASH_BYTES, max_length=HASH_BYTES)]


class CloseFeed(Command[FeedView], frozen=True, kw_only=True):
    """Nobody can read the calendar any more."""

    subject: ClassVar[str] = "personal.close_feed"


class CalendarEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Something with a date, as calendars know it. `start` is local to the person: a day, or a
    day and a time; `rrule` RFC 5545, UNTIL local; `alarms` are minutes before it."""

    uid: str
    title: str
    day: date
    at: time | None = None
    minutes: int | None = None
    rrule: str | None = None
    alarms: tuple[int, ...] = ()
    notes: str | None = None
    made_at: datetime


class TaskCalendarSource(Protocol):
    """The port through which a calendar reads open tasks with dates."""

    def list_entries(self, user_id: UUID) -> AsyncIterator[CalendarEntry]: ...


class HabitCalendarSource(Protocol):
    """The port through which a calendar reads when habits are reminded of."""

    def list_entries(self, user_id: UUID) -> AsyncIterator[CalendarEntry]: ...

"""A person's own data: what was brought in, the calendar's address, and forgetting it all."""

from collections.abc import AsyncIterator
from datetime import date, datetime, time
from typing import Annotated, ClassVar, Literal, Protocol
from uuid import UUID

import msgspec
from msgspec import Meta

from core.kit.messages import Command, Event

HASH_BYTES = 32
MOST_TASKS = 5_000
MOST_HABITS = 300
Source = Literal["todoist", "ticktick", "loop"]
TaskIds = Annotated[tuple[UUID, ...], Meta(max_length=MOST_TASKS)]
HabitIds = Annotated[tuple[UUID, ...], Meta(max_length=MOST_HABITS)]


class Forgotten(msgspec.Struct, frozen=True):
    """How many rows were deleted."""

    rows: int


class ForgetUser(Command[Forgotten], frozen=True, kw_only=True):
    """Delete all there is of the person; nothing of it can be undone."""

    subject: ClassVar[str] = "users.forget"
    forgets: ClassVar[bool] = True


class UserForgotten(Event, frozen=True, kw_only=True, omit_defaults=True):
    """`names` is what events call them, of this product and of others."""

    subject: ClassVar[str] = "users.forgotten"
    names: tuple[str, ...] = ()


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


class ImportView(msgspec.Struct, frozen=True, kw_only=True):
    """What one import brings: the ids that were not there before it began."""

    id: UUID
    source: Source
    tasks: tuple[UUID, ...]
    habits: tuple[UUID, ...]
    undone: bool = False


class BeginImport(Command[ImportView], frozen=True, kw_only=True):
    """Write down what is about to be made, so that all of it, and nothing else, can be undone.

    A second call changes nothing and returns what the first one wrote down."""

    subject: ClassVar[str] = "personal.begin_import"
    import_id: UUID
    source: Source
    tasks: TaskIds = ()
    habits: HabitIds = ()


class CloseImport(Command[ImportView], frozen=True, kw_only=True):
    """It was undone: what it brought is gone again."""

    subject: ClassVar[str] = "personal.close_import"
    import_id: UUID


class Entry(msgspec.Struct, frozen=True, kw_only=True):
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


class TaskDates(Protocol):
    """The port through which a calendar reads open tasks with dates."""

    def entries(self, user_id: UUID) -> AsyncIterator[Entry]: ...


class HabitDates(Protocol):
    """The port through which a calendar reads when habits are reminded of."""

    def entries(self, user_id: UUID) -> AsyncIterator[Entry]: ...

"""Habits: commands, events, views. Days are the person's own."""

from datetime import date, datetime, time
from typing import Annotated, ClassVar, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from core.kit.messages import Command, Event

TITLE_LENGTH = 100
EVERY_DAY = 0b1111111
HISTORY_DAYS = 4_000
Title = Annotated[str, Meta(min_length=1, max_length=TITLE_LENGTH)]
Weekdays = Annotated[int, Meta(ge=1, le=EVERY_DAY)]
LocalTime = Annotated[time, Meta(tz=False)]
Mark = Literal["done", "missed", "open", "off"]


class HabitLine(msgspec.Struct, frozen=True, kw_only=True):
    """A habit as a list shows it. `weekdays` is a bit set, bit 0 is Monday; `week` are the marks
    of the last seven days, today last; `today` is the day the marks were read on."""

    id: UUID
    title: str
    weekdays: int
    remind_time: time | None
    created_at: datetime
    today: date
    checked_today: bool
    streak: int
    week: tuple[Mark, ...]
    archived: bool = False


class HabitCard(HabitLine, frozen=True, kw_only=True):
    """A habit with what its whole history tells."""

    best_streak: int


class CreateHabit(Command[HabitCard], frozen=True, kw_only=True):
    subject: ClassVar[str] = "habits.create"
    habit_id: UUID
    title: Title
    weekdays: Weekdays = EVERY_DAY
    remind_time: LocalTime | None = None


class EditHabit(Command[HabitCard], frozen=True, kw_only=True):
    """Change the given fields and leave the unset ones."""

    subject: ClassVar[str] = "habits.edit"
    habit_id: UUID
    title: Title | UnsetType = UNSET
    weekdays: Weekdays | UnsetType = UNSET
    remind_time: LocalTime | None | UnsetType = UNSET


class CheckInHabit(Command[HabitCard], frozen=True, kw_only=True):
    """Tick a day (today unless given; yesterday is allowed); ticking twice changes nothing."""

    subject: ClassVar[str] = "habits.check_in"
    habit_id: UUID
    day: date | None = None


class UndoCheckIn(Command[HabitCard], frozen=True, kw_only=True):
    subject: ClassVar[str] = "habits.undo_check_in"
    habit_id: UUID
    day: date | None = None


class ArchiveHabit(Command[HabitCard], frozen=True, kw_only=True):
    subject: ClassVar[str] = "habits.archive"
    habit_id: UUID


class RestoreHabit(Command[HabitCard], frozen=True, kw_only=True):
    """Undo of ArchiveHabit."""

    subject: ClassVar[str] = "habits.restore"
    habit_id: UUID


class HabitCreated(Event, frozen=True, kw_only=True):
    subject: ClassVar[str] = "habits.created"
    habit_id: UUID


class HabitCheckedIn(Event, frozen=True, kw_only=True):
    subject: ClassVar[str] = "habits.checked_in"
    habit_id: UUID
    day: date
    streak: int


class CheckInUndone(Event, frozen=True, kw_only=True):
    subject: ClassVar[str] = "habits.check_in_undone"
    habit_id: UUID
    day: date


class HabitArchived(Event, frozen=True, kw_only=True):
    subject: ClassVar[str] = "habits.archived"
    habit_id: UUID


class BringHistory(Command[HabitCard], frozen=True, kw_only=True):
    """Tick days of long ago, kept in another program; those ticked already stay as they are."""

    subject: ClassVar[str] = "habits.bring_history"
    habit_id: UUID
    days: Annotated[tuple[date, ...], Meta(min_length=1, max_length=HISTORY_DAYS)]

"""Reminders: the port other domains schedule through, and the command that moves a zone."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import ClassVar, Protocol
from uuid import UUID

import msgspec

from core.kit.messages import Command, Event


class Timetable(msgspec.Struct, frozen=True):
    """When to remind: `start` is a naive local time in the person's zone, `rrule` RFC 5545."""

    start: datetime
    rrule: str | None = None


class BundledReminder(msgspec.Struct, frozen=True):
    """One thing a bundle tells of: what came up, and when (UTC); each subject once."""

    kind: str
    subject_id: UUID
    due_at: datetime


class ReminderScheduler(Protocol):
    """Reminders of a person's subjects, written in the caller's own transaction; those of another
    person stay as they are, whoever names their subjects."""

    async def schedule(
        self, user_id: UUID, kind: str, subject_id: UUID, times: Sequence[Timetable], zone: str
    ) -> datetime | None:
        """Replace the subject's reminders by `times`; returns the earliest instant ahead, UTC.

        Raises NotFound where another person has reminders of that subject."""
        ...

    async def schedule_all(
        self, user_id: UUID, kind: str, wanted: Mapping[UUID, Sequence[Timetable]], zone: str
    ) -> Mapping[UUID, datetime]:
        """`schedule` for every subject at once; the earliest instants ahead, UTC, of those that
        have one.

        Raises NotFound where another person has reminders of any of them."""
        ...

    async def cancel(self, user_id: UUID, *subject_ids: UUID) -> None:
        """Forget the reminders of subjects that are no more."""
        ...

    async def mute_subjects(self, user_id: UUID, *subject_ids: UUID) -> None:
        """No more reminders of the subjects, until `wake` or `schedule`."""
        ...

    async def unmute_subjects(
        self, user_id: UUID, subject_ids: Collection[UUID], zone: str
    ) -> Mapping[UUID, datetime]:
        """Undo `silence`: what lies ahead will come, also what was put off to a later time.

        Returns the earliest instants ahead, UTC, of the subjects that have one."""
        ...


class TimetableReader(Protocol):
    """The port through which other domains read when reminders come round."""

    async def list_timetables(self, user_id: UUID, kind: str) -> Sequence[tuple[UUID, Timetable]]:
        """Subject and timetable of each of the person's reminders of `kind`."""
        ...


# Kinds whose time is an instant and not a time on the person's clock: they do not move with it.
INSTANT_KINDS = frozenset({"focus"})
# Kinds that something has to be done about, by a reaction to ReminderDue, before anybody is told.
REACTED_KINDS = frozenset({"focus"})


class ReminderDue(Event, frozen=True, kw_only=True):
    """An occurrence of a kind in REACTED came due; one that is `kept` came so late that a bundle
    tells of it."""

    subject: ClassVar[str] = "reminders.due"
    kind: str
    subject_id: UUID
    due_at: datetime
    kept: bool = False


class MovedReminders(msgspec.Struct, frozen=True):
    """How many reminders follow the person to the new zone."""

    moved: int


class MoveZone(Command[MovedReminders], frozen=True, kw_only=True):
    """What waits keeps its local time and follows the person to the zone they are in now."""

    subject: ClassVar[str] = "reminders.move_zone"

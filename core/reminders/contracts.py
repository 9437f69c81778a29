"""Reminders: the port other domains schedule through, and the command that moves a zone."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar, Protocol
from uuid import UUID

import msgspec

from core.kit.messages import Command


class Timetable(msgspec.Struct, frozen=True):
    """When to remind: `start` is a naive local time in the person's zone, `rrule` RFC 5545."""

    start: datetime
    rrule: str | None = None


class ReminderBook(Protocol):
    """Reminders of one subject, written in the caller's own transaction."""

    async def schedule(
        self, user_id: UUID, kind: str, subject_id: UUID, times: Sequence[Timetable], zone: str
    ) -> datetime | None:
        """Replace the subject's reminders by `times`; returns the earliest instant ahead, UTC."""
        ...

    async def cancel(self, subject_id: UUID) -> None:
        """Silence the subject."""
        ...


class MovedReminders(msgspec.Struct, frozen=True):
    """How many reminders follow the person to the new zone."""

    moved: int


class MoveZone(Command[MovedReminders], frozen=True, kw_only=True):
    """Future occurrences keep their local time and move to the zone."""

    subject: ClassVar[str] = "reminders.move_zone"
    zone: str

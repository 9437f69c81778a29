"""What has happened."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from core.kit.messages import Event


class HabitCreated(Event, frozen=True, kw_only=True):
    subject: ClassVar[str] = "habits.created"
    habit_id: UUID


class HabitCheckedIn(Event, frozen=True, kw_only=True):
    """The day was ticked, or its amount reached the target."""

    subject: ClassVar[str] = "habits.checked_in"
    habit_id: UUID
    day: date
    streak: int


class CheckInUndone(Event, frozen=True, kw_only=True):
    """The day is done no longer."""

    subject: ClassVar[str] = "habits.check_in_undone"
    habit_id: UUID
    day: date


class AmountLogged(Event, frozen=True, kw_only=True):
    """The day's amount is now `amount`."""

    subject: ClassVar[str] = "habits.amount_logged"
    habit_id: UUID
    day: date
    amount: float


class HabitArchived(Event, frozen=True, kw_only=True):
    subject: ClassVar[str] = "habits.archived"
    habit_id: UUID


class HabitDeleted(Event, frozen=True, kw_only=True):
    """Nothing is kept of it."""

    subject: ClassVar[str] = "habits.deleted"
    habit_id: UUID

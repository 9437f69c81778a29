"""What has happened."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from core.kit.messages import Event


class HabitEvent(Event, frozen=True, kw_only=True):
    """What happened to a habit."""

    habit_id: UUID


class HabitCreated(HabitEvent, frozen=True, kw_only=True):
    subject: ClassVar[str] = "habits.created"


class HabitCheckedIn(HabitEvent, frozen=True, kw_only=True):
    """The day was ticked, or its amount reached the target."""

    subject: ClassVar[str] = "habits.checked_in"
    day: date
    streak: int


class CheckInUndone(HabitEvent, frozen=True, kw_only=True):
    """The day is done no longer."""

    subject: ClassVar[str] = "habits.check_in_undone"
    day: date


class AmountLogged(HabitEvent, frozen=True, kw_only=True):
    """The day's amount is now `amount`."""

    subject: ClassVar[str] = "habits.amount_logged"
    day: date
    amount: float


class HabitArchived(HabitEvent, frozen=True, kw_only=True):
    subject: ClassVar[str] = "habits.archived"


class HabitDeleted(HabitEvent, frozen=True, kw_only=True):
    """Nothing is kept of it."""

    subject: ClassVar[str] = "habits.deleted"

"""What people ask for."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from core.habits.contracts.plans import (
    EVERY_DAY,
    Amount,
    Kind,
    LocalTime,
    Note,
    Schedule,
    Times,
    Title,
    Unit,
    Weekdays,
)
from core.habits.contracts.views import DayRecord, HabitCard, HabitsPaused
from core.kit.messages import Command


class HabitCommand(Command[HabitCard], frozen=True, kw_only=True):
    """What is asked for of a habit."""

    habit_id: UUID


class CreateHabit(HabitCommand, frozen=True, kw_only=True):
    """With a `goal` the `target` is a small first version of it. `weekdays` and `remind_time` are
    a shorter way to say a `schedule` and `remind_times` of one."""

    subject: ClassVar[str] = "habits.create"
    title: Title
    kind: Kind = "yes_no"
    unit: Unit | None = None
    target: Amount = 1.0
    goal: Amount | None = None
    schedule: Schedule | None = None
    weekdays: Weekdays = EVERY_DAY
    remind_times: Times = ()
    remind_time: LocalTime | None = None


class EditHabit(HabitCommand, frozen=True, kw_only=True):
    """Change the given fields and leave the unset ones. Days that are past keep the target they
    had; a new kind or schedule looks at them anew. `later` puts the offered step off. `weekdays`
    and `remind_time` are as in CreateHabit."""

    subject: ClassVar[str] = "habits.edit"
    title: Title | UnsetType = UNSET
    kind: Kind | UnsetType = UNSET
    unit: Unit | None | UnsetType = UNSET
    target: Amount | UnsetType = UNSET
    goal: Amount | None | UnsetType = UNSET
    schedule: Schedule | UnsetType = UNSET
    weekdays: Weekdays | UnsetType = UNSET
    remind_times: Times | UnsetType = UNSET
    remind_time: LocalTime | None | UnsetType = UNSET
    later: bool = False


class CheckInHabit(HabitCommand, frozen=True, kw_only=True):
    """Tick a day (today unless given; yesterday is allowed); ticking twice changes nothing. An
    amount is filled up to its target; of at most so much it says that the day is written up."""

    subject: ClassVar[str] = "habits.check_in"
    day: date | None = None


class UndoCheckIn(HabitCommand, frozen=True, kw_only=True):
    """Take a tick back; an amount that was filled up becomes what it was before."""

    subject: ClassVar[str] = "habits.undo_check_in"
    day: date | None = None


class LogAmount(HabitCommand, frozen=True, kw_only=True):
    """Add to what the day has (or take from it, or `replace` it). `seen` is what the person saw
    when they pressed: if it is no longer so, nothing changes, and a second press does nothing."""

    subject: ClassVar[str] = "habits.log_amount"
    amount: float
    day: date | None = None
    seen: float | None = None
    replace: bool = False


class SkipDay(HabitCommand, frozen=True, kw_only=True):
    """A day off: it neither helps nor breaks anything. `skipped=False` takes it back."""

    subject: ClassVar[str] = "habits.skip_day"
    day: date | None = None
    skipped: bool = True


class NoteDay(HabitCommand, frozen=True, kw_only=True):
    """A few words about a day, any from the first to today; None takes them away."""

    subject: ClassVar[str] = "habits.note_day"
    day: date | None = None
    note: Note | None = None


class PauseHabits(Command[HabitsPaused], frozen=True, kw_only=True):
    """Nothing is asked from `first` (today unless given) to `last` (None: until resumed), of one
    habit or of all that are not archived."""

    subject: ClassVar[str] = "habits.pause"
    habit_id: UUID | None = None
    first: date | None = None
    last: date | None = None


class ResumeHabits(Command[HabitsPaused], frozen=True, kw_only=True):
    """End the pause that lasts, and forget those that lie ahead."""

    subject: ClassVar[str] = "habits.resume"
    habit_id: UUID | None = None


class BuyFreeze(HabitCommand, frozen=True, kw_only=True):
    """Pay FREEZE_PRICE points for a freeze, used by itself at the next miss. `seen` are the
    freezes at hand when the person pressed. Raises `freeze-points`, `freeze-full`."""

    subject: ClassVar[str] = "habits.buy_freeze"
    seen: int | None = None


class FillHabit(HabitCommand, frozen=True, kw_only=True):
    """Write days of the past that another program kept; days already written stay."""

    subject: ClassVar[str] = "habits.fill"
    days: Annotated[tuple[DayRecord, ...], Meta(max_length=5000)] = ()


class ArchiveHabit(HabitCommand, frozen=True, kw_only=True):
    subject: ClassVar[str] = "habits.archive"


class RestoreHabit(HabitCommand, frozen=True, kw_only=True):
    """Undo of ArchiveHabit; the days in between count as a pause."""

    subject: ClassVar[str] = "habits.restore"


class DeleteHabit(HabitCommand, frozen=True, kw_only=True):
    """Delete it for good, with all its days and what others saw of it; the card is its last."""

    subject: ClassVar[str] = "habits.delete"

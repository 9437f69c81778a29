"""What a person can do with habits; one class a command."""

from core.habits.use_cases.days import (
    CheckInHabit,
    FillHabit,
    LogAmount,
    NoteDay,
    SkipDay,
    UndoCheckIn,
)
from core.habits.use_cases.pauses import BuyFreeze, PauseHabits, ResumeHabits
from core.habits.use_cases.plans import (
    ArchiveHabit,
    CreateHabit,
    DeleteHabit,
    EditHabit,
    RestoreHabit,
)
from core.habits.use_cases.service import HabitService

__all__ = [
    "ArchiveHabit",
    "BuyFreeze",
    "CheckInHabit",
    "CreateHabit",
    "DeleteHabit",
    "EditHabit",
    "FillHabit",
    "HabitService",
    "LogAmount",
    "NoteDay",
    "PauseHabits",
    "RestoreHabit",
    "ResumeHabits",
    "SkipDay",
    "UndoCheckIn",
]

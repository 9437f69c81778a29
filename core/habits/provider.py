"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide, provide_all

from core.calendar_feed.contracts import HabitCalendarSource
from core.habits import use_cases
from core.habits.calendar_entries import HabitCalendarEntries
from core.habits.history import HabitHistory
from core.habits.queries import HabitQueries
from core.habits.repository import HabitRepository


class HabitsProvider(Provider):
    scope = Scope.REQUEST

    dates = provide(HabitCalendarEntries, provides=HabitCalendarSource)
    parts = provide_all(
        HabitHistory,
        HabitQueries,
        HabitRepository,
        use_cases.HabitService,
        use_cases.ArchiveHabit,
        use_cases.BuyFreeze,
        use_cases.CheckInHabit,
        use_cases.CreateHabit,
        use_cases.DeleteHabit,
        use_cases.EditHabit,
        use_cases.FillHabit,
        use_cases.LogAmount,
        use_cases.NoteDay,
        use_cases.PauseHabits,
        use_cases.RestoreHabit,
        use_cases.ResumeHabits,
        use_cases.SkipDay,
        use_cases.UndoCheckIn,
    )

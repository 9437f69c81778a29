"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide, provide_all

from core.calendar_feed.contracts import HabitCalendarSource
from core.habits.calendar_entries import HabitCalendarEntries
from core.habits.history import HabitHistory
from core.habits.queries import HabitQueries
from core.habits.repository import HabitRepository
from core.habits.use_cases.service import HabitService


class HabitsProvider(Provider):
    scope = Scope.REQUEST

    dates = provide(HabitCalendarEntries, provides=HabitCalendarSource)
    parts = provide_all(
        HabitHistory,
        HabitQueries,
        HabitRepository,
        HabitService,
    )

"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide, provide_all

from core.calendar_feed.contracts import TaskCalendarSource
from core.tasks.calendar_entries import TaskCalendarEntries
from core.tasks.days import TaskDayQueries
from core.tasks.history import TaskHistory
from core.tasks.queries import TaskQueries
from core.tasks.repository import TaskRepository
from core.tasks.use_cases.completing import TaskCompletionService
from core.tasks.use_cases.deleting import TaskDeletionService
from core.tasks.use_cases.reminders import TaskReminderService
from core.tasks.workload import WorkloadQueries


class TasksProvider(Provider):
    scope = Scope.REQUEST

    dates = provide(TaskCalendarEntries, provides=TaskCalendarSource)
    parts = provide_all(
        TaskHistory,
        TaskQueries,
        TaskDayQueries,
        WorkloadQueries,
        TaskRepository,
        TaskReminderService,
        TaskCompletionService,
        TaskDeletionService,
    )

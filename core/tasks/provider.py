"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide, provide_all

from core.personal.contracts import TaskDates
from core.tasks import use_cases
from core.tasks.dated import DatedTasks
from core.tasks.days import TaskDays
from core.tasks.history import TaskHistory
from core.tasks.queries import TaskQueries
from core.tasks.repository import TaskRepository
from core.tasks.use_cases.completing import Completing
from core.tasks.use_cases.deleting import Deleting
from core.tasks.use_cases.reminders import TaskReminders
from core.tasks.workload import WorkloadQueries


class TasksProvider(Provider):
    scope = Scope.REQUEST

    dates = provide(DatedTasks, provides=TaskDates)
    parts = provide_all(
        TaskHistory,
        TaskQueries,
        TaskDays,
        WorkloadQueries,
        TaskRepository,
        TaskReminders,
        Completing,
        Deleting,
        *(getattr(use_cases, name) for name in use_cases.__all__),
    )

"""How the container makes the parts of this domain."""

from dishka import Provider, Scope, provide_all

from core.tasks import use_cases
from core.tasks.queries import TaskQueries
from core.tasks.repository import TaskRepository
from core.tasks.workload import WorkloadQueries


class TasksProvider(Provider):
    scope = Scope.REQUEST

    parts = provide_all(
        TaskQueries,
        WorkloadQueries,
        TaskRepository,
        use_cases.TaskReminders,
        use_cases.AddTask,
        use_cases.EditTask,
        use_cases.CompleteTask,
        use_cases.ReopenTask,
        use_cases.SnoozeTask,
        use_cases.DeleteTask,
        use_cases.RestoreTask,
    )

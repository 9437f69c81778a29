"""What a person can do with tasks; one class a command."""

from core.tasks.use_cases.batch import (
    CompleteTasks,
    DeleteTasks,
    MoveTasks,
    ReopenTasks,
    RestoreTasks,
)
from core.tasks.use_cases.completing import CompleteTask, ReopenTask
from core.tasks.use_cases.deleting import DeleteTask, RestoreTask
from core.tasks.use_cases.importing import BringTasks
from core.tasks.use_cases.snoozing import SnoozeTask
from core.tasks.use_cases.steps import AddStep, RemoveStep, TickStep
from core.tasks.use_cases.writing import AddTask, EditTask

__all__ = [
    "AddStep",
    "AddTask",
    "BringTasks",
    "CompleteTask",
    "CompleteTasks",
    "DeleteTask",
    "DeleteTasks",
    "EditTask",
    "MoveTasks",
    "RemoveStep",
    "ReopenTask",
    "ReopenTasks",
    "RestoreTask",
    "RestoreTasks",
    "SnoozeTask",
    "TickStep",
]

"""The steps of an import in batches. Pure.

Tasks come by the page, habits one by one, each a durable command; what is there already is left as
it is.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar
from uuid import UUID

from core.data_import.contracts import MAX_STEP_BATCH, ImportBegun, ImportStep
from core.data_import.plans import ImportPlan
from core.habits.contracts.commands import RestoreHabit
from core.kit.messages import encode
from core.tasks.contracts.batch import BringTasks
from core.tasks.contracts.commands import AddTask

T = TypeVar("T", AddTask, ImportStep)
PAGE_SIZE = 50  # tasks in a command: a tenth of a second, then the person's own taps have a turn
MAX_PAGE_BYTES = 120_000
MAX_MESSAGE_BYTES = 200_000  # of steps in a command, which a message holds


def iterate_steps(
    plan: ImportPlan, begun: ImportBegun, archived: Collection[UUID], user_id: UUID
) -> Iterator[ImportStep]:
    """What makes the tasks and the habits that were begun; habits that are `archived` come back."""
    tasks = (plan.tasks[one] for one in begun.tasks)
    for page in _batch_by_size(tasks, PAGE_SIZE, MAX_PAGE_BYTES):
        lines = {task.task_id: plan.line_numbers.get(task.task_id, 0) for task in page}
        yield ImportStep.from_command(BringTasks(user_id=user_id, tasks=page), lines)
    for one in begun.habits:
        line = {one: plan.line_numbers.get(one, 0)}
        yield ImportStep.from_command(plan.habits[one].create, line)
        if one in archived:
            yield ImportStep.from_command(RestoreHabit(user_id=user_id, habit_id=one), line)
        for days in plan.habits[one].fill_commands:
            yield ImportStep.from_command(days, line)


def batch_steps(steps: Iterable[ImportStep]) -> Iterator[tuple[ImportStep, ...]]:
    """As many steps as go into one message."""
    return _batch_by_size(steps, MAX_STEP_BATCH, MAX_MESSAGE_BYTES)


def _batch_by_size(items: Iterable[T], max_items: int, max_bytes: int) -> Iterator[tuple[T, ...]]:
    """At most `max_items` at a time, of at most `max_bytes`; what is larger comes alone."""
    batch: list[T] = []
    remaining = max_bytes
    for item in items:
        size = len(encode(item))
        if batch and (len(batch) == max_items or size > remaining):
            yield tuple(batch)
            batch, remaining = [], max_bytes
        batch.append(item)
        remaining -= size
    if batch:
        yield tuple(batch)

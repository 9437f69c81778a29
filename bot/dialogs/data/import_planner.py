"""Writing down what a plan says, step by step; the worker takes the steps.

Tasks come by the page, habits one by one, each a durable command; what is there already is left as
it is. What was not there is written down before anything is made, so that an undo takes back that
and nothing else.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

from bot.ui.current_user import CommandExecutor, CurrentUser, QueryRunner
from core.data_import.contracts import (
    MAX_STEP_BATCH,
    BeginImport,
    FillImport,
    ImportBegun,
    ImportStep,
    ImportView,
    StartImport,
)
from core.data_import.plans import ImportPlan
from core.habits.contracts.commands import RestoreHabit
from core.habits.queries import HabitQueries
from core.kit.errors import DomainError
from core.kit.messages import Command, encode
from core.kit.nats.commands import CommandPending
from core.tasks.contracts.batch import BringTasks
from core.tasks.contracts.commands import AddTask
from core.tasks.queries import TaskQueries

T = TypeVar("T", AddTask, ImportStep)
V = TypeVar("V")
PAGE_SIZE = 50  # tasks in a command: a tenth of a second, then the person's own taps have a turn
MAX_PAGE_BYTES = 120_000
MAX_MESSAGE_BYTES = 200_000  # of steps in a command, which a message holds


@dataclass(slots=True, frozen=True)
class ImportPlanner:
    """Imports of one person, within one update."""

    executor: CommandExecutor
    query_runner: QueryRunner
    current_user: CurrentUser

    async def start_import(self, plan: ImportPlan) -> ImportView:
        """Write down what the plan says, and set it off. An update that is read again goes on
        where it was."""
        known = await self._find_existing(plan)
        fresh = [one for one in plan.line_numbers if known.get(one, True)]
        who, number = (
            self.current_user.id,
            uuid5(NAMESPACE_URL, f"uspevai:import:{self.executor.origin}"),
        )
        begin = BeginImport(
            user_id=who,
            import_id=number,
            source=plan.source,
            tasks=tuple(one for one in fresh if one in plan.tasks),
            habits=tuple(one for one in fresh if one in plan.habits),
            there=len(plan.line_numbers) - len(fresh),
        )
        begun = await self._execute_command("import", begin)
        archived = {one for one in begun.habits if known.get(one, False)}
        first = 0
        for steps in batch_steps(iterate_steps(plan, begun, archived, who)):
            fill = FillImport(user_id=who, import_id=number, first=first, steps=steps)
            await self._execute_command(f"import:{first}", fill)
            first += len(steps)
        return await self.executor.execute_named(
            "import:start", StartImport(user_id=who, import_id=number)
        )

    async def _execute_command(self, name: str, command: Command[V]) -> V:
        """Raises DomainError if no answer came: nothing is made until all is written down."""
        try:
            return await self.executor.execute_named(name, command)
        except CommandPending:
            raise DomainError("import-later") from None

    async def _find_existing(self, plan: ImportPlan) -> dict[UUID, bool]:
        """Which of the plan's things exist, each with whether it was deleted or archived."""
        who = self.current_user
        async with self.query_runner(TaskQueries) as tasks:
            cards = await tasks.get_cards([(one, who.id) for one in plan.tasks])
        asked = {(one, who.id): self.query_runner.get_local_today(who) for one in plan.habits}
        async with self.query_runner(HabitQueries) as habits:
            lines = await habits.get_summaries(asked)
        known = {task_id: card.deleted for (task_id, _), card in cards.items()}
        return known | {habit_id: line.archived for (habit_id, _), line in lines.items()}


def iterate_steps(
    plan: ImportPlan, started: ImportBegun, archived: Iterable[UUID], user_id: UUID
) -> Iterator[ImportStep]:
    """What makes the tasks and the habits that were begun; habits that are `archived` come back."""
    for page in batch_tasks(plan.tasks[one] for one in started.tasks):
        lines = {task.task_id: plan.line_numbers.get(task.task_id, 0) for task in page}
        yield ImportStep.from_command(BringTasks(user_id=user_id, tasks=page), lines)
    for one in started.habits:
        line = {one: plan.line_numbers.get(one, 0)}
        yield ImportStep.from_command(plan.habits[one].create, line)
        if one in archived:
            yield ImportStep.from_command(RestoreHabit(user_id=user_id, habit_id=one), line)
        for days in plan.habits[one].fill_commands:
            yield ImportStep.from_command(days, line)


def batch_steps(steps: Iterable[ImportStep]) -> Iterator[tuple[ImportStep, ...]]:
    """As many steps as go into one message."""
    return _batch_by_size(steps, MAX_STEP_BATCH, MAX_MESSAGE_BYTES)


def batch_tasks(tasks: Iterable[AddTask]) -> Iterator[tuple[AddTask, ...]]:
    """Few enough for one command, and small enough for one message."""
    return _batch_by_size(tasks, PAGE_SIZE, MAX_PAGE_BYTES)


def _batch_by_size(items: Iterable[T], max_items: int, max_bytes: int) -> Iterator[tuple[T, ...]]:
    """At most `most` at a time, of at most `size` bytes; what is larger comes alone."""
    kept: list[T] = []
    remaining = max_bytes
    for thing in items:
        own = len(encode(thing))
        if kept and (len(kept) == max_items or own > remaining):
            yield tuple(kept)
            kept, remaining = [], max_bytes
        kept.append(thing)
        remaining -= own
    if kept:
        yield tuple(kept)

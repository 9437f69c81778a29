"""Bringing in what a plan says, and taking it back.

Tasks come by the page, habits one by one, each a durable command; what is there already is left as
it is. What was not there is written down before anything is made, so that an undo takes back that
and nothing else.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from bot.personal.plans import Plan
from bot.speaker import Act, Reader, Speaker
from core.habits.contracts import ArchiveHabit, RestoreHabit
from core.habits.queries import HabitQueries
from core.kit.errors import DomainError
from core.kit.messages import Command, encode
from core.kit.nats.commands import Accepted
from core.personal.contracts import BeginImport, CloseImport, ImportView
from core.tasks.contracts import TOGETHER, AddTask, BringTasks, DeleteTasks, TasksBrought
from core.tasks.queries import TaskQueries

AT_ONCE = 2  # one person's commands are done one after the other
A_PAGE = 50  # tasks in a command: a tenth of a second, then the person's own taps have a turn
PAGE_BYTES = 150_000
Report = Callable[[float], Awaitable[None]]
Step = tuple[UUID, tuple[Command[Any], ...]]


@dataclass(slots=True)
class Outcome:
    """`there` were there before; `refused` are lines with the code of the reason."""

    import_id: UUID
    tasks: int = 0
    habits: int = 0
    there: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True, frozen=True)
class Importing:
    """Imports of one person, within one update."""

    act: Act
    reader: Reader
    speaker: Speaker
    report: Report

    async def bring(self, plan: Plan) -> Outcome:
        """Make what the plan says. An update that is read again goes on where it was."""
        known = await self._known(plan)
        fresh = [one for one in plan.lines if known.get(one, True)]
        begun = await self.act.named(
            "import",
            BeginImport(
                user_id=self.speaker.id,
                import_id=uuid5(NAMESPACE_URL, f"uspevai:import:{self.act.origin}"),
                source=plan.source,
                tasks=tuple(one for one in fresh if one in plan.tasks),
                habits=tuple(one for one in fresh if one in plan.habits),
            ),
        )
        tasks = [plan.tasks[one] for one in begun.tasks]
        pages = [BringTasks(user_id=self.speaker.id, tasks=page) for page in pages_of(tasks)]
        steps: list[Step] = [(page.tasks[0].task_id, (page,)) for page in pages]
        steps += [(one, _habit(plan, one, back=known.get(one, False))) for one in begun.habits]
        refused = await self._do("import", steps)
        outcome = Outcome(begun.id, there=len(plan.lines) - len(begun.tasks) - len(begun.habits))
        outcome.refused = sorted((plan.lines.get(one, 0), code) for one, code in refused.items())
        outcome.tasks = sum(one not in refused for one in begun.tasks)
        outcome.habits = sum(one not in refused for one in begun.habits)
        return outcome

    async def undo(self, brought: ImportView) -> None:
        """Take back all that the import brought: tasks are deleted, habits archived."""
        who = self.speaker.id
        pages = [brought.tasks[at : at + TOGETHER] for at in range(0, len(brought.tasks), TOGETHER)]
        tasks = [(some[0], (DeleteTasks(user_id=who, task_ids=some),)) for some in pages]
        habits = [(one, (ArchiveHabit(user_id=who, habit_id=one),)) for one in brought.habits]
        await self._do("undo", [*tasks, *habits])
        await self.act.named("undo", CloseImport(user_id=who, import_id=brought.id))

    async def _do(self, what: str, steps: Sequence[Step]) -> dict[UUID, str]:
        """Do the steps, AT_ONCE of them side by side; returns who was refused, and why."""
        refused: dict[UUID, str] = {}

        async def do(number: UUID, commands: tuple[Command[Any], ...]) -> None:
            for place, command in enumerate(commands):
                try:
                    view = await self.act.named(f"{what}:{number}:{place}", command)
                except Accepted:
                    continue  # it is durable: its effect will be there
                except DomainError as refusal:
                    refused[number] = refusal.code
                    return
                if isinstance(view, TasksBrought):
                    refused.update(view.refused)

        for first in range(0, len(steps), AT_ONCE):
            await self.report(first / len(steps))
            some = (do(number, commands) for number, commands in steps[first : first + AT_ONCE])
            ends = await asyncio.gather(*some, return_exceptions=True)
            for error in filter(None, ends):
                raise error
        return refused

    async def _known(self, plan: Plan) -> dict[UUID, bool]:
        """Which of the plan's things exist, each with whether it was deleted or archived."""
        who = self.speaker
        async with self.reader(TaskQueries) as tasks:
            cards = await tasks.cards([(one, who.id) for one in plan.tasks])
        asked = {(one, who.id): self.reader.today(who) for one in plan.habits}
        async with self.reader(HabitQueries) as habits:
            lines = await habits.lines(asked)
        known = {task_id: card.deleted for (task_id, _), card in cards.items()}
        return known | {habit_id: line.archived for (habit_id, _), line in lines.items()}


def _habit(plan: Plan, number: UUID, *, back: bool) -> tuple[Command[Any], ...]:
    """The commands that make a habit; `back` when it is there, but archived."""
    habit = plan.habits[number]
    who = habit.create.user_id
    restore = (RestoreHabit(user_id=who, habit_id=number),) if back else ()
    return (habit.create, *restore, *habit.history)


def pages_of(tasks: Iterable[AddTask]) -> Iterator[tuple[AddTask, ...]]:
    """Few enough for one command, and small enough for one message."""
    page: list[AddTask] = []
    size = 0
    for task in tasks:
        own = len(encode(task))
        if page and (len(page) == A_PAGE or size + own > PAGE_BYTES):
            yield tuple(page)
            page, size = [], 0
        page.append(task)
        size += own
    if page:
        yield tuple(page)

"""Writing down what a plan says, step by step; the worker takes the steps.

Tasks come by the page, habits one by one, each a durable command; what is there already is left as
it is. What was not there is written down before anything is made, so that an undo takes back that
and nothing else.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

from bot.personal.plans import Plan
from bot.speaker import Act, Reader, Speaker
from core.habits.contracts import RestoreHabit
from core.habits.queries import HabitQueries
from core.kit.errors import DomainError
from core.kit.messages import Command, encode
from core.kit.nats.commands import Accepted
from core.personal.contracts import (
    STEPS_TOGETHER,
    BeginImport,
    Begun,
    FillImport,
    ImportStep,
    ImportView,
    StartImport,
)
from core.tasks.contracts import AddTask, BringTasks
from core.tasks.queries import TaskQueries

T = TypeVar("T", AddTask, ImportStep)
V = TypeVar("V")
A_PAGE = 50  # tasks in a command: a tenth of a second, then the person's own taps have a turn
PAGE_BYTES = 120_000
LETTER_BYTES = 200_000  # of steps in a command, which a message holds


@dataclass(slots=True, frozen=True)
class Importing:
    """Imports of one person, within one update."""

    act: Act
    reader: Reader
    speaker: Speaker

    async def start(self, plan: Plan) -> ImportView:
        """Write down what the plan says, and set it off. An update that is read again goes on
        where it was."""
        known = await self._known(plan)
        fresh = [one for one in plan.lines if known.get(one, True)]
        who, number = self.speaker.id, uuid5(NAMESPACE_URL, f"uspevai:import:{self.act.origin}")
        begin = BeginImport(
            user_id=who,
            import_id=number,
            source=plan.source,
            tasks=tuple(one for one in fresh if one in plan.tasks),
            habits=tuple(one for one in fresh if one in plan.habits),
            there=len(plan.lines) - len(fresh),
        )
        begun = await self._written("import", begin)
        archived = {one for one in begun.habits if known.get(one, False)}
        first = 0
        for steps in letters_of(steps_of(plan, begun, archived, who)):
            fill = FillImport(user_id=who, import_id=number, first=first, steps=steps)
            await self._written(f"import:{first}", fill)
            first += len(steps)
        return await self.act.named("import:start", StartImport(user_id=who, import_id=number))

    async def _written(self, name: str, command: Command[V]) -> V:
        """Raises DomainError if no answer came: nothing is made until all is written down."""
        try:
            return await self.act.named(name, command)
        except Accepted:
            raise DomainError("import-later") from None

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


def steps_of(
    plan: Plan, begun: Begun, archived: Iterable[UUID], user_id: UUID
) -> Iterator[ImportStep]:
    """What makes the tasks and the habits that were begun; habits that are `archived` come back."""
    for page in pages_of(plan.tasks[one] for one in begun.tasks):
        lines = {task.task_id: plan.lines.get(task.task_id, 0) for task in page}
        yield ImportStep.of(BringTasks(user_id=user_id, tasks=page), lines)
    for one in begun.habits:
        line = {one: plan.lines.get(one, 0)}
        yield ImportStep.of(plan.habits[one].create, line)
        if one in archived:
            yield ImportStep.of(RestoreHabit(user_id=user_id, habit_id=one), line)
        for days in plan.habits[one].history:
            yield ImportStep.of(days, line)


def letters_of(steps: Iterable[ImportStep]) -> Iterator[tuple[ImportStep, ...]]:
    """As many steps as go into one message."""
    return _together(steps, STEPS_TOGETHER, LETTER_BYTES)


def pages_of(tasks: Iterable[AddTask]) -> Iterator[tuple[AddTask, ...]]:
    """Few enough for one command, and small enough for one message."""
    return _together(tasks, A_PAGE, PAGE_BYTES)


def _together(things: Iterable[T], most: int, size: int) -> Iterator[tuple[T, ...]]:
    """At most `most` at a time, of at most `size` bytes; what is larger comes alone."""
    kept: list[T] = []
    room = size
    for thing in things:
        own = len(encode(thing))
        if kept and (len(kept) == most or own > room):
            yield tuple(kept)
            kept, room = [], size
        kept.append(thing)
        room -= own
    if kept:
        yield tuple(kept)

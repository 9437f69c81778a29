"""An import is taken step by step: its person has turns in between, and a dead worker loses and
doubles nothing."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from dishka import AsyncContainer
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from core.data_import import contracts as c
from core.data_import.batches import iterate_steps
from core.data_import.formats.results import (
    ImportedFile,
    ImportedHabit,
    ImportedTask,
    ParsedSchedule,
)
from core.data_import.plans import build_import_plan
from core.habits.contracts.commands import ArchiveHabit
from core.habits.models import Habit
from core.kit.errors import DomainError
from core.tasks.models import Task
from tests.factories.people import a_person
from tests.factories.things import a_habit
from tests.support.clocks import TUESDAY_NOON
from tests.support.desk import Desk
from worker.commands import CommandEnvelope, CommandRunner
from worker.imports import ImportConsumer

DAY = date(2026, 3, 9)


@pytest.fixture
def importing(container: AsyncContainer, runner: CommandRunner) -> ImportConsumer:
    return ImportConsumer(container, runner)


def a_file(tasks: int) -> ImportedFile:
    found = [ImportedTask(key=f"t{n}", line=n, title=f"Дело {n}") for n in range(2, tasks + 2)]
    wrong = ImportedTask(
        key="bad", line=900, title="Никогда", schedule=ParsedSchedule(DAY, rrule="FREQ=NEVER")
    )
    habit = ImportedHabit(key="h", line=901, title="Зарядка", done=frozenset({DAY}))
    return ImportedFile(source="todoist", tasks=[*found, wrong], habits=[habit])


async def begun(desk: Desk, user: UUID, found: ImportedFile) -> c.ImportStarted:
    """All written down and started."""
    plan, number = build_import_plan(found, user), uuid4()
    begin = c.BeginImport(
        user_id=user,
        import_id=number,
        source="todoist",
        tasks=tuple(plan.tasks),
        habits=tuple(plan.habits),
    )
    steps = tuple(iterate_steps(plan, await desk.do(begin), (), user))
    assert await desk.do(begin) == c.ImportBegun(tuple(plan.tasks), tuple(plan.habits))
    for place, step in enumerate(steps):
        fill = c.FillImport(user_id=user, import_id=number, first=place, steps=(step,))
        await desk.do(fill)
        await desk.do(fill)
    view = await desk.do(c.StartImport(user_id=user, import_id=number))
    assert (view.state, view.steps, view.settled) == ("running", len(steps), 0)
    return c.ImportStarted(user_id=user, at=TUESDAY_NOON, import_id=number)


async def to_the_end(importing: ImportConsumer, event: c.ImportStarted) -> int:
    steps = 0
    while await importing.run_step(event):
        steps += 1
    return steps


async def count_of(engine: AsyncEngine, user: UUID) -> tuple[int, int]:
    """Tasks that are there, habits that are not archived."""
    tasks = select(func.count()).where(Task.user_id == user, Task.deleted_at.is_(None))
    habits = select(func.count()).where(Habit.user_id == user, Habit.archived_at.is_(None))
    async with engine.connect() as connection:
        return await connection.scalar(tasks) or 0, await connection.scalar(habits) or 0


async def test_brought_by_steps_and_taken_back_by_steps(
    desk: Desk, engine: AsyncEngine, importing: ImportConsumer
) -> None:
    user = await a_person(desk)
    event = await begun(desk, user, a_file(120))
    assert await to_the_end(importing, event) == 5
    view = await desk.do(c.StartImport(user_id=user, import_id=event.import_id))
    assert (view.state, view.tasks, view.habits) == ("done", 120, 1)
    assert view.refused == ((900, "invalid-recurrence"),)
    assert await count_of(engine, user) == (120, 1)
    undo = c.UndoImport(user_id=user, import_id=event.import_id)
    assert (await desk.do(undo)).state == (await desk.do(undo)).state == "undoing"
    back = c.ImportStarted(user_id=user, at=TUESDAY_NOON, import_id=event.import_id, undoing=True)
    assert await to_the_end(importing, back) == 3
    assert (await desk.do(undo)).state == "undone"
    assert await count_of(engine, user) == (0, 0)
    assert (
        await desk.sent("events.personal")
        == [
            "events.personal.import_started",
            "events.personal.import_ended",
        ]
        * 2
    )


async def test_a_step_that_was_taken_but_not_settled_is_not_taken_twice(
    desk: Desk, engine: AsyncEngine, container: AsyncContainer, importing: ImportConsumer
) -> None:
    """The worker dies between the two."""
    user = await a_person(desk)
    event = await begun(desk, user, a_file(60))

    class Dying(CommandRunner):
        async def run(self, envelope: CommandEnvelope) -> bytes:
            if isinstance(envelope.command, c.SettleImportStep):
                raise InterruptedError
            return await super().run(envelope)

    for _ in range(2):
        with pytest.raises(InterruptedError):
            await ImportConsumer(container, Dying(container)).run_step(event)
    assert await count_of(engine, user) == (50, 0)
    assert await to_the_end(importing, event) == 4
    assert await count_of(engine, user) == (60, 1)
    assert await to_the_end(importing, event) == 0


async def half_way(
    desk: Desk, importing: ImportConsumer
) -> tuple[UUID, c.ImportStarted, dict[str, UUID]]:
    """One step of an import is taken: its person, its event, and what names it in commands."""
    user = await a_person(desk)
    event = await begun(desk, user, a_file(60))
    assert await importing.run_step(event)
    return user, event, {"user_id": user, "import_id": event.import_id}


async def test_one_that_failed_for_good_says_how_far_it_came_and_goes_on_when_told(
    desk: Desk, engine: AsyncEngine, importing: ImportConsumer
) -> None:
    user, event, mine = await half_way(desk, importing)
    view = await desk.do(c.StopImport(**mine))
    assert (view.state, view.tasks, view.habits, view.refused) == ("stopped", 50, 0, ())
    assert (await desk.do(c.StopImport(**mine))).state == "stopped"
    assert (await desk.do(c.StartImport(**mine))).state == "running"
    assert await to_the_end(importing, event) == 3
    assert (await desk.do(c.StopImport(**mine))).state == "done", "a letter that comes too late"
    view = await desk.do(c.StartImport(**mine))
    assert (view.state, view.tasks, view.habits) == ("done", 60, 1)
    assert view.refused == ((900, "invalid-recurrence"),)
    assert (await desk.do(c.UndoImport(**mine))).state == "undoing"
    assert (await desk.do(c.StopImport(**mine))).state == "half_undone"
    back = c.ImportStarted(at=TUESDAY_NOON, undoing=True, **mine)
    assert await to_the_end(importing, back) == 2, "its event is played again"
    assert (await desk.do(c.UndoImport(**mine))).state == "undone"
    assert await count_of(engine, user) == (0, 0)


async def test_what_was_brought_before_it_stopped_is_taken_back(
    desk: Desk, engine: AsyncEngine, importing: ImportConsumer
) -> None:
    user, event, mine = await half_way(desk, importing)
    await desk.do(c.StopImport(**mine))
    assert (await desk.do(c.UndoImport(**mine))).state == "undoing"
    assert not await importing.run_step(event)
    back = c.ImportStarted(at=TUESDAY_NOON, undoing=True, **mine)
    await to_the_end(importing, back)
    assert (await desk.do(c.UndoImport(**mine))).state == "undone"
    assert await count_of(engine, user) == (0, 0)


async def test_steps_act_for_nobody_else_and_only_once_started(
    desk: Desk, engine: AsyncEngine, importing: ImportConsumer
) -> None:
    user, other = await a_person(desk), await a_person(desk)
    theirs = await desk.do(a_habit(other))
    number = uuid4()
    await desk.do(c.BeginImport(user_id=user, import_id=number, source="loop", habits=(uuid4(),)))
    evil = c.ImportStep.from_command(ArchiveHabit(user_id=other, habit_id=theirs.id))
    await desk.do(c.FillImport(user_id=user, import_id=number, first=0, steps=(evil,)))
    event = c.ImportStarted(user_id=user, at=TUESDAY_NOON, import_id=number)
    assert not await importing.run_step(event)
    await desk.do(c.StartImport(user_id=user, import_id=number))
    assert await to_the_end(importing, event) == 1
    assert await count_of(engine, other) == (0, 1)


async def test_what_was_never_started_is_dropped_by_the_next(desk: Desk) -> None:
    user = await a_person(desk)
    first, second = uuid4(), uuid4()
    for number in (first, second):
        await desk.do(c.BeginImport(user_id=user, import_id=number, source="loop"))
    with pytest.raises(DomainError, match="not-found"):
        await desk.do(c.StartImport(user_id=user, import_id=first))
    assert (await desk.do(c.StartImport(user_id=user, import_id=second))).state == "done"

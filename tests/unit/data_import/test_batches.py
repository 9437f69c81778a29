"""The steps of an import fit into messages and lose nothing on the way."""

from datetime import date
from itertools import chain, pairwise
from uuid import UUID

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from core.data_import.batches import (
    MAX_PAGE_BYTES,
    PAGE_SIZE,
    batch_steps,
    iterate_steps,
)
from core.data_import.contracts import ImportBegun, ImportStep
from core.data_import.formats.results import ImportedFile, ImportedHabit, ImportedTask
from core.data_import.plans import ImportPlan, build_import_plan
from core.habits.contracts.commands import CreateHabit, FillHabit, RestoreHabit
from core.kit.messages import encode
from core.tasks.contracts.batch import BringTasks

USER_ID = UUID(int=7)


def build_plan(tasks: list[int], habits: int) -> ImportPlan:
    """A plan of tasks with notes of these lengths, and of habits with one tick each."""
    found = ImportedFile(
        source="todoist",
        tasks=[
            ImportedTask(line=number, key=f"t{number}", title="Отчёт", notes="x" * length)
            for number, length in enumerate(tasks)
        ],
        habits=[
            ImportedHabit(
                line=number, key=f"h{number}", title="Вода", done=frozenset({date(2026, 11, 20)})
            )
            for number in range(habits)
        ],
    )
    return build_import_plan(found, USER_ID)


def read_pages(steps: list[ImportStep]) -> list[BringTasks]:
    return [
        msgspec.json.decode(step.command, type=BringTasks)
        for step in steps
        if step.subject == BringTasks.subject
    ]


@given(st.lists(st.integers(0, 2000), max_size=130))
def test_tasks_come_in_order_by_pages_that_fit_into_a_message(lengths: list[int]) -> None:
    plan = build_plan(lengths, 0)
    begun = ImportBegun(tuple(plan.tasks), ())
    steps = list(iterate_steps(plan, begun, (), USER_ID))
    pages = [page.tasks for page in read_pages(steps)]
    assert [task.task_id for task in chain(*pages)] == list(plan.tasks)
    assert all(len(page) <= PAGE_SIZE for page in pages)
    assert all(sum(len(encode(task)) for task in page) <= MAX_PAGE_BYTES for page in pages)
    for page, after in pairwise(pages):
        together = sum(len(encode(task)) for task in (*page, after[0]))
        assert len(page) == PAGE_SIZE or together > MAX_PAGE_BYTES
    assert [steps for batch in batch_steps(steps) for steps in batch] == steps


def test_a_habit_is_made_comes_back_from_the_archive_and_gets_its_days() -> None:
    plan = build_plan([], 2)
    first, second = plan.habits
    begun = ImportBegun((), (first, second))
    steps = list(iterate_steps(plan, begun, {second}, USER_ID))
    assert [step.subject for step in steps] == [
        CreateHabit.subject,
        FillHabit.subject,
        CreateHabit.subject,
        RestoreHabit.subject,
        FillHabit.subject,
    ]
    assert [step.lines for step in steps] == [{first: 0}] * 2 + [{second: 1}] * 3


def test_an_import_begins_with_what_is_not_there_or_was_put_away() -> None:
    plan = build_plan([0, 0, 0], 2)
    there, deleted, new = plan.tasks
    kept, archived = plan.habits
    known = {there: False, deleted: True, kept: False, archived: True}
    begin = plan.build_begin_command(USER_ID, UUID(int=8), known)
    assert begin.tasks == (deleted, new)
    assert begin.habits == (archived,)
    assert begin.there == 2
    assert (begin.user_id, begin.import_id, begin.source) == (USER_ID, UUID(int=8), "todoist")

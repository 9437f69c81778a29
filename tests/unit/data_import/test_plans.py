"""What is found becomes commands that the worker takes, under ids that never change."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from core.data_import.formats.results import (
    ImportedFile,
    ImportedHabit,
    ImportedTask,
    ParsedSchedule,
)
from core.data_import.plans import (
    build_day_records,
    build_import_plan,
    build_schedule,
    is_exact_schedule,
)
from core.habits.contracts.commands import CreateHabit, FillHabit
from core.habits.contracts.plans import EveryDays, OnWeekdays, TimesAWeek
from core.kit.messages import Command, encode
from core.tasks.contracts.commands import AddTask

LARGEST_MESSAGE = 256 * 1024
DAY = date(2026, 11, 20)


def taken(command: Command[Any]) -> Any:
    """The command as the worker reads it; what breaks a bound is refused there."""
    return msgspec.json.decode(encode(command), type=type(command))


@given(st.integers(1, 366), st.integers(1, 366))
def test_any_frequency_has_a_schedule(first: int, second: int) -> None:
    times, days = sorted((first, second))
    habit = ImportedHabit(line=1, key="x", title="x", times=times, days=days)
    plan = build_import_plan(ImportedFile("loop", habits=[habit]), uuid4())
    (one,) = plan.habits.values()
    assert isinstance(taken(one.create), CreateHabit)


def test_frequencies_that_are_known_here() -> None:
    assert build_schedule(1, 1) == build_schedule(7, 7) == OnWeekdays()
    assert build_schedule(3, 7) == TimesAWeek(3)
    assert build_schedule(1, 3) == EveryDays(3)
    assert build_schedule(10, 30) == TimesAWeek(2)
    assert is_exact_schedule(3, 7)
    assert not is_exact_schedule(10, 30)


def test_quantities_and_days_off_are_kept() -> None:
    values = {DAY: 8.0, date(2026, 11, 19): 3.5}
    habit = ImportedHabit(
        line=1,
        key="x",
        title="Вода",
        unit="стаканы",
        target=8,
        values=values,
        done=frozenset({DAY}),
        skipped=frozenset({date(2026, 11, 18)}),
    )
    off, half, whole = build_day_records(habit)
    assert (off.skipped, off.amount) == (True, None)
    assert (half.amount, half.goal, whole.amount) == (3.5, 8, 8)
    (plan,) = build_import_plan(ImportedFile("loop", habits=[habit]), uuid4()).habits.values()
    assert (plan.create.kind, plan.create.unit, plan.create.target) == ("at_least", "стаканы", 8)


def test_years_of_ticks_fit_into_messages() -> None:
    days = frozenset(date.fromordinal(DAY.toordinal() - back) for back in range(5_000))
    habit = ImportedHabit(line=1, key="x", title="x", done=days)
    (plan,) = build_import_plan(ImportedFile("loop", habits=[habit]), uuid4()).habits.values()
    assert sum(len(one.days) for one in plan.fill_commands) == 5_000
    for command in plan.fill_commands:
        assert isinstance(taken(command), FillHabit)
        assert len(encode(command)) < LARGEST_MESSAGE


def test_ids_follow_from_person_program_and_thing() -> None:
    def ids(user: UUID, found: ImportedFile) -> list[UUID]:
        return list(build_import_plan(found, user).tasks)

    task = ImportedTask(
        line=1, key="x", title="x", schedule=ParsedSchedule(DAY), steps=("раз", "два")
    )
    moved = ImportedTask(line=9, key="x", title="x")
    anya, boris = uuid4(), uuid4()
    assert ids(anya, ImportedFile("todoist", tasks=[task])) == ids(
        anya, ImportedFile("todoist", tasks=[moved])
    )
    assert ids(anya, ImportedFile("todoist", tasks=[task])) != ids(
        anya, ImportedFile("ticktick", tasks=[task])
    )
    assert ids(anya, ImportedFile("todoist", tasks=[task])) != ids(
        boris, ImportedFile("todoist", tasks=[task])
    )
    (command,) = build_import_plan(ImportedFile("todoist", tasks=[task]), anya).tasks.values()
    assert isinstance(taken(command), AddTask)
    assert [step.title for step in command.steps] == ["раз", "два"]

"""What is found becomes commands that the worker takes, under ids that never change."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from bot.personal.plans import is_exact, plan_of, records, schedule_of
from core.habits.contracts import CreateHabit, EveryDays, FillHabit, OnWeekdays, TimesAWeek
from core.kit.messages import Command, encode
from core.personal.imports.found import Found, FoundHabit, FoundTask, When
from core.tasks.contracts import AddTask

LARGEST_MESSAGE = 256 * 1024
DAY = date(2026, 11, 20)


def taken(command: Command[Any]) -> Any:
    """The command as the worker reads it; what breaks a bound is refused there."""
    return msgspec.json.decode(encode(command), type=type(command))


@given(st.integers(1, 366), st.integers(1, 366))
def test_any_frequency_has_a_schedule(first: int, second: int) -> None:
    times, days = sorted((first, second))
    habit = FoundHabit(line=1, key="x", title="x", times=times, days=days)
    plan = plan_of(Found("loop", habits=[habit]), uuid4())
    (one,) = plan.habits.values()
    assert isinstance(taken(one.create), CreateHabit)


def test_frequencies_that_are_known_here() -> None:
    assert schedule_of(1, 1) == schedule_of(7, 7) == OnWeekdays()
    assert schedule_of(3, 7) == TimesAWeek(3)
    assert schedule_of(1, 3) == EveryDays(3)
    assert schedule_of(10, 30) == TimesAWeek(2)
    assert is_exact(3, 7)
    assert not is_exact(10, 30)


def test_quantities_and_days_off_are_kept() -> None:
    values = {DAY: 8.0, date(2026, 11, 19): 3.5}
    habit = FoundHabit(
        line=1,
        key="x",
        title="Вода",
        unit="стаканы",
        target=8,
        values=values,
        done=frozenset({DAY}),
        skipped=frozenset({date(2026, 11, 18)}),
    )
    off, half, whole = records(habit)
    assert (off.skipped, off.amount) == (True, None)
    assert (half.amount, half.goal, whole.amount) == (3.5, 8, 8)
    (plan,) = plan_of(Found("loop", habits=[habit]), uuid4()).habits.values()
    assert (plan.create.kind, plan.create.unit, plan.create.target) == ("at_least", "стаканы", 8)


def test_years_of_ticks_fit_into_messages() -> None:
    days = frozenset(date.fromordinal(DAY.toordinal() - back) for back in range(5_000))
    habit = FoundHabit(line=1, key="x", title="x", done=days)
    (plan,) = plan_of(Found("loop", habits=[habit]), uuid4()).habits.values()
    assert sum(len(one.days) for one in plan.history) == 5_000
    for command in plan.history:
        assert isinstance(taken(command), FillHabit)
        assert len(encode(command)) < LARGEST_MESSAGE


def test_ids_follow_from_person_program_and_thing() -> None:
    def ids(user: UUID, found: Found) -> list[UUID]:
        return list(plan_of(found, user).tasks)

    task = FoundTask(line=1, key="x", title="x", when=When(DAY), steps=("раз", "два"))
    moved = FoundTask(line=9, key="x", title="x")
    anya, boris = uuid4(), uuid4()
    assert ids(anya, Found("todoist", tasks=[task])) == ids(anya, Found("todoist", tasks=[moved]))
    assert ids(anya, Found("todoist", tasks=[task])) != ids(anya, Found("ticktick", tasks=[task]))
    assert ids(anya, Found("todoist", tasks=[task])) != ids(boris, Found("todoist", tasks=[task]))
    (command,) = plan_of(Found("todoist", tasks=[task]), anya).tasks.values()
    assert isinstance(taken(command), AddTask)
    assert [step.title for step in command.steps] == ["раз", "два"]

"""How long tasks take, what of a plan is done, and where the rest of a day goes."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from core.overviews.agenda import DayAgenda
from core.overviews.task_plans import (
    build_evening_plan,
    count_done,
    get_next_day,
    sum_estimates,
)
from core.planner.contracts import Slot
from core.tasks.contracts.views import TaskCard
from tests.support.clocks import TUESDAY_NOON

DAY = date(2026, 11, 24)
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def build_task(number: int, **fields: Any) -> TaskCard:
    return TaskCard(id=UUID(int=number), title="Отчёт", created_at=TUESDAY_NOON, **fields)


def build_slot(number: int) -> Slot:
    nine = datetime.combine(DAY, time(9))
    return Slot(task_id=UUID(int=number), start=nine, end=nine + timedelta(minutes=30))


def test_a_task_that_does_not_say_takes_half_an_hour() -> None:
    tasks = [build_task(1, duration_minutes=45), build_task(2), build_task(3, duration_minutes=15)]
    assert sum_estimates(tasks) == 90
    assert DayAgenda(tasks[:1], tasks[1:]).needed_minutes == 90
    assert DayAgenda(tasks[:1], tasks[1:]).all_tasks == tasks
    assert sum_estimates([]) == 0


def test_what_is_gone_or_open_is_not_done() -> None:
    done, still_open = build_task(1, completed_at=TUESDAY_NOON), build_task(2)
    cards = {done.id: done, still_open.id: still_open}
    assert count_done([build_slot(1), build_slot(2), build_slot(3)], cards) == 1


@given(DAYS, DAYS)
def test_what_is_left_goes_to_a_day_that_is_still_there(day: date, today: date) -> None:
    found = get_next_day(day, today)
    assert found > day
    assert found >= today
    assert found in (day + timedelta(days=1), today)


@given(st.integers(0, 150), DAYS)
def test_an_evening_moves_as_many_as_can_go_at_once(count: int, due: date) -> None:
    cards = [build_task(number, due_date=due) for number in range(count)]
    plan = build_evening_plan(UUID(int=7), UUID(int=8), DAY, DAY, cards)
    assert (plan.user_id, plan.plan_id, plan.kind, plan.day) == (
        UUID(int=7),
        UUID(int=8),
        "evening",
        DAY,
    )
    assert [shift.task_id for shift in plan.shifts] == [one.id for one in cards[:100]]
    assert all((shift.from_day, shift.to_day) == (due, date(2026, 11, 25)) for shift in plan.shifts)

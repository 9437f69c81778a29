"""When a task is past or held back, how lists are ordered by time, and what named days mean."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.tasks.contracts.views import TaskCard
from core.tasks.rules import (
    build_timetables,
    get_effective_leads,
    get_named_day,
    get_next_day_at,
    is_held_back,
    is_overdue,
    is_past,
    sort_by_time,
)
from tests.support.clocks import TUESDAY_NOON

TODAY = date(2026, 11, 24)  # a Tuesday
NOON = datetime.combine(TODAY, time(12))
DAY = timedelta(days=1)
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def build_task(number: int = 1, **fields: Any) -> TaskCard:
    return TaskCard(id=UUID(int=number), title="Отчёт", created_at=TUESDAY_NOON, **fields)


@pytest.mark.parametrize(
    ("day", "time_of_day", "past"),
    [
        (TODAY, None, False),
        (TODAY - DAY, None, True),
        (TODAY, time(11, 59), True),
        (TODAY, time(12), False),
        (TODAY + DAY, time(0), False),
    ],
)
def test_a_time_passes_at_its_minute_and_a_day_at_its_end(
    day: date, time_of_day: time | None, past: bool
) -> None:
    assert is_past(day, time_of_day, NOON, TODAY) is past
    task = build_task(due_date=day, due_time=time_of_day)
    assert is_overdue(task, NOON) is past
    done = build_task(due_date=day, due_time=time_of_day, completed_at=TUESDAY_NOON)
    assert not is_overdue(done, NOON)


def test_a_task_is_held_back_by_another_one_or_until_its_day() -> None:
    assert is_held_back(build_task(blocked_by=(UUID(int=2),)), TODAY)
    assert is_held_back(build_task(waiting_until=TODAY + DAY), TODAY)
    assert not is_held_back(build_task(waiting_until=TODAY), TODAY)
    assert not is_held_back(build_task(), TODAY)


def test_a_list_goes_by_day_and_time_and_leaves_out_what_has_no_day() -> None:
    wanted = [
        build_task(1, due_date=TODAY - DAY),
        build_task(2, due_date=TODAY, due_time=time(9)),
        build_task(3, due_date=TODAY, due_time=time(23, 59)),
        build_task(4, due_date=TODAY),
        build_task(5, due_date=TODAY),
        build_task(6, due_date=TODAY + DAY, due_time=time(0)),
    ]
    assert sort_by_time([build_task(7), *reversed(wanted)]) == wanted


@given(DAYS)
def test_saturday_and_monday_are_the_next_ones_after_today(today: date) -> None:
    for name, weekday in (("monday", 0), ("saturday", 5)):
        found = get_named_day(name, today)
        assert found is not None
        assert found.weekday() == weekday
        assert today < found <= today + 7 * DAY


def test_other_names_of_days() -> None:
    assert get_named_day("today", TODAY) == TODAY
    assert get_named_day("tomorrow", TODAY) == date(2026, 11, 25)
    assert get_named_day("someday", TODAY) is None


@given(DAYS, st.times(), st.times())
def test_the_next_day_at_a_time_is_the_first_on_which_it_is_ahead(
    today: date, clock: time, time_of_day: time
) -> None:
    now = datetime.combine(today, clock)
    found = datetime.combine(get_next_day_at(time_of_day, now), time_of_day)
    assert now < found <= now + DAY


@pytest.mark.parametrize(
    ("due_time", "before", "moments", "leads"),
    [
        (time(9), (), (), {0}),
        (time(9), (10, 60), (), {10, 60}),
        (time(9), (), (NOON,), set()),
        (time(9), (0,), (NOON,), {0}),
        (None, (), (), set()),
    ],
)
def test_a_task_with_a_time_is_reminded_of_at_it_where_nothing_else_is_said(
    due_time: time | None, before: tuple[int, ...], moments: tuple[datetime, ...], leads: set[int]
) -> None:
    assert get_effective_leads(due_time, before, moments) == leads
    starts = {one.start for one in build_timetables(TODAY, due_time, before, moments)}
    assert starts == {
        *moments,
        *(datetime.combine(TODAY, time(9)) - timedelta(minutes=lead) for lead in leads),
    }

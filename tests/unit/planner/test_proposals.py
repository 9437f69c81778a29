"""When a proposal is too old to be accepted, and when spreading is offered."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest

from core.planner.contracts import Slot
from core.planner.rules import is_pile, is_plan_stale

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("day", "start", "is_fixed", "is_stale"),
    [
        (DAY, time(11, 45), False, False),
        (DAY, time(11, 44), False, True),
        (DAY, time(9), True, False),
        (DAY - timedelta(days=1), time(13), False, True),
        (DAY + timedelta(days=1), time(13), False, False),
    ],
)
def test_a_proposal_is_stale_a_quarter_of_an_hour_after_its_first_task(
    day: date, start: time, is_fixed: bool, is_stale: bool
) -> None:
    noon = datetime.combine(DAY, time(12))
    begins = datetime.combine(DAY, start)
    slot = Slot(
        task_id=UUID(int=1), start=begins, end=begins + timedelta(minutes=30), fixed=is_fixed
    )
    assert is_plan_stale(day, [slot], noon, DAY) is is_stale


def test_five_overdue_tasks_are_a_pile() -> None:
    assert [count for count in range(8) if is_pile(count)] == [5, 6, 7]

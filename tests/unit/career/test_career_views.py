"""What goals and skills tell of themselves on a day."""

from datetime import date, datetime
from uuid import UUID

import pytest

from core.career.contracts.goals import GoalSummary
from core.career.contracts.skills import SkillSummary
from core.career.parse.amounts import ParsedMove
from tests.support.clocks import TUESDAY_NOON

TODAY = date(2026, 11, 24)


def build_skill(level: int = 3, check_on: date | None = None, **state: bool) -> SkillSummary:
    return SkillSummary(
        id=UUID(int=1),
        title="Гитара",
        level=level,
        target=5,
        minutes=0,
        turn=0,
        step=0,
        check_on=check_on,
        check_ins=True,
        created_at=TUESDAY_NOON,
        **state,
    )


@pytest.mark.parametrize(
    ("level", "levels"),
    [
        (1, {"still": 1, "higher": 2}),
        (3, {"still": 3, "lower": 2, "higher": 4}),
        (5, {"still": 5, "lower": 4}),
    ],
)
def test_answers_stay_on_the_scale(level: int, levels: dict[str, int]) -> None:
    assert build_skill(level).levels_by_answer == levels


def test_a_check_in_is_due_from_its_day_on_while_the_skill_is_active() -> None:
    yesterday, tomorrow = date(2026, 11, 23), date(2026, 11, 25)
    assert build_skill(check_on=yesterday).is_check_due(TODAY)
    assert build_skill(check_on=TODAY).is_check_due(TODAY)
    assert not build_skill(check_on=tomorrow).is_check_due(TODAY)
    assert not build_skill(check_on=None).is_check_due(TODAY)
    assert not build_skill(check_on=TODAY, archived=True).is_check_due(TODAY)
    assert not build_skill(check_on=TODAY, deleted=True).is_check_due(TODAY)


@pytest.mark.parametrize(
    ("deadline", "reached_at", "is_past"),
    [
        (date(2026, 11, 23), None, True),
        (TODAY, None, False),
        (None, None, False),
        (date(2026, 11, 23), TUESDAY_NOON, False),
    ],
)
def test_a_deadline_passes_for_what_is_not_reached(
    deadline: date | None, reached_at: datetime | None, is_past: bool
) -> None:
    goal = GoalSummary(
        id=UUID(int=1),
        title="Цель",
        horizon="month",
        deadline=deadline,
        created_at=TUESDAY_NOON,
        reached_at=reached_at,
        progress=None,
    )
    assert goal.is_past_deadline(TODAY) is is_past


def test_a_signed_number_is_added_and_a_plain_one_replaces() -> None:
    assert ParsedMove(20, relative=True).apply(280) == 300
    assert ParsedMove(20, relative=False).apply(280) == 20

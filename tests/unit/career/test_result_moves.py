"""Taps move a key result in round numbers, and a text names one key result or none."""

from uuid import UUID, uuid5

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.career.contracts.goals import GoalCard, KeyResult
from core.career.result_moves import calculate_next_value, find_named_result, list_steps
from core.kit.numbers import round_down
from tests.support.clocks import TUESDAY_NOON

NUMBERS = st.integers(-1000, 1000).map(float) | st.floats(-1e6, 1e6).map(lambda x: round(x, 2))
SHARES = st.floats(0, 1)


@given(NUMBERS, NUMBERS, SHARES)
def test_steps_lead_towards_the_target_in_round_numbers(
    start: float, target: float, share: float
) -> None:
    assume(abs(target - start) >= 0.1)
    found = list_steps(start, target, start + (target - start) * share)
    assert 1 <= len(found) <= 3
    assert len(set(found)) == len(found)
    assert all((step > 0) == (target > start) for step in found)
    assert all(f"{abs(step):.9f}".strip("0.").strip("0") in ("1", "2", "5") for step in found)


@pytest.mark.parametrize(
    ("start", "target", "current", "steps"),
    [
        (0, 500, 280, [5, 20, 100]),
        (76, 72, 74, [-1]),
        (0, 2.5, 0, [0.02, 0.1, 0.5]),
        (90, 70, 80.5, [-0.2, -1, -2]),
    ],
)
def test_steps_are_a_hundredth_a_twentieth_and_a_fifth_of_the_way(
    start: float, target: float, current: float, steps: list[float]
) -> None:
    assert list_steps(start, target, current) == pytest.approx(steps)


@given(NUMBERS, NUMBERS)
def test_taps_lead_to_the_target_and_never_past_it(start: float, target: float) -> None:
    assume(start != target)
    current, moved = start, 0
    while (to := calculate_next_value(start, target, current)) is not None and moved < 40:
        assert abs(target - to) < abs(target - current)
        assert min(start, target) <= to <= max(start, target)
        if all(value.is_integer() for value in (start, target)):
            assert to.is_integer()
        current, moved = to, moved + 1
    assert current == target
    assert moved <= 26


def test_small_counts_go_by_one_and_large_ones_by_round_steps() -> None:
    assert calculate_next_value(0, 3, 1) == 2
    assert calculate_next_value(0, 12, 11) == 12
    assert calculate_next_value(0, 1_000_000, 300_000) == 400_000
    assert calculate_next_value(90, 80, 86) == 85
    assert calculate_next_value(0, 10, 10) is None
    assert calculate_next_value(0, 10, 14) is None
    assert calculate_next_value(5, 5, 5) is None


@given(st.floats(1e-9, 1e9))
def test_the_round_number_below_is_at_most_two_and_a_half_times_smaller(amount: float) -> None:
    found = round_down(amount)
    assert found <= amount * (1 + 1e-8)
    assert amount / found < 2.5 + 1e-6
    assert f"{found:e}"[0] in "125"


def build_goal(number: int, *titles: str) -> GoalCard:
    results = (
        KeyResult(
            id=uuid5(UUID(int=number), title),
            title=title,
            unit="",
            start=0,
            target=10,
            current=0,
            progress=0,
        )
        for title in titles
    )
    return GoalCard(
        id=UUID(int=number),
        title="Цель",
        horizon="month",
        deadline=None,
        created_at=TUESDAY_NOON,
        reached_at=None,
        progress=0,
        results=tuple(results),
        milestones=(),
        feeds=(),
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("книги 7", "Книги за год"),
        ("прочитал книги за год +2", "Книги за год"),
        ("СЛОВА 135", "Слова"),
        ("7", None),
        ("гитара 5", None),
    ],
)
def test_a_text_names_the_result_whose_title_it_holds(text: str, title: str | None) -> None:
    goals = [build_goal(1, "Книги за год", "Страницы"), build_goal(2, "Слова")]
    found = find_named_result(goals, text)
    assert (found and found[1].title) == title


def test_a_number_alone_is_of_the_only_result_and_of_none_of_two() -> None:
    only = build_goal(1, "Книги")
    assert find_named_result([only], "7") == (only, only.results[0])
    assert find_named_result([only, build_goal(2, "Книги и статьи")], "книги 7") is None

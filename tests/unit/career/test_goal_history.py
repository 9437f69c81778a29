"""The history of a goal ends where its card stands."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.career.contracts.goals import GoalCard, KeyResult, KeyResultValue, Milestone
from core.career.history import calculate_progress_by_day, calculate_result_by_day
from core.career.rules import calculate_goal_progress, calculate_result_progress
from core.kit.ids import generate_uuid7

START = datetime(2026, 1, 1, tzinfo=UTC)
MOVES = st.lists(
    st.tuples(st.integers(0, 2), st.floats(-50, 150), st.integers(0, 3000)), max_size=20
)


def day_of(instant: datetime) -> date:
    return instant.date()


@given(MOVES, st.lists(st.integers(0, 3000) | st.none(), max_size=4))
def test_days_are_in_order_and_the_last_is_the_card(
    moves: list[tuple[int, float, int]], ticks: list[int | None]
) -> None:
    ids = [generate_uuid7(START) for _ in range(3)]
    values = [
        KeyResultValue(
            move_id=generate_uuid7(START),
            result_id=ids[which],
            at=START + timedelta(hours=hour, microseconds=number),
            value=value,
        )
        for number, (which, value, hour) in enumerate(moves)
    ]
    now = {one.result_id: one.value for one in sorted(values, key=lambda one: one.at)}
    results = tuple(
        KeyResult(
            id=one,
            title="Слова",
            unit="",
            start=0,
            target=100,
            current=now.get(one, 0),
            progress=calculate_result_progress(0, 100, now.get(one, 0)),
        )
        for one in ids
    )
    milestones = tuple(
        Milestone(
            id=generate_uuid7(START),
            title="Шаг",
            done_at=None if hour is None else START + timedelta(hours=hour),
        )
        for hour in ticks
    )
    card = GoalCard(
        id=generate_uuid7(START),
        title="Цель",
        horizon="year",
        deadline=None,
        created_at=START,
        reached_at=None,
        progress=calculate_goal_progress([one.progress for one in results], milestones),
        results=results,
        milestones=milestones,
        feeds=(),
    )
    found = calculate_progress_by_day(card, values, day_of)
    days = [day for day, _ in found]
    moved = {one.at.date() for one in values} | {
        one.done_at.date() for one in milestones if one.done_at
    }
    assert days == sorted(moved)
    assert all(0 <= share <= 1 for _, share in found)
    for one in results:
        steps = calculate_result_by_day(one, values, day_of)
        assert [day for day, _ in steps] == sorted(
            {value.at.date() for value in values if value.result_id == one.id}
        )
        assert (steps[-1][1] if steps else 0) == one.progress
    if found:
        assert found[-1][1] == card.progress
    else:
        assert card.progress == 0

"""The laws of progress, of horizons, and of the ladder of check-ins."""

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from core.career.contracts.goals import Horizon, Milestone
from core.career.contracts.skills import CheckInAnswer
from core.career.rules import (
    CHECK_IN_LADDER,
    apply_answer,
    build_check_timetable,
    calculate_check_day,
    calculate_deadline,
    calculate_goal_progress,
    calculate_result_progress,
    convert_to_minutes,
    detect_completion_change,
    get_horizon,
    is_focus_counted,
)
from core.kit.ids import generate_uuid7
from core.recurrence.schedules import Schedule
from tests.support.clocks import TUESDAY_NOON

AMOUNTS = st.floats(-1e9, 1e9)
SHARES = st.floats(0, 1)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
LEVELS, STEPS = st.integers(1, 5), st.integers(0, len(CHECK_IN_LADDER) - 1)
ANSWERS: st.SearchStrategy[CheckInAnswer] = st.sampled_from(["still", "higher", "lower"])
HORIZONS: st.SearchStrategy[Horizon] = st.sampled_from(["week", "month", "quarter", "year"])


def milestones(done: int, open_: int) -> list[Milestone]:
    ticked = [TUESDAY_NOON] * done + [None] * open_
    return [Milestone(id=generate_uuid7(TUESDAY_NOON), title="Шаг", done_at=at) for at in ticked]


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_the_way_to_a_target_is_whole_at_its_end_and_never_turns_back(
    start: float, target: float, one: float, other: float
) -> None:
    assume(abs(target - start) > 1e-3)
    assert calculate_result_progress(start, target, start) == 0
    assert calculate_result_progress(start, target, target) == 1
    low, high = sorted((one, other))
    rises = calculate_result_progress(start, target, high) - calculate_result_progress(
        start, target, low
    )
    assert rises >= 0 if target > start else rises <= 0


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_counting_down_is_counting_up_seen_in_a_mirror(
    start: float, target: float, current: float
) -> None:
    up = calculate_result_progress(start, target, current)
    assert up == calculate_result_progress(-start, -target, -current)
    assert 0 <= up <= 1


@given(st.lists(SHARES, max_size=12), st.integers(0, 9), st.integers(0, 9))
def test_a_goal_is_whole_exactly_when_all_its_parts_are(
    results: list[float], done: int, open_: int
) -> None:
    whole = calculate_goal_progress(results, milestones(done, open_))
    if not results and not done + open_:
        assert whole is None
        return
    assert whole is not None
    assert min([*results, done / (done + open_ or 1)]) - 1e-9 <= whole <= 1 + 1e-9
    if all(share == 1 for share in results) and not open_:
        assert whole == 1
    if open_:
        assert whole < 1


@given(st.lists(SHARES, min_size=1, max_size=5), st.integers(0, 5), st.integers(1, 5))
def test_a_milestone_more_never_takes_progress_away(
    results: list[float], done: int, open_: int
) -> None:
    before = calculate_goal_progress(results, milestones(done, open_))
    after = calculate_goal_progress(results, milestones(done + 1, open_ - 1))
    assert before is not None
    assert after is not None
    assert after > before


@given(SHARES | st.none(), SHARES | st.none())
def test_a_goal_is_reached_or_opened_only_where_it_became_so(
    before: float | None, after: float | None
) -> None:
    crossed = detect_completion_change(before, after)
    assert (crossed is True) == (after == 1 and before != 1)
    assert (crossed is False) == (before == 1 and after != 1)
    back = detect_completion_change(after, before)
    assert crossed is None if back is None else crossed is not back


@given(LEVELS, st.lists(ANSWERS, max_size=30))
def test_any_answers_keep_level_and_rung_in_bounds(
    level: int, answers: list[CheckInAnswer]
) -> None:
    step = 0
    for answer in answers:
        moved, next_step = apply_answer(level, step, answer)
        assert 1 <= moved <= 5
        assert abs(moved - level) <= 1
        if moved != level:
            assert next_step == 0
        else:
            assert next_step == min(step + 1, len(CHECK_IN_LADDER) - 1)
        level, step = moved, next_step


def test_a_confirmed_level_is_asked_about_after_1_3_7_14_and_every_30_days() -> None:
    waits, step = [CHECK_IN_LADDER[0]], 0
    for _ in range(6):
        _, step = apply_answer(3, step, "still")
        waits.append(CHECK_IN_LADDER[step])
    assert waits == [1, 3, 7, 14, 30, 30, 30]


@given(STEPS, DAYS)
def test_without_an_answer_the_question_comes_again_but_not_within_a_week(
    step: int, today: date
) -> None:
    day = calculate_check_day(step, today)
    asked = build_check_timetable(step, day)
    rule = Schedule(asked.start, "UTC", asked.rrule)
    first, second, third = [
        instant.date()
        for _, instant in zip(
            range(3),
            rule.iterate_occurrences(
                TUESDAY_NOON.replace(year=1999), TUESDAY_NOON.replace(year=2110)
            ),
            strict=False,
        )
    ]
    assert first == day == today + timedelta(days=CHECK_IN_LADDER[step])
    assert third - second == second - first >= timedelta(days=max(7, CHECK_IN_LADDER[step]))


@given(HORIZONS, DAYS)
def test_a_horizon_ends_on_its_last_day(horizon: Horizon, today: date) -> None:
    end, lengths = (
        calculate_deadline(horizon, today),
        {"week": 7, "month": 31, "quarter": 92, "year": 366},
    )
    assert today <= end < today + timedelta(days=lengths[horizon])
    assert calculate_deadline(horizon, end) == end
    after = end + timedelta(days=1)
    assert calculate_deadline(horizon, after) > end
    assert after.day == 1 or (horizon == "week" and after.weekday() == 0)


@given(DAYS, st.integers(-10, 800))
def test_farther_deadlines_never_have_nearer_horizons(today: date, days: int) -> None:
    order = ["week", "month", "quarter", "year"]
    near, far = today + timedelta(days=days), today + timedelta(days=days + 1)
    assert order.index(get_horizon(near, today)) <= order.index(get_horizon(far, today))


@given(st.integers(0, 10_000))
def test_focus_that_was_given_up_counts_later_than_focus_that_was_finished(seconds: int) -> None:
    assert is_focus_counted(seconds, finished=True) == (seconds >= 60)
    assert is_focus_counted(seconds, finished=False) == (seconds >= 300)
    assert convert_to_minutes(seconds) >= 1

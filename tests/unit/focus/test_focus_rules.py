"""The cycle of work and breaks, and the arithmetic of time spent."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.focus.contracts import FocusSettings, FocusView, Phase, SessionEnd
from core.focus.rules import (
    CYCLE_IDLE_LIMIT,
    ReachedGoal,
    Stretch,
    calculate_round,
    find_best_hour,
    find_reached_goals,
    get_next_phase,
    summarize_stretches,
)

BEGUN = datetime(2026, 11, 21, 9, tzinfo=UTC)
SECONDS = st.floats(min_value=0, max_value=20_000)


def a_session(**changes: object) -> FocusView:
    made: dict[str, object] = {
        "id": UUID(int=1),
        "mode": "pomodoro",
        "phase": "work",
        "title": None,
        "planned_seconds": 1500,
        "started_at": BEGUN,
        "round": 1,
        "rounds": 4,
        "next_phase": "short",
        "next_minutes": 5,
    }
    return FocusView(**(made | changes))  # type: ignore[arg-type]


@given(rounds=st.integers(2, 12), cycles=st.integers(1, 3))
def test_every_rounds_th_break_is_long_and_begins_the_cycle_anew(rounds: int, cycles: int) -> None:
    last, now, phases = None, BEGUN, []
    phase: Phase = "work"
    for _ in range(2 * rounds * cycles):
        number = calculate_round(phase, last, now)
        phases.append(phase)
        now += timedelta(minutes=20)
        last = a_session(phase=phase, round=number, ended_at=now, end="finished")
        phase = get_next_phase(phase, number, rounds)
    assert phases == (["work", "short"] * (rounds - 1) + ["work", "long"]) * cycles


@pytest.mark.parametrize(
    ("end", "idle", "round_"),
    [
        ("finished", timedelta(minutes=5), 3),
        ("interrupted", timedelta(minutes=5), 2),
        ("finished", CYCLE_IDLE_LIMIT + timedelta(seconds=1), 1),
    ],
)
def test_given_up_work_does_not_count_and_idling_begins_anew(
    end: SessionEnd, idle: timedelta, round_: int
) -> None:
    last = a_session(round=2, ended_at=BEGUN, end=end)
    assert calculate_round("work", last, BEGUN + idle) == round_


@given(ran=SECONDS, paused=SECONDS, since=SECONDS)
def test_pauses_are_not_time_spent(ran: float, paused: float, since: float) -> None:
    session = a_session(planned_seconds=100_000, paused_seconds=paused)
    now = BEGUN + timedelta(seconds=ran + paused)
    assert abs(session.calculate_elapsed(now) - timedelta(seconds=ran)) < timedelta(milliseconds=1)
    assert session.calculate_elapsed(now) + session.calculate_remaining(now) == timedelta(
        seconds=100_000
    )
    held = a_session(planned_seconds=100_000, paused_seconds=paused, paused_at=now)
    assert held.calculate_elapsed(now + timedelta(seconds=since)) == session.calculate_elapsed(now)


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 23), st.floats(0, 240), st.booleans()))
)
def test_a_summary_loses_no_minute(worked: list[tuple[int, int, float, bool]]) -> None:
    first = BEGUN.date()
    made = [
        Stretch(first + timedelta(days=day), hour, minutes, done, "Отчёт", ("дом", "сад"))
        for day, hour, minutes, done in worked
    ]
    total, told = sum(one.minutes for one in made), summarize_stretches(made)
    for counted in (told.by_day, told.by_hour, told.by_title):
        assert sum(counted.values()) == pytest.approx(total)
    assert sum(told.by_tag.values()) == pytest.approx(2 * total)
    assert told.finished + told.interrupted == len(made)


WORK = st.lists(st.tuples(st.integers(0, 13), st.integers(1, 180)), min_size=1, max_size=20)


@given(WORK, st.integers(0, 600), st.integers(0, 3000))
def test_a_goal_is_reached_once_by_the_work_that_crosses_it(
    work: list[tuple[int, int]], daily_goal: int, weekly_goal: int
) -> None:
    monday, settings = (
        date(2026, 11, 16),
        FocusSettings(daily_goal=daily_goal, weekly_goal=weekly_goal),
    )
    by_day, by_week, told = [0] * 14, [0] * 2, []
    for done, (place, minutes) in enumerate(work, start=1):
        day = monday + timedelta(days=place)
        stretches = (
            Stretch(monday + timedelta(days=one), 9, long, True, None, ())
            for one, long in work[:done]
        )
        found = find_reached_goals(settings, summarize_stretches(stretches), day, minutes)
        before = by_day[place], by_week[place // 7]
        by_day[place] += minutes
        by_week[place // 7] += minutes
        expected = []
        if daily_goal and before[0] < daily_goal <= by_day[place]:
            expected.append(ReachedGoal("day", daily_goal))
        if weekly_goal and before[1] < weekly_goal <= by_week[place // 7]:
            expected.append(ReachedGoal("week", weekly_goal))
        assert found == expected
        told += [(goal.period, place if goal.period == "day" else place // 7) for goal in found]
    assert len(told) == len(set(told))


@pytest.mark.parametrize(
    ("sessions", "hour"),
    [
        ([(9, 30), (9, 30), (14, 50), (14, 5), (14, 1)], 9),
        ([(9, 30), (9, 30), (14, 50), (14, 5)], None),
        ([(9, 0.1)] * 6, None),
        ([], None),
    ],
)
def test_the_best_hour_has_the_most_work_of_five_sessions_or_more(
    sessions: list[tuple[int, float]], hour: int | None
) -> None:
    day = date(2026, 11, 24)
    stretches = [Stretch(day, at, minutes, True, None, ()) for at, minutes in sessions]
    assert find_best_hour(summarize_stretches(stretches)) == hour

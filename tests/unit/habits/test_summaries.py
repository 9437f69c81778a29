"""What a summary tells, which days can be ticked, and what can be done about a day."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.habits.contracts.plans import EveryDays, Kind, OnWeekdays, TimesAWeek
from core.habits.contracts.views import DayMark, HabitCard, HabitSummary, Mark, Pause
from core.habits.rules.marks import get_tickable_day
from core.habits.rules.summaries import (
    TickOffer,
    calculate_monthly_change,
    count_week_ticks,
    list_day_actions,
    list_quick_amounts,
    list_slipping,
    list_tick_offers,
)
from core.overviews.week_facts import calculate_kept_percent
from tests.factories.diaries import TODAY, ago
from tests.support.clocks import TUESDAY_NOON

YESTERDAY = ago(1)
OFF: tuple[Mark, ...] = ("off",) * 5


def build_fields(yesterday: Mark = "off", today: Mark = "open", **fields: Any) -> dict[str, Any]:
    """Of a habit on a Tuesday; `amounts` are yesterday's and today's."""
    amounts = fields.pop("amounts", (None, None))
    return {
        "id": UUID(int=1),
        "title": "Зарядка",
        "schedule": OnWeekdays(),
        "created_at": TUESDAY_NOON,
        "today": TODAY,
        "checked_today": today == "done",
        "streak": 0,
        "week": (*OFF, yesterday, today),
        "amounts": ((None,) * 5 + amounts),
    } | fields


def build_habit(yesterday: Mark = "off", today: Mark = "open", **fields: Any) -> HabitSummary:
    return HabitSummary(**build_fields(yesterday, today, **fields))


def build_card(today: Mark = "open", **fields: Any) -> HabitCard:
    return HabitCard(**build_fields("off", today, **fields), best_streak=0)


@pytest.mark.parametrize(
    ("habit", "offers"),
    [
        (build_habit("off", "open"), [TickOffer(TODAY, False)]),
        (build_habit("off", "done"), [TickOffer(TODAY, True)]),
        (
            build_habit("missed", "open"),
            [TickOffer(TODAY, False), TickOffer(YESTERDAY, False)],
        ),
        (
            build_habit("frozen", "open"),
            [TickOffer(TODAY, False), TickOffer(YESTERDAY, False)],
        ),
        (
            build_habit("done", "open", amounts=(1.0, None)),
            [TickOffer(TODAY, False), TickOffer(YESTERDAY, True)],
        ),
        (build_habit("skip", "open"), [TickOffer(TODAY, False)]),
        (
            build_habit("off", "open", schedule=TimesAWeek(3)),
            [TickOffer(TODAY, False), TickOffer(YESTERDAY, False)],
        ),
        (
            build_habit("off", "open", schedule=EveryDays(3)),
            [TickOffer(TODAY, False), TickOffer(YESTERDAY, False)],
        ),
        (build_habit("missed", "open", kind="at_most"), [TickOffer(TODAY, False)]),
        (build_habit("done", "part", kind="at_most", amounts=(None, 2.0)), []),
    ],
)
def test_today_is_offered_and_yesterday_where_a_tick_is_missing(
    habit: HabitSummary, offers: list[TickOffer]
) -> None:
    assert list_tick_offers(habit) == offers


@pytest.mark.parametrize(
    ("kind", "day", "actions"),
    [
        ("yes_no", DayMark(day=TODAY, mark="open"), {"tick", "skip"}),
        ("yes_no", DayMark(day=TODAY, mark="done", amount=1.0), {"untick"}),
        ("yes_no", DayMark(day=YESTERDAY, mark="skip"), {"tick", "ask"}),
        ("yes_no", DayMark(day=YESTERDAY, mark="frozen"), {"tick"}),
        ("at_least", DayMark(day=YESTERDAY, mark="part", amount=3.0), {"count"}),
        ("at_least", DayMark(day=TODAY, mark="missed", amount=0.0), {"count", "skip"}),
        ("yes_no", DayMark(day=ago(2), mark="missed"), set()),
        ("yes_no", DayMark(day=ago(-1), mark="off"), set()),
    ],
)
def test_a_day_is_open_to_change_until_the_next_one_ends(
    kind: Kind, day: DayMark, actions: set[str]
) -> None:
    assert list_day_actions(build_habit(kind=kind), day) == actions
    assert not list_day_actions(build_habit(kind=kind, archived=True), day)


@given(st.integers(-5, 5))
def test_only_today_and_yesterday_are_ticked_others_mean_today(days: int) -> None:
    day = ago(days)
    assert get_tickable_day(day, TODAY) == (day if days in (0, 1) else TODAY)


@pytest.mark.parametrize(
    ("target", "amounts"),
    [
        (8, (1, 2)),
        (10_000, (500, 1000, 2000)),
        (1, (1,)),
        (0.5, (1,)),
        (100, (5, 10, 20)),
        (60, (2, 5, 10)),
    ],
)
def test_offered_amounts_are_round_parts_of_the_target(
    target: float, amounts: tuple[float, ...]
) -> None:
    assert list_quick_amounts(target) == amounts


def test_the_week_of_a_schedule_begins_on_monday_or_seven_days_ago() -> None:
    week: tuple[Mark, ...] = ("done", "done", "missed", "done", "missed", "done", "done")
    habit = build_habit(week=week)
    assert count_week_ticks(habit, TimesAWeek(3)) == 2
    assert count_week_ticks(habit, TimesAWeek(3, rolling=True)) == 5


def test_habits_slip_from_three_misses_on_and_the_worst_is_first() -> None:
    three, five, two = (
        build_habit(title=str(count), week=("missed",) * count + ("off",) * (7 - count))
        for count in (3, 5, 2)
    )
    assert list_slipping([three, five, two]) == [five, three]


def test_kept_percent_counts_what_was_done_and_missed() -> None:
    done, missed = build_habit("done", "done"), build_habit("missed", "open")
    assert calculate_kept_percent([done, missed]) == 67
    assert calculate_kept_percent([missed]) == 0
    assert calculate_kept_percent([build_habit()]) is None


@pytest.mark.parametrize(
    ("today", "is_due"),
    [("open", True), ("part", True), ("done", True), ("skip", False), ("off", False)],
)
def test_today_asks_for_what_is_open_begun_or_done(today: Mark, is_due: bool) -> None:
    assert build_habit(today=today).is_due_today is is_due


@pytest.mark.parametrize(
    ("pause", "is_paused"),
    [
        (None, False),
        (Pause(TODAY), True),
        (Pause(YESTERDAY, ago(-3)), True),
        (Pause(ago(-1), ago(-3)), False),
    ],
)
def test_a_day_is_skipped_unless_a_pause_lasts(pause: Pause | None, is_paused: bool) -> None:
    card = build_card(pause=pause)
    assert card.is_paused_today is is_paused
    assert card.can_skip_today is not is_paused
    assert not build_card("done", pause=pause).can_skip_today
    assert not build_card(pause=pause, archived=True).can_skip_today


@pytest.mark.parametrize(
    ("points", "freezes", "can_buy"), [(7, 0, True), (7, 1, True), (6, 0, False), (9, 2, False)]
)
def test_a_freeze_costs_seven_points_and_two_can_be_had(
    points: int, freezes: int, can_buy: bool
) -> None:
    assert build_card(points=points, freezes=freezes).can_buy_freeze is can_buy


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_a_month_of_strength_is_compared_with_its_first_day(strengths: list[float]) -> None:
    month = strengths[-31:]
    assert calculate_monthly_change(strengths) == month[-1] - month[0]

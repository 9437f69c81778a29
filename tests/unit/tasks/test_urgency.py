"""Urgency: the figures of Taskwarrior, and an order a person would agree with."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language.values import Priority
from core.tasks.contracts.views import TaskCard
from core.tasks.rules import calculate_urgency, get_quadrant, is_overdue, sort_by_urgency

NOW = datetime.fromisoformat("2026-03-10T12:00")
ORDER: list[Priority | None] = [None, "low", "medium", "high"]


def card(**fields: object) -> TaskCard:
    made = {"id": UUID(int=1), "title": "x", "created_at": NOW.replace(tzinfo=UTC)} | fields
    return TaskCard(**made)  # type: ignore[arg-type]


def due(days: float) -> dict[str, object]:
    moment = NOW + timedelta(days=days)
    return {"due_date": moment.date(), "due_time": moment.time()}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, 0),
        ({"priority": "high"}, 6),
        ({"priority": "medium"}, 3.9),
        ({"priority": "low"}, 1.8),
        ({"tags": ("дом", "сад")}, 1),
        ({"project": "дача"}, 1),
        ({"notes": "у ворот"}, 1),
        ({"blocking": True}, 8),
        ({"blocked_by": (UUID(int=2), UUID(int=3))}, -5),
        ({"waiting_until": NOW.date() + timedelta(days=1)}, -3),
        ({"waiting_until": NOW.date()}, 5),
        ({"waiting_until": NOW.date() - timedelta(days=40)}, 5),
        ({"created_at": NOW.replace(tzinfo=UTC) - timedelta(days=365)}, 2),
        ({"created_at": NOW.replace(tzinfo=UTC) - timedelta(days=3650)}, 2),
        (due(-7), 12),
        (due(-70), 12),
        (due(0), 12 * (0.2 + 0.8 * 14 / 21)),
        (due(14), 2.4),
        (due(300), 2.4),
    ],
)
def test_the_terms_are_those_of_the_books(fields: dict[str, object], expected: float) -> None:
    assert calculate_urgency(card(**fields), NOW) == pytest.approx(expected)


moments = st.datetimes(datetime(1, 1, 1), datetime(2100, 12, 31))  # noqa: DTZ001 - local times
others = st.fixed_dictionaries(
    {
        "tags": st.sampled_from([(), ("дом",)]),
        "project": st.sampled_from([None, "дача"]),
        "priority": st.sampled_from(ORDER),
    }
)


@given(others, moments, moments)
def test_the_earlier_due_is_never_less_urgent(
    other: dict[str, object], one: datetime, another: datetime
) -> None:
    early, late = sorted((one, another))
    first, second = (
        calculate_urgency(card(**other | {"due_date": at.date(), "due_time": at.time()}), NOW)
        for at in (early, late)
    )
    assert first >= second


@given(others, moments)
def test_the_higher_priority_is_always_more_urgent(other: dict[str, object], at: datetime) -> None:
    fields = other | {"due_date": at.date(), "due_time": at.time()}
    by_priority = [calculate_urgency(card(**fields | {"priority": one}), NOW) for one in ORDER]
    assert by_priority == sorted(set(by_priority))


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_a_day_without_a_time_is_due_at_its_end(day: date) -> None:
    whole = calculate_urgency(card(due_date=day), NOW)
    assert whole == pytest.approx(calculate_urgency(card(due_date=day, due_time=time(23, 59)), NOW))
    assert is_overdue(card(due_date=day), NOW) == (day < NOW.date())
    yesterday = NOW.date() - timedelta(days=1)  # still the person's own day, before it begins anew
    assert is_overdue(card(due_date=day), NOW, yesterday) == (day < yesterday)


@given(moments, st.sampled_from(ORDER))
def test_every_open_task_stands_in_one_square_and_moves_only_towards_urgent(
    at: datetime, priority: Priority | None
) -> None:
    task = card(due_date=at.date(), due_time=at.time(), priority=priority)
    squares = [get_quadrant(task, NOW + timedelta(days=days)) for days in range(-3, 3)]
    names = ("plan", "do") if priority == "high" else ("later", "quick")
    assert squares == sorted(squares, key=names.index)
    assert (squares[3] == names[1]) == (at <= NOW + timedelta(hours=48))


@given(st.permutations(range(6)))
def test_the_list_is_the_same_in_whatever_order_it_was_read(order: list[int]) -> None:
    cards = [card(id=UUID(int=number), priority=ORDER[number % 4]) for number in range(6)]
    assert sort_by_urgency((cards[number] for number in order), NOW) == sort_by_urgency(cards, NOW)

"""The laws of a plan: nothing overlaps, nothing is lost, nothing exceeds the hours there are."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.kit.errors import DomainError
from core.planner.contracts import AcceptPlan, Slot
from core.planner.hours import TimeSpan, WorkingHours
from core.planner.rules import (
    PER_DAY,
    WITHIN_DAYS,
    DayPlan,
    FreeDay,
    PlanItem,
    assign_days,
    check_plan,
    find_clashes,
    find_free_gaps,
    list_free_days,
    plan_day,
    spread_overdue,
)

DAY = date(2026, 11, 21)
SPAN = WorkingHours().get_span(DAY)
MOMENTS = st.integers(0, 24 * 60 - 1).map(lambda m: datetime.combine(DAY, time(m // 60, m % 60)))
LENGTHS = st.integers(1, 400)
OWNER = UUID(int=99)


@st.composite
def item_lists(draw: st.DrawFn) -> list[PlanItem]:
    kinds = st.tuples(LENGTHS, st.none() | MOMENTS, st.booleans())
    drawn = draw(st.lists(kinds, max_size=14))
    return [
        PlanItem(UUID(int=n), minutes, at, is_optional=optional and at is None)
        for n, (minutes, at, optional) in enumerate(drawn)
    ]


ROOMS = st.lists(st.integers(0, 720), max_size=6).map(
    lambda minutes: [FreeDay(DAY + timedelta(days=n + 1), one) for n, one in enumerate(minutes)]
)
PLANS = {"items": item_lists(), "now": MOMENTS, "ahead": ROOMS}


def minutes(slot: Slot) -> int:
    return (slot.end - slot.start) // timedelta(minutes=1)


def accepting(slots: tuple[Slot, ...]) -> AcceptPlan:
    return AcceptPlan(user_id=OWNER, plan_id=OWNER, kind="day", day=DAY, slots=slots)


def loose(plan: DayPlan) -> list[Slot]:
    return [slot for slot in plan.slots if not slot.fixed]


@given(**PLANS)
def test_every_task_is_placed_or_moved_or_told_to_stay_and_once(
    items: list[PlanItem], now: datetime, ahead: list[FreeDay]
) -> None:
    plan = plan_day(items, SPAN, now, ahead)
    found = [*(s.task_id for s in plan.slots), *(one for one, _ in plan.moved), *plan.left]
    assert sorted(found) == [item.task_id for item in items]
    optional = {item.task_id for item in items if item.is_optional}
    assert not optional & {one for one, _ in plan.moved}, "what has no day is given none unasked"


@given(**PLANS)
def test_nothing_overlaps_what_was_placed(
    items: list[PlanItem], now: datetime, ahead: list[FreeDay]
) -> None:
    plan = plan_day(items, SPAN, now, ahead)
    for slot in loose(plan):
        others = [other for other in plan.slots if other is not slot]
        assert all(slot.end <= other.start or other.end <= slot.start for other in others)
        assert SPAN.start <= slot.start < slot.end <= SPAN.end
        assert slot.start >= now
    assert [slot.start for slot in plan.slots] == sorted(slot.start for slot in plan.slots)


@given(**PLANS, coming=item_lists())
def test_what_comes_round_takes_its_time_from_the_others(
    items: list[PlanItem], now: datetime, ahead: list[FreeDay], coming: list[PlanItem]
) -> None:
    plain, plan = plan_day(items, SPAN, now, ahead), plan_day(items, SPAN, now, ahead, coming)
    asked = sum(one.minutes for one in coming if one.at is None)
    assert sum(map(minutes, loose(plan))) <= plan.free <= max(0, plain.free - asked)
    for at, end in ((one.at, one.get_end()) for one in coming):
        assert all(not at or not end or s.end <= at or end <= s.start for s in loose(plan))


@given(**PLANS)
def test_own_times_are_kept_until_they_have_passed(
    items: list[PlanItem], now: datetime, ahead: list[FreeDay]
) -> None:
    plan = plan_day(items, SPAN, now, ahead)
    kept = {slot.task_id: slot for slot in plan.slots if slot.fixed}
    for item in items:
        if item.at is not None:
            ahead_still = item.at + timedelta(minutes=item.minutes) > now
            assert (item.task_id in kept) == ahead_still
            if ahead_still:
                assert kept[item.task_id].start == item.at
    assert {slot.task_id: minutes(slot) for slot in plan.slots} == {
        item.task_id: item.minutes
        for item in items
        if item.task_id in {slot.task_id for slot in plan.slots}
    }


@given(**PLANS)
def test_no_day_takes_more_than_it_has(
    items: list[PlanItem], now: datetime, ahead: list[FreeDay]
) -> None:
    plan = plan_day(items, SPAN, now, ahead)
    assert sum(map(minutes, loose(plan))) <= plan.free <= SPAN.duration_minutes
    long = {item.task_id: item.minutes for item in items}
    for room in ahead:
        assert sum(long[one] for one, day in plan.moved if day == room.day) <= room.minutes


@given(**PLANS)
def test_what_is_less_urgent_never_takes_the_place_of_what_is_more(
    items: list[PlanItem], now: datetime, ahead: list[FreeDay]
) -> None:
    """Of two due tasks that take as long, the more urgent one comes earlier; nobody who is not due
    is let in before somebody who is."""
    plan = plan_day(items, SPAN, now, ahead)
    starts = {slot.task_id: slot.start for slot in loose(plan)}
    days = dict(plan.moved)
    never = datetime.combine(DAY + timedelta(days=400), time())
    ranked = [
        (starts.get(item.task_id) or datetime.combine(days.get(item.task_id, never), time()), item)
        for item in items
        if not item.is_optional and item.task_id not in {s.task_id for s in plan.slots if s.fixed}
    ]
    for n, (at, item) in enumerate(ranked):
        for later_at, later in ranked[n + 1 :]:
            if later.minutes >= item.minutes:
                assert at <= later_at


@given(**PLANS)
def test_what_was_not_placed_fits_nowhere(
    items: list[PlanItem], now: datetime, ahead: list[FreeDay]
) -> None:
    plan = plan_day(items, SPAN, now, ahead)
    gaps = [gap.duration_minutes for gap in find_free_gaps(SPAN, plan.slots, now)]
    placed = {slot.task_id for slot in plan.slots}
    for item in items:
        if item.task_id not in placed:
            assert item.minutes > max(gaps, default=0)


@given(**PLANS)
def test_any_plan_may_be_accepted(
    items: list[PlanItem], now: datetime, ahead: list[FreeDay]
) -> None:
    plan = plan_day(items, SPAN, now, ahead)
    if plan.slots:
        check_plan(AcceptPlan(user_id=OWNER, plan_id=OWNER, kind="day", day=DAY, slots=plan.slots))


@given(
    first=MOMENTS, lengths=st.lists(st.integers(2, 90), min_size=2, max_size=6), n=st.integers(0)
)
def test_an_overlap_is_refused(first: datetime, lengths: list[int], n: int) -> None:
    slots = []
    for number, length in enumerate(lengths):
        end = first + timedelta(minutes=length)
        slots.append(Slot(task_id=UUID(int=number), start=first, end=end))
        first = end
    spoilt = n % (len(slots) - 1)
    longer = slots[spoilt].end + timedelta(minutes=1)
    slots[spoilt] = Slot(task_id=UUID(int=77), start=slots[spoilt].start, end=longer)
    with pytest.raises(DomainError, match="plan-overlaps"):
        check_plan(accepting(tuple(slots)))


@given(lengths=st.lists(LENGTHS, max_size=60), rooms=ROOMS)
def test_a_pile_goes_to_the_coming_days_by_urgency(
    lengths: list[int], rooms: list[FreeDay]
) -> None:
    items = [PlanItem(UUID(int=n), length) for n, length in enumerate(lengths)]
    moved, left = spread_overdue(items, rooms)
    assert sorted([*(one for one, _ in moved), *left]) == [item.task_id for item in items]
    limit = max(PER_DAY, -(-len(items) // WITHIN_DAYS))
    days = dict(moved)
    for room in rooms:
        its = [items[one.int] for one, day in moved if day == room.day]
        assert len(its) <= limit
        assert sum(item.minutes for item in its) <= room.minutes
    never = DAY + timedelta(days=400)
    for before, after in pairwise(items):
        if after.minutes >= before.minutes:
            assert days.get(before.task_id, never) <= days.get(after.task_id, never)


def test_seven_overdue_tasks_take_three_days() -> None:
    rooms = list_free_days(WorkingHours(), {}, DAY - timedelta(days=1))
    moved, left = spread_overdue([PlanItem(UUID(int=n), 30) for n in range(7)], rooms)
    assert [(day - DAY).days for _, day in moved] == [0, 0, 0, 1, 1, 1, 2]
    assert left == []


def test_days_off_have_no_room_and_loads_are_taken_off() -> None:
    hours = WorkingHours(time(10), time(18), 0b0011111)
    rooms = list_free_days(hours, {date(2026, 11, 23): 100}, DAY)  # from a Saturday on
    assert rooms[:2] == [FreeDay(date(2026, 11, 23), 380), FreeDay(date(2026, 11, 24), 480)]
    assert all(room.day.weekday() < 5 for room in rooms)


@pytest.mark.parametrize(
    ("hours", "span"),
    [
        (WorkingHours(), ((21, 9), (21, 21))),
        (WorkingHours(time(22), time(6)), ((21, 22), (22, 6))),
        (WorkingHours(time(2), time(6), day_start=time(4)), ((22, 2), (22, 6))),
        (WorkingHours(time(20), time(2), day_start=time(4)), ((21, 20), (22, 2))),
    ],
)
def test_hours_that_pass_midnight(hours: WorkingHours, span: tuple[tuple[int, int], ...]) -> None:
    first, last = (datetime(2026, 11, day, hour) for day, hour in span)  # noqa: DTZ001
    assert hours.get_span(DAY) == TimeSpan(first, last)


def test_a_task_longer_than_any_day_stays_and_appointments_that_clash_are_told() -> None:
    noon = datetime.combine(DAY, time(12))
    items = [
        PlanItem(UUID(int=1), 60, noon),
        PlanItem(UUID(int=2), 60, noon + timedelta(minutes=30)),
        PlanItem(UUID(int=3), 1000),
    ]
    plan = plan_day(items, SPAN, SPAN.start, list_free_days(WorkingHours(), {}, DAY))
    assert find_clashes(plan.slots) == [(UUID(int=1), UUID(int=2))]
    assert plan.left == (UUID(int=3),)
    assert (plan.free, plan.needed) == (12 * 60 - 90, 1000)


def test_a_full_day_moves_the_rest_to_the_first_day_that_has_room() -> None:
    items = [PlanItem(UUID(int=n), 240) for n in range(5)]
    moved, left = assign_days(items[3:], [FreeDay(DAY, 200), FreeDay(DAY + timedelta(days=1), 480)])
    assert moved == [(UUID(int=3), DAY + timedelta(days=1)), (UUID(int=4), DAY + timedelta(days=1))]
    plan = plan_day(items, SPAN, SPAN.start, [FreeDay(DAY + timedelta(days=1), 300)])
    assert [slot.start.hour for slot in plan.slots] == [9, 13, 17]
    assert [one for one, _ in plan.moved] == [UUID(int=3)]
    assert plan.left == (UUID(int=4),)
    assert left == []

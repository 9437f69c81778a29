"""Pure rules of planning: what fits into the hours of a day, and what goes to which other day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

from core.kit.errors import DomainError
from core.planner.contracts import AcceptPlan, Slot
from core.planner.hours import TimeSpan, WorkingHours

DEFAULT_MINUTES = 30  # of a task that does not say how long it takes
HORIZON_DAYS = 60  # days ahead that are looked at
SPREAD_THRESHOLD = 5  # overdue tasks that are a pile
PER_DAY, WITHIN_DAYS = 3, 14  # a pile goes by threes a day, a large one within two weeks
FRESHNESS_PERIOD = timedelta(minutes=15)  # a proposal may begin so long ago
_STEP = timedelta(minutes=5)
_DAY = timedelta(days=1)


@dataclass(slots=True, frozen=True)
class PlanItem:
    """A task to plan: how long it takes, and its own time, None when any will do.

    One that is `optional` stays what it is when the day has no room for it."""

    task_id: UUID
    minutes: int
    at: datetime | None = None
    is_optional: bool = False

    def get_end(self) -> datetime | None:
        return self.at + timedelta(minutes=self.minutes) if self.at else None


class FreeDay(NamedTuple):
    """A day to come and the minutes that are free on it."""

    day: date
    minutes: int


@dataclass(slots=True, frozen=True)
class DayPlan:
    """`slots` by time; `moved` went to other days, `left` found no room anywhere or need none.

    `free` are the minutes the day had for tasks without a time of their own, `needed` what those
    that are due take."""

    slots: tuple[Slot, ...]
    moved: tuple[tuple[UUID, date], ...]
    left: tuple[UUID, ...]
    free: int
    needed: int


def plan_day(
    items: Sequence[PlanItem],
    span: TimeSpan,
    now: datetime,
    ahead: Sequence[FreeDay],
    coming: Sequence[PlanItem] = (),
) -> DayPlan:
    """Place `items`, most urgent first, into the hours of `span` that are still ahead.

    Those with a time of their own keep it, unless it has passed. Each of the others takes the
    earliest gap it fits into; what fits into none goes to the first of the days `ahead` that has
    room for it. What is `coming` round on the day by itself gets no slot, but takes its time: its
    own, or the end of the day.
    """
    items = [_clear_time(item) if _is_past(item, now) else item for item in items]
    slots = [_build_slot(item, item.at) for item in items if item.at is not None]
    held = [_build_slot(item, item.at) for item in coming if item.at is not None]
    gaps = find_free_gaps(span, [*slots, *held], now)
    _reserve_time(gaps, sum(item.minutes for item in coming if item.at is None))
    free, rest = sum(gap.duration_minutes for gap in gaps), []
    loose = [item for item in items if item.at is None]
    for item in sorted(loose, key=lambda item: item.is_optional):
        start = _take_gap(gaps, item.minutes)
        if start is None:
            rest.append(item)
        else:
            slots.append(_build_slot(item, start))
    due = [item for item in rest if not item.is_optional]
    moved, left = assign_days(due, ahead)
    return DayPlan(
        slots=tuple(sorted(slots, key=lambda slot: (slot.start, slot.end))),
        moved=tuple(moved),
        left=(*left, *(item.task_id for item in rest if item.is_optional)),
        free=free,
        needed=sum(item.minutes for item in loose if not item.is_optional),
    )


def _is_past(item: PlanItem, now: datetime) -> bool:
    ends = item.get_end()
    return ends is not None and ends <= now


def _clear_time(item: PlanItem) -> PlanItem:
    return replace(item, at=None)


def _build_slot(item: PlanItem, start: datetime) -> Slot:
    end = start + timedelta(minutes=item.minutes)
    return Slot(task_id=item.task_id, start=start, end=end, fixed=item.at is not None)


def find_free_gaps(span: TimeSpan, busy: Iterable[Slot], now: datetime) -> list[TimeSpan]:
    """What of `span` is ahead of `now`, counted in steps of five minutes, and not `busy`."""
    at, gaps = max(span.start, _round_up(now)), []
    for slot in sorted(busy, key=lambda slot: slot.start):
        gaps.append(TimeSpan(at, min(slot.start, span.end)))
        at = max(at, slot.end)
    gaps.append(TimeSpan(at, span.end))
    return [gap for gap in gaps if gap.end > gap.start]


def _round_up(now: datetime) -> datetime:
    """The next whole five minutes."""
    over = (now - datetime.combine(now.date(), time())) % _STEP
    return now + (_STEP - over) if over else now


def _take_gap(gaps: list[TimeSpan], minutes: int) -> datetime | None:
    """Cut `minutes` off the first gap that is long enough; where that begins."""
    length = timedelta(minutes=minutes)
    for number, gap in enumerate(gaps):
        if gap.end - gap.start >= length:
            gaps[number] = TimeSpan(gap.start + length, gap.end)
            return gap.start
    return None


def _reserve_time(gaps: list[TimeSpan], minutes: int) -> None:
    """Cut `minutes` off the last gaps."""
    while gaps and minutes > 0:
        last = gaps.pop()
        if last.duration_minutes > minutes:
            gaps.append(TimeSpan(last.start, last.end - timedelta(minutes=minutes)))
        minutes -= last.duration_minutes


def list_free_days(hours: WorkingHours, loads: Mapping[date, int], after: date) -> list[FreeDay]:
    """The days after `after` on which the person works; `loads` are minutes taken already."""
    days = (after + _DAY * n for n in range(1, HORIZON_DAYS + 1))
    return [
        FreeDay(day, max(0, hours.get_span(day).duration_minutes - loads.get(day, 0)))
        for day in days
        if hours.is_working_day(day)
    ]


def assign_days(
    items: Sequence[PlanItem], free_days: Sequence[FreeDay], per_day: int | None = None
) -> tuple[list[tuple[UUID, date]], list[UUID]]:
    """Give each of `items`, most urgent first, the first day with room; (moves, what has none).

    No day takes more than `per_day` of them.
    """
    free = [room.minutes for room in free_days]
    count = [0] * len(free_days)
    moved, left = [], []
    for item in items:
        for number, room in enumerate(free_days):
            if free[number] >= item.minutes and (per_day is None or count[number] < per_day):
                free[number] -= item.minutes
                count[number] += 1
                moved.append((item.task_id, room.day))
                break
        else:
            left.append(item.task_id)
    return moved, left


def spread_overdue(
    items: Sequence[PlanItem], free_days: Sequence[FreeDay]
) -> tuple[list[tuple[UUID, date]], list[UUID]]:
    """Overdue tasks over the coming days: a few a day, the most urgent first."""
    return assign_days(items, free_days, max(PER_DAY, -(-len(items) // WITHIN_DAYS)))


def is_plan_stale(day: date, slots: Iterable[Slot], now: datetime, today: date) -> bool:
    """True when a proposal asks for what is past by now."""
    begins = [slot.start for slot in slots if not slot.fixed]
    return day < today or (bool(begins) and min(begins) < now - FRESHNESS_PERIOD)


def is_pile(overdue: int) -> bool:
    """True when so many overdue tasks are offered to be spread."""
    return overdue >= SPREAD_THRESHOLD


def find_clashes(slots: Sequence[Slot]) -> list[tuple[UUID, UUID]]:
    """Pairs of tasks whose own times overlap: nobody but the person can part them."""
    ordered = sorted(slots, key=lambda slot: slot.start)
    return [
        (before.task_id, after.task_id)
        for before, after in pairwise(ordered)
        if before.fixed and after.fixed and after.start < before.end
    ]


def check_plan(command: AcceptPlan) -> None:
    """Raises DomainError `plan-empty`, `plan-overlaps`; only tasks with a time of their own may
    stand beside others."""
    if not command.slots and not command.shifts:
        raise DomainError("plan-empty")
    loose_until = any_until = datetime.combine(date.min, time())
    for slot in sorted(command.slots, key=lambda slot: slot.start):
        against = loose_until if slot.fixed else any_until
        if slot.end <= slot.start or slot.start < against:
            raise DomainError("plan-overlaps")
        any_until = max(any_until, slot.end)
        if not slot.fixed:
            loose_until = max(loose_until, slot.end)

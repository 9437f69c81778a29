"""Pure rules of plans made of tasks: how long they take, what is done, where the rest goes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from core.planner.contracts import MAX_TASKS, AcceptPlan, Shift, Slot
from core.planner.rules import DEFAULT_MINUTES
from core.tasks.contracts.views import TaskCard

_DAY = timedelta(days=1)


def get_next_day(day: date, today: date) -> date:
    """Where what is left of `day` goes: the day after it, today at the earliest."""
    return max(day + _DAY, today)


def build_evening_plan(
    user_id: UUID, plan_id: UUID, day: date, today: date, cards: Sequence[TaskCard]
) -> AcceptPlan:
    """Moves `cards`, left of `day`, to the next one, as many as can go at once."""
    to_day = get_next_day(day, today)
    shifts = tuple(
        Shift(task_id=one.id, from_day=one.due_date, to_day=to_day) for one in cards[:MAX_TASKS]
    )
    return AcceptPlan(user_id=user_id, plan_id=plan_id, kind="evening", day=day, shifts=shifts)


def count_done(slots: Iterable[Slot], cards: Mapping[UUID, TaskCard]) -> int:
    """Slots whose task is done."""
    return sum(
        slot.task_id in cards and cards[slot.task_id].completed_at is not None for slot in slots
    )


def estimate_minutes(card: TaskCard) -> int:
    """How long it takes; the usual time where it does not say."""
    return card.duration_minutes or DEFAULT_MINUTES


def sum_estimates(cards: Iterable[TaskCard]) -> int:
    """Minutes the tasks take together."""
    return sum(estimate_minutes(card) for card in cards)

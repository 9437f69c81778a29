"""A person's plans: tasks, hours and accepted plans, put through the planner's rules."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from core.overviews.task_plans import estimate_minutes, sum_estimates
from core.planner.contracts import MAX_TASKS, PlanView, Shift
from core.planner.hours import WorkingHours
from core.planner.queries import PlannerQueries
from core.planner.rules import (
    DEFAULT_MINUTES,
    HORIZON_DAYS,
    DayPlan,
    FreeDay,
    PlanItem,
    find_free_gaps,
    list_free_days,
    plan_day,
    spread_overdue,
)
from core.tasks.contracts.views import TaskCard
from core.tasks.days import TaskDayQueries
from core.tasks.recurring import load_repeats_by_day
from core.tasks.rules import sort_by_urgency
from core.users.contracts import Profile

MAX_UNDATED_TASKS = 5  # tasks without a day that a plan may offer to do as well
_DAY = timedelta(days=1)
TaskCardsById = dict[UUID, TaskCard]


@dataclass(slots=True, frozen=True)
class PlanProposal:
    """A plan for `day` that nobody has accepted yet; `blocked` tasks have to wait for others,
    `others` were not looked at."""

    day: date
    plan: DayPlan
    shifts: tuple[Shift, ...]
    blocked_count: int = 0
    unconsidered_count: int = 0


@dataclass(slots=True, frozen=True)
class SpreadProposal:
    """Where the overdue tasks would go; `left` find no room."""

    shifts: tuple[Shift, ...]
    unplaced_count: int


@dataclass(slots=True, frozen=True)
class UserPlanning:
    """One person at one instant; `now` is their wall clock, `today` their own day."""

    tasks: TaskDayQueries
    plans: PlannerQueries
    profile: Profile
    instant: datetime

    @property
    def local_now(self) -> datetime:
        return self.instant.astimezone(ZoneInfo(self.profile.zone)).replace(tzinfo=None)

    @property
    def local_today(self) -> date:
        return self.profile.get_day(self.instant)

    @property
    def working_hours(self) -> WorkingHours:
        return WorkingHours.from_profile(self.profile)

    def get_day_to_plan(self) -> date:
        """Today, or tomorrow once today's hours are over."""
        over = self.local_now >= self.working_hours.get_span(self.local_today).end
        return self.local_today + _DAY if over else self.local_today

    async def propose_plan(self, day: date) -> PlanProposal:
        """What fits into `day` of all that is due by then, and where the rest would go; what has
        its time before that day, and still ahead, happens then."""
        taken = await self._find_planned_ids(day)
        due = _filter_plannable(await self.tasks.list_due(self.profile.id, None, day), day, taken)
        due = [card for card in due if card.due_date == day or not self._is_still_ahead(card)]
        undated = _filter_plannable(await self.tasks.list_undated(self.profile.id), day, taken)
        undated = [card for card in undated if not card.blocked_by]
        ready = [card for card in due if card.due_time or not card.blocked_by]
        cards = [
            *sort_by_urgency(ready, self.local_now),
            *sort_by_urgency(undated, self.local_now)[:MAX_UNDATED_TASKS],
        ]
        items = sorted((_build_item(card, day) for card in cards), key=lambda item: item.at is None)
        span = self.working_hours.get_span(day)
        start = self.local_now if day == self.local_today else span.start
        again = await self._list_recurring_items(day, {card.id for card in cards})
        plan = plan_day(items[:MAX_TASKS], span, start, await self._list_free_time(day), again)
        shifts = _build_shifts(plan.moved, {card.id: card for card in due})
        return PlanProposal(
            day, plan, shifts, len(due) - len(ready), max(0, len(items) - MAX_TASKS)
        )

    async def _find_planned_ids(self, day: date) -> set[UUID]:
        """What today's plan has a place for: it is not planned for a later day as well."""
        held = (
            await self.plans.get_by_day(self.profile.id, self.local_today)
            if day > self.local_today
            else None
        )
        return {slot.task_id for slot in held.slots} if held else set()

    async def _list_recurring_items(self, day: date, planned: Collection[UUID]) -> list[PlanItem]:
        """What will come round on a later day, but for what is planned for it already."""
        if day <= self.local_today:
            return []
        cards = (await load_repeats_by_day(self.tasks, self.profile.id, day, day)).get(day, [])
        return [
            _build_item(replace(card, due_date=day), day)
            for card in cards
            if card.id not in planned
        ]

    async def _list_free_time(self, after: date) -> list[FreeDay]:
        """The days ahead without what is due on them, and what will come round on them."""
        first, last = after + _DAY, after + HORIZON_DAYS * _DAY
        loads = await self.tasks.get_daily_loads(self.profile.id, first, last, DEFAULT_MINUTES)
        for day, cards in (
            await load_repeats_by_day(self.tasks, self.profile.id, first, last)
        ).items():
            loads[day] = loads.get(day, 0) + sum_estimates(cards)
        return list_free_days(self.working_hours, loads, after)

    async def list_overdue(self) -> list[TaskCard]:
        """Open tasks of days before today, the most urgent first."""
        overdue = await self.tasks.list_due(self.profile.id, None, self.local_today - _DAY)
        return sort_by_urgency(overdue, self.local_now)

    async def spread_overdue(self) -> SpreadProposal:
        """The pile over today and the coming days."""
        pile = await self.list_overdue()
        items = [_build_item(card, None) for card in pile[:MAX_TASKS]]
        free_days = [
            FreeDay(self.local_today, await self._calculate_free_minutes()),
            *await self._list_free_time(self.local_today),
        ]
        moved, left = spread_overdue(items, free_days)
        shifts = _build_shifts(moved, {card.id: card for card in pile})
        return SpreadProposal(shifts, len(left) + len(pile) - len(items))

    async def _calculate_free_minutes(self) -> int:
        """Minutes of today that nothing due today takes."""
        due = await self.tasks.list_due(self.profile.id, self.local_today, self.local_today)
        items = [_build_item(card, self.local_today) for card in due]
        plan = plan_day(items, self.working_hours.get_span(self.local_today), self.local_now, ())
        gaps = find_free_gaps(
            self.working_hours.get_span(self.local_today), plan.slots, self.local_now
        )
        return sum(gap.duration_minutes for gap in gaps)

    async def list_due(self, day: date) -> list[TaskCard]:
        """Open tasks due by `day` that wait for no later one, the most urgent first."""
        found = await self.tasks.list_due(self.profile.id, None, day)
        return sort_by_urgency(_filter_plannable(found, day, ()), self.local_now)

    async def list_leftovers(self, day: date) -> list[TaskCard]:
        """Of these those whose time is not still ahead."""
        return [card for card in await self.list_due(day) if not self._is_still_ahead(card)]

    def _is_still_ahead(self, card: TaskCard) -> bool:
        if card.due_date is None or card.due_time is None:
            return False
        return datetime.combine(card.due_date, card.due_time) > self.local_now

    async def list_completed(self, day: date) -> tuple[TaskCard, ...]:
        """What was completed on the person's own `day`."""
        get_begin = self.profile.get_day_begin
        return await self.tasks.list_done(self.profile.id, get_begin(day), get_begin(day + _DAY))

    async def load_plan_cards(self, plan: PlanView | PlanProposal) -> TaskCardsById:
        """The tasks a plan speaks of, as they are now."""
        slots = plan.slots if isinstance(plan, PlanView) else plan.plan.slots
        left = () if isinstance(plan, PlanView) else plan.plan.left
        ids = [*(slot.task_id for slot in slots), *(one.task_id for one in plan.shifts), *left]
        return await self.tasks.get_many(self.profile.id, ids)


@dataclass(slots=True, frozen=True)
class PlanningQueries:
    tasks: TaskDayQueries
    plans: PlannerQueries

    def for_user(self, profile: Profile, instant: datetime) -> UserPlanning:
        """The person's planning at an aware instant."""
        return UserPlanning(self.tasks, self.plans, profile, instant)


def _filter_plannable(
    cards: Iterable[TaskCard], day: date, excluded_ids: Collection[UUID]
) -> list[TaskCard]:
    """Without those that wait for a later day, and those `taken` care of."""
    return [
        card
        for card in cards
        if card.id not in excluded_ids and (card.waiting_until is None or card.waiting_until <= day)
    ]


def _build_item(card: TaskCard, day: date | None) -> PlanItem:
    at = None
    if card.due_time is not None and card.due_date is not None and card.due_date == day:
        at = datetime.combine(card.due_date, card.due_time)
    return PlanItem(card.id, estimate_minutes(card), at, is_optional=card.due_date is None)


def _build_shifts(moved: Sequence[tuple[UUID, date]], cards: TaskCardsById) -> tuple[Shift, ...]:
    return tuple(
        Shift(task_id=task_id, from_day=cards[task_id].due_date, to_day=day)
        for task_id, day in moved
    )

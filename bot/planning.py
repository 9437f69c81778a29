"""What the planner's windows and messages rest on: tasks, hours and plans of one person, read
together and put through the rules."""

from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from dishka import AsyncContainer
from msgspec.structs import replace

from bot.speaker import Reader, Speaker
from core.planner.contracts import MOST, PlanView, Shift
from core.planner.queries import PlannerQueries
from core.planner.rules import (
    DEFAULT_MINUTES,
    HORIZON,
    DayPlan,
    Hours,
    Item,
    Room,
    free_gaps,
    plan_day,
    rooms_ahead,
    spread,
)
from core.tasks.contracts import TaskCard
from core.tasks.days import TaskDays
from core.tasks.recurring import coming
from core.tasks.rules import by_urgency

UNDATED = 5  # tasks without a day that a plan may offer to do as well
_DAY = timedelta(days=1)
Cards = dict[UUID, TaskCard]


@dataclass(slots=True, frozen=True)
class Proposal:
    """A plan for `day` that nobody has accepted yet; `blocked` tasks have to wait for others,
    `others` were not looked at."""

    day: date
    plan: DayPlan
    shifts: tuple[Shift, ...]
    blocked: int = 0
    others: int = 0


@dataclass(slots=True, frozen=True)
class Spreading:
    """Where the overdue tasks would go; `left` find no room."""

    shifts: tuple[Shift, ...]
    left: int


@dataclass(slots=True, frozen=True)
class Planning:
    """One person at one instant; `now` is their wall clock, `today` their own day."""

    tasks: TaskDays
    plans: PlannerQueries
    speaker: Speaker
    instant: datetime

    @property
    def now(self) -> datetime:
        return self.speaker.local(self.instant)

    @property
    def today(self) -> date:
        return self.speaker.profile.day_of(self.instant)

    @property
    def hours(self) -> Hours:
        return Hours.of(self.speaker.profile)

    def day_to_plan(self) -> date:
        """Today, or tomorrow once today's hours are over."""
        over = self.now >= self.hours.span(self.today).end
        return self.today + _DAY if over else self.today

    async def propose(self, day: date) -> Proposal:
        """What fits into `day` of all that is due by then, and where the rest would go; what has
        its time before that day, and still ahead, happens then."""
        taken = await self._taken(day)
        due = _possible(await self.tasks.due(self.speaker.id, None, day), day, taken)
        due = [card for card in due if card.due_date == day or not self._ahead(card)]
        undated = _possible(await self.tasks.undated(self.speaker.id), day, taken)
        undated = [card for card in undated if not card.blocked_by]
        ready = [card for card in due if card.due_time or not card.blocked_by]
        cards = [*by_urgency(ready, self.now), *by_urgency(undated, self.now)[:UNDATED]]
        items = sorted((_item(card, day) for card in cards), key=lambda item: item.at is None)
        span = self.hours.span(day)
        start = self.now if day == self.today else span.start
        again = await self._coming(day, {card.id for card in cards})
        plan = plan_day(items[:MOST], span, start, await self._rooms(day), again)
        shifts = _shifts(plan.moved, {card.id: card for card in due})
        return Proposal(day, plan, shifts, len(due) - len(ready), max(0, len(items) - MOST))

    async def _taken(self, day: date) -> set[UUID]:
        """What today's plan has a place for: it is not planned for a later day as well."""
        held = await self.plans.of_day(self.speaker.id, self.today) if day > self.today else None
        return {slot.task_id for slot in held.slots} if held else set()

    async def _coming(self, day: date, planned: Collection[UUID]) -> list[Item]:
        """What will come round on a later day, but for what is planned for it already."""
        if day <= self.today:
            return []
        cards = (await coming(self.tasks, self.speaker.id, day, day)).get(day, [])
        return [_item(replace(card, due_date=day), day) for card in cards if card.id not in planned]

    async def _rooms(self, after: date) -> list[Room]:
        """The days ahead without what is due on them, and what will come round on them."""
        first, last = after + _DAY, after + HORIZON * _DAY
        loads = await self.tasks.loads(self.speaker.id, first, last, DEFAULT_MINUTES)
        for day, cards in (await coming(self.tasks, self.speaker.id, first, last)).items():
            loads[day] = loads.get(day, 0) + sum(_minutes(card) for card in cards)
        return rooms_ahead(self.hours, loads, after)

    async def pile(self) -> list[TaskCard]:
        """Open tasks of days before today, the most urgent first."""
        overdue = await self.tasks.due(self.speaker.id, None, self.today - _DAY)
        return by_urgency(overdue, self.now)

    async def spread(self) -> Spreading:
        """The pile over today and the coming days."""
        pile = await self.pile()
        items = [_item(card, None) for card in pile[:MOST]]
        rooms = [Room(self.today, await self._free_today()), *await self._rooms(self.today)]
        moved, left = spread(items, rooms)
        shifts = _shifts(moved, {card.id: card for card in pile})
        return Spreading(shifts, len(left) + len(pile) - len(items))

    async def _free_today(self) -> int:
        """Minutes of today that nothing due today takes."""
        due = await self.tasks.due(self.speaker.id, self.today, self.today)
        items = [_item(card, self.today) for card in due]
        plan = plan_day(items, self.hours.span(self.today), self.now, ())
        gaps = free_gaps(self.hours.span(self.today), plan.slots, self.now)
        return sum(gap.minutes for gap in gaps)

    async def due(self, day: date) -> list[TaskCard]:
        """Open tasks due by `day` that wait for no later one, the most urgent first."""
        found = await self.tasks.due(self.speaker.id, None, day)
        return by_urgency(_possible(found, day, ()), self.now)

    async def left(self, day: date) -> list[TaskCard]:
        """Of these those whose time is not still ahead."""
        return [card for card in await self.due(day) if not self._ahead(card)]

    def _ahead(self, card: TaskCard) -> bool:
        if card.due_date is None or card.due_time is None:
            return False
        return datetime.combine(card.due_date, card.due_time) > self.now

    async def done(self, day: date) -> tuple[TaskCard, ...]:
        """What was completed on the person's own `day`."""
        zone, begins = ZoneInfo(self.speaker.profile.zone), self.speaker.profile.day_start
        since = datetime.combine(day, begins, tzinfo=zone)
        return await self.tasks.done(
            self.speaker.id, since, datetime.combine(day + _DAY, begins, tzinfo=zone)
        )

    async def cards(self, plan: PlanView | Proposal) -> Cards:
        """The tasks a plan speaks of, as they are now."""
        slots = plan.slots if isinstance(plan, PlanView) else plan.plan.slots
        left = () if isinstance(plan, PlanView) else plan.plan.left
        ids = [*(slot.task_id for slot in slots), *(one.task_id for one in plan.shifts), *left]
        return await self.tasks.these(self.speaker.id, ids)


@asynccontextmanager
async def planning(reader: Reader, speaker: Speaker) -> AsyncIterator[Planning]:
    """For the answer to an update."""
    async with reader.container() as scope:
        yield await planning_in(scope, speaker, reader.clock.now())


async def planning_in(scope: AsyncContainer, speaker: Speaker, instant: datetime) -> Planning:
    """In a scope that is open already."""
    return Planning(await scope.get(TaskDays), await scope.get(PlannerQueries), speaker, instant)


def _possible(cards: Iterable[TaskCard], day: date, taken: Collection[UUID]) -> list[TaskCard]:
    """Without those that wait for a later day, and those `taken` care of."""
    return [
        card
        for card in cards
        if card.id not in taken and (card.waiting_until is None or card.waiting_until <= day)
    ]


def next_day(day: date, today: date) -> date:
    """Where what is left of `day` goes: the day after it, today at the earliest."""
    return max(day + _DAY, today)


def to_day(cards: Iterable[TaskCard], day: date) -> tuple[Shift, ...]:
    """All of `cards`, as many as can go at once, to `day`."""
    shifts = (Shift(task_id=one.id, from_day=one.due_date, to_day=day) for one in cards)
    return tuple(shifts)[:MOST]


def _item(card: TaskCard, day: date | None) -> Item:
    at = None
    if card.due_time is not None and card.due_date is not None and card.due_date == day:
        at = datetime.combine(card.due_date, card.due_time)
    return Item(card.id, _minutes(card), at, optional=card.due_date is None)


def _minutes(card: TaskCard) -> int:
    return card.duration_minutes or DEFAULT_MINUTES


def _shifts(moved: Sequence[tuple[UUID, date]], cards: Cards) -> tuple[Shift, ...]:
    return tuple(
        Shift(task_id=task_id, from_day=cards[task_id].due_date, to_day=day)
        for task_id, day in moved
    )

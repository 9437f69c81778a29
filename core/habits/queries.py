"""Reading habits. What is long past is added up in the habit's own row, and is not read again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, false, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.habits.contracts.views import DayMark, DayRecord, HabitCard, HabitSummary
from core.habits.models import CheckIn, Habit
from core.habits.rules.marks import HabitCalendar
from core.habits.rules.streaks import calculate_streak, calculate_strengths
from core.habits.views import build_card, build_diary, build_summary, parse_streak_state

OPEN_MARKS = ("open", "part")
_NEAR = timedelta(days=70)  # what decides whether anything is left to do today
_CURVE = timedelta(days=730)  # older days weigh less than a hundredth in the strength of today
_Days = dict[date, DayRecord]


@dataclass(slots=True, frozen=True)
class HabitQueries:
    session: AsyncSession

    async def list_active(self, user_id: UUID, today: date) -> tuple[HabitSummary, ...]:
        """The person's active habits in the order they were made."""
        return await self._load_summaries(
            _select_habits(user_id).where(Habit.archived_at.is_(None)), today
        )

    async def list_archived(self, user_id: UUID, today: date) -> tuple[HabitSummary, ...]:
        """Those put away, in the order they were made."""
        return await self._load_summaries(
            _select_habits(user_id).where(Habit.archived_at.is_not(None)), today
        )

    async def get_summaries(
        self, requested: Mapping[tuple[UUID, UUID], date]
    ) -> dict[tuple[UUID, UUID], HabitSummary]:
        """Of the pairs (habit, owner) those that are, archived ones too; each is asked with the
        owner's today."""
        found = await self.session.scalars(
            select(Habit).where(Habit.id.in_({h for h, _ in requested}))
        )
        habits = [habit for habit in found if (habit.id, habit.user_id) in requested]
        days = await self._load_days(habits)
        pairs = [(habit.id, habit.user_id) for habit in habits]
        return {
            pair: build_summary(habit, days[habit.id], requested[pair])
            for pair, habit in zip(pairs, habits, strict=True)
        }

    async def count_open(self, user_id: UUID, today: date) -> int:
        """How many active habits ask for something today that is not done yet."""
        mine = _select_habits(user_id).where(Habit.archived_at.is_(None))
        habits: Sequence[Habit] = (await self.session.scalars(mine)).all()
        days = await self._load_days(habits, since=today - _NEAR, only=True)
        shown = (HabitCalendar(build_diary(habit, days[habit.id]), today) for habit in habits)
        return sum(calendar.get_mark(today) in OPEN_MARKS for calendar in shown)

    async def get_card(self, habit_id: UUID, user_id: UUID, today: date) -> HabitCard | None:
        """The owner's habit, archived ones too, or None."""
        habit = await self._find_owned(habit_id, user_id)
        return (
            build_card(habit, (await self._load_days([habit]))[habit.id], today) if habit else None
        )

    async def list_marks(
        self, habit_id: UUID, user_id: UUID, first: date, last: date, today: date
    ) -> tuple[DayMark, ...]:
        """Each day from `first` to `last` of the owner's habit; none if it is not there."""
        habit = await self._find_owned(habit_id, user_id)
        if habit is None:
            return ()
        days = (await self._load_days([habit], first))[habit.id]
        diary = build_diary(habit, days)
        now = calculate_streak(diary, parse_streak_state(habit), habit.freezes, today)
        return HabitCalendar(diary, today, now.frozen).list_days(first, last)

    async def get_strength_curve(
        self, habit_id: UUID, user_id: UUID, first: date, today: date
    ) -> tuple[float, ...]:
        """The strength on each day from `first`, or the habit's first day, to `today`."""
        habit = await self._find_owned(habit_id, user_id)
        if habit is None:
            return ()
        since = max(today - _CURVE, min(first, habit.since))
        days = (await self._load_days([habit], since, only=True))[habit.id]
        diary = build_diary(habit, days, max(since, habit.since))
        return calculate_strengths(diary, max(first, diary.plan.first_day), today)

    async def _find_owned(self, habit_id: UUID, user_id: UUID) -> Habit | None:
        mine = select(Habit).where(Habit.id == habit_id, Habit.user_id == user_id)
        return (await self.session.execute(mine)).scalar_one_or_none()

    async def _load_summaries(self, mine: Select[Any], today: date) -> tuple[HabitSummary, ...]:
        habits: Sequence[Habit] = (await self.session.scalars(mine)).all()
        days = await self._load_days(habits)
        return tuple(build_summary(habit, days[habit.id], today) for habit in habits)

    async def _load_days(
        self, habits: Sequence[Habit], since: date | None = None, *, only: bool = False
    ) -> defaultdict[UUID, _Days]:
        """The days written after what was added up, and those from `since` on (those `only`), by
        habit."""
        found: defaultdict[UUID, _Days] = defaultdict(dict)
        if not habits:
            return found
        for habit_id, *fields in await self.session.execute(_select_check_ins(habits, since, only)):
            record = DayRecord(**dict(zip(_FIELDS, fields, strict=True)))
            found[habit_id][record.day] = record
        return found


_FIELDS = ("day", "amount", "goal", "skipped", "note")


def _select_habits(user_id: UUID) -> Select[Any]:
    return select(Habit).where(Habit.user_id == user_id).order_by(Habit.created_at, Habit.id)


def _select_check_ins(habits: Iterable[Habit], since: date | None, only: bool) -> Select[Any]:
    fields = [getattr(CheckIn, name) for name in _FIELDS]
    written = select(CheckIn.habit_id, *fields).join(Habit, Habit.id == CheckIn.habit_id)
    written = written.where(CheckIn.habit_id.in_([habit.id for habit in habits]))
    recent = CheckIn.day >= since if since is not None else false()
    unread = or_(Habit.folded.is_(None), CheckIn.day > Habit.folded)
    return written.where(recent if only else or_(unread, recent))

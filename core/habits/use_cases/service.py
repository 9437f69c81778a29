"""What every use case of habits needs: the person's day, the days written, the reminders."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from core.habits.contracts.commands import HabitCommand
from core.habits.contracts.views import DayRecord, HabitCard
from core.habits.models import Habit
from core.habits.repository import HabitRepository
from core.habits.rules.plans import build_reminder
from core.habits.rules.streaks import advance_state, create_initial_state, find_boundary
from core.habits.views import (
    COMPLETED_AFTER,
    RECORDS_KEPT,
    build_card,
    build_diary,
    convert_to_json,
    parse_schedule,
    parse_streak_state,
)
from core.kit.clock import Clock
from core.kit.outbox import Outbox
from core.reminders.contracts import ReminderScheduler, Timetable
from core.users.contracts import Profile, UserDirectory

KIND = "habit"
C = TypeVar("C", bound=HabitCommand)


@dataclass(slots=True)
class HabitState:
    """A habit, locked, with its owner and the days that can still matter."""

    habit: Habit
    profile: Profile
    now: datetime
    records: dict[date, DayRecord]

    @property
    def today(self) -> date:
        return self.profile.get_day(self.now)

    def is_done(self, day: date) -> bool:
        """Whether the day is kept by what was written of it."""
        record = self.records.get(day)
        if record is None or record.amount is None:
            return False
        return record.goal_share <= 1 if self.habit.kind == "at_most" else record.goal_share >= 1

    def get_measured_record(self, day: date) -> DayRecord:
        """The day as it was written, measured by the target of now."""
        record = self.records.get(day) or DayRecord(day=day, amount=None)
        return replace(record, goal=self.habit.target)


@dataclass(slots=True, frozen=True, kw_only=True)
class HabitService:
    habits: HabitRepository
    scheduler: ReminderScheduler
    users: UserDirectory
    outbox: Outbox
    clock: Clock

    async def load_state(self, habit_id: UUID, user_id: UUID) -> HabitState:
        """Raises NotFound, also when the habit belongs to somebody else."""
        return await self.build_state(await self.habits.get(habit_id, user_id))

    async def build_state(self, habit: Habit) -> HabitState:
        person = await self.users.require_profile(habit.user_id)
        records = await self.habits.load_records(habit)
        return HabitState(habit, person, self.clock.now(), records)

    async def get_today(self, user_id: UUID) -> date:
        """The person's own day. Raises NotFound for a person who is not known."""
        return (await self.users.require_profile(user_id)).get_day(self.clock.now())

    async def write_record(
        self, state: HabitState, record: DayRecord, *, before: float | None = None
    ) -> None:
        """Keep what is known of a day."""
        await self.habits.write_day(
            state.habit.id,
            record.day,
            state.now,
            amount=record.amount,
            goal=record.goal,
            skipped=record.skipped,
            note=record.note,
            before=before,
        )
        state.records[record.day] = record

    def load_card(self, state: HabitState) -> HabitCard:
        """The card; what is long past is added up once and kept."""
        self._fold_history(state)
        return build_card(state.habit, state.records, state.today)

    def _fold_history(self, state: HabitState) -> None:
        habit, diary = state.habit, build_diary(state.habit, state.records)
        if state.today - (habit.folded or diary.plan.first_day) <= RECORDS_KEPT:
            return
        streak_state = parse_streak_state(habit) or create_initial_state(diary.plan)
        until = find_boundary(diary.plan, state.today - COMPLETED_AFTER)
        if until > streak_state.until:
            advance_state(diary, streak_state, habit.freezes, until)
            habit.standing, habit.folded = convert_to_json(streak_state), until

    def reset_history(self, habit: Habit) -> None:
        """The past has to be looked at anew."""
        habit.standing = habit.folded = None

    def reset_since(self, habit: Habit, since: date) -> bool:
        """Reset it if what was added up reaches to `since`; says whether it did."""
        if habit.folded is None or habit.folded < since:
            return False
        self.reset_history(habit)
        return True

    async def reload_state(self, state: HabitState, since: date) -> HabitState:
        """The sheet with all that is needed after the past changed from `since` on."""
        return (
            await self.build_state(state.habit) if self.reset_since(state.habit, since) else state
        )

    async def apply_target(self, state: HabitState, record: DayRecord) -> None:
        """Hold a day against the target of now."""
        await self.habits.write_day(state.habit.id, record.day, state.now, goal=state.habit.target)
        state.records[record.day] = replace(record, goal=state.habit.target)

    async def reschedule_reminders(self, state: HabitState) -> None:
        """Schedule the reminders; an archived habit stays silent."""
        habit, person = state.habit, state.profile
        times = [] if habit.archived_at is not None else habit.remind_times
        plan = parse_schedule(habit)
        today = state.now.astimezone(ZoneInfo(person.zone)).date()
        tables = [Timetable(*build_reminder(plan, at, person.day_start, today)) for at in times]
        await self.scheduler.schedule(habit.user_id, KIND, habit.id, tables, person.zone)


@dataclass(slots=True, frozen=True, kw_only=True)
class HabitUseCase(ABC, Generic[C]):
    """A change of one of the person's habits, answered by its card."""

    service: HabitService

    async def __call__(self, command: C) -> HabitCard:
        state = await self.service.load_state(command.habit_id, command.user_id)
        return self.service.load_card(await self.apply_change(state, command))

    @abstractmethod
    async def apply_change(self, state: HabitState, command: C) -> HabitState:
        """The state after the change, anew if more of it has to be read."""

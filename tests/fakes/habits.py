"""Habits in memory: the real use cases and rules over dictionaries."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from dishka import Provider

from core.habits.contracts.plans import EVERY_DAY, OnWeekdays
from core.habits.contracts.views import DayMark, DayRecord, HabitSummary
from core.habits.models import CheckIn, Habit
from core.habits.queries import HabitQueries
from core.habits.rules.marks import HabitCalendar
from core.habits.rules.streaks import calculate_streak, calculate_strengths
from core.habits.use_cases.service import HabitService
from core.habits.views import (
    build_card,
    build_diary,
    build_record,
    build_summary,
    convert_to_json,
    parse_streak_state,
)
from core.kit.clock import Clock
from core.kit.errors import NotFound
from core.kit.messages import Event
from core.users.contracts import Profile
from core.wiring import build_command_registry


@dataclass(slots=True)
class FakeHabits:
    """Stands for the worker (answers), HabitRepository and HabitQueries."""

    clock: Clock
    whose: Callable[[], Profile]
    habits: dict[UUID, Habit] = field(default_factory=dict)
    written: dict[UUID, dict[date, CheckIn]] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    def provide(self, provider: Provider) -> None:
        provider.provide(lambda: self, provides=HabitQueries)

    def answers(self) -> dict[Any, Any]:
        desk: Any = HabitService(
            habits=self,  # type: ignore[arg-type]
            scheduler=_Silent(),  # type: ignore[arg-type]
            users=self,  # type: ignore[arg-type]
            outbox=self,  # type: ignore[arg-type]
            clock=self.clock,
        )
        return {
            command: use_case(service=desk)
            for command, use_case in build_command_registry().values()
            if command.__module__.startswith("core.habits.")
        }

    def make(self, habit_id: UUID, title: str, age_days: int = 30, **more: Any) -> None:
        """A habit that was made `age_days` ago."""
        created = self.clock.now() - timedelta(days=age_days)
        begin = self.today() - timedelta(days=age_days)
        weekdays, at = more.pop("weekdays", EVERY_DAY), more.pop("remind_time", None)
        schedule = more.pop("schedule", OnWeekdays(weekdays))
        fields: dict[str, Any] = {
            "kind": "yes_no",
            "target": 1.0,
            "anchor": begin,
            "since": begin,
            "remind_times": [at] if at else [],
            "pauses": [],
            "freezes": [],
        }
        self.add(
            Habit(
                id=habit_id,
                user_id=self.whose().id,
                title=title,
                created_at=created,
                schedule=convert_to_json(schedule),
                **(fields | more),
            )
        )

    def tick(self, habit_id: UUID, *days: date, amount: float = 1.0) -> None:
        """Days written before the test began."""
        goal = self.habits[habit_id].target
        for day in days:
            self.written[habit_id][day] = _row(habit_id, day, amount=amount, goal=goal)

    def done(self, habit_id: UUID) -> set[date]:
        return {day for day, row in self.written[habit_id].items() if (row.amount or 0) >= row.goal}

    def today(self) -> date:
        return self.whose().get_day(self.clock.now())

    # --- the ports of the use cases

    async def require_profile(self, user_id: UUID) -> Profile:
        return self.whose()

    def add(self, made: Any) -> None:
        if isinstance(made, Event):
            self.events.append(made)
        else:
            self.habits[made.id] = made
            self.written[made.id] = {}

    async def find(self, habit_id: UUID, user_id: UUID) -> Habit | None:
        return self.habits.get(habit_id)

    async def delete(self, habit: Habit) -> None:
        del self.habits[habit.id], self.written[habit.id]

    async def get(self, habit_id: UUID, user_id: UUID) -> Habit:
        if habit_id not in self.habits:
            raise NotFound("habit")
        return self.habits[habit_id]

    async def load_records(self, habit: Habit) -> dict[date, DayRecord]:
        return {day: build_record(row) for day, row in self.written[habit.id].items()}

    async def find_day(self, habit_id: UUID, day: date) -> CheckIn | None:
        return self.written[habit_id].get(day)

    async def write_day(self, habit_id: UUID, day: date, at: datetime, **values: Any) -> None:
        row = self.written[habit_id].setdefault(day, _row(habit_id, day))
        for name, value in values.items():
            setattr(row, name, value)

    async def clear_day(self, habit_id: UUID, day: date) -> None:
        del self.written[habit_id][day]

    async def fill_days(self, habit_id: UUID, at: datetime, days: Iterable[DayRecord]) -> None:
        for one in days:
            self.tick(habit_id, one.day, amount=one.amount or 0.0)

    # --- HabitQueries; `active` is the repository's as well, which asks without a day

    async def list_active(self, user_id: UUID, today: date | None = None) -> Any:
        found = [habit for habit in self.habits.values() if habit.archived_at is None]
        return [self._line(habit, today) for habit in found] if today else found

    async def list_archived(self, user_id: UUID, today: date) -> list[HabitSummary]:
        found = [habit for habit in self.habits.values() if habit.archived_at is not None]
        return [self._line(habit, today) for habit in found]

    async def get_card(self, habit_id: UUID, user_id: UUID, today: date) -> Any:
        habit = self.habits.get(habit_id)
        return build_card(habit, self._records(habit), today) if habit else None

    async def get_summaries(
        self, asked: Mapping[tuple[UUID, UUID], date]
    ) -> dict[tuple[UUID, UUID], HabitSummary]:
        return {
            (habit_id, who): self._line(self.habits[habit_id], today)
            for (habit_id, who), today in asked.items()
            if habit_id in self.habits
        }

    async def list_marks(
        self, habit_id: UUID, user_id: UUID, first: date, last: date, today: date
    ) -> tuple[DayMark, ...]:
        habit = self.habits[habit_id]
        diary = build_diary(habit, self._records(habit))
        now = calculate_streak(diary, parse_streak_state(habit), habit.freezes, today)
        return HabitCalendar(diary, today, now.frozen).list_days(first, last)

    async def get_strength_curve(
        self, habit_id: UUID, user_id: UUID, first: date, today: date
    ) -> tuple[float, ...]:
        habit = self.habits[habit_id]
        diary = build_diary(habit, self._records(habit))
        return calculate_strengths(diary, max(first, diary.plan.first_day), today)

    async def count_open(self, user_id: UUID, today: date) -> int:
        return len(self.habits)

    def _line(self, habit: Habit, today: date | None) -> HabitSummary:
        return build_summary(habit, self._records(habit), today or self.today())

    def _records(self, habit: Habit) -> dict[date, DayRecord]:
        return {day: build_record(row) for day, row in self.written[habit.id].items()}


class _Silent:
    """A ReminderBook that keeps nothing."""

    async def schedule(self, *_: Any) -> None:
        return None

    async def cancel(self, *_: Any) -> None:
        return None


def _row(habit_id: UUID, day: date, **values: Any) -> CheckIn:
    known = {"amount": 1.0, "goal": 1.0, "before": None, "skipped": False, "note": None}
    return CheckIn(habit_id=habit_id, day=day, **(known | values))

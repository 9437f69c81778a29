"""Habits in memory: the answers to their commands and their queries, by the domain's own rules."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from dishka import Provider
from msgspec import UNSET

from core.habits import contracts as c
from core.habits.models import Habit
from core.habits.queries import HabitQueries
from core.habits.use_cases import tickable
from core.habits.views import card
from core.kit.clock import Clock
from core.kit.errors import NotFound
from core.users.contracts import Profile


@dataclass(slots=True)
class FakeHabits:
    """Stands for the worker (answers) and for HabitQueries (active, card, days, count_open)."""

    clock: Clock
    whose: Callable[[], Profile]
    habits: dict[UUID, Habit] = field(default_factory=dict)
    done: dict[UUID, set[date]] = field(default_factory=dict)

    def provide(self, provider: Provider) -> None:
        provider.provide(lambda: self, provides=HabitQueries)

    def answers(self) -> dict[Any, Any]:
        return {
            c.CreateHabit: self._create,
            c.EditHabit: self._edit,
            c.CheckInHabit: self._check_in,
            c.UndoCheckIn: self._undo,
            c.ArchiveHabit: self._archive,
            c.RestoreHabit: self._restore,
            c.BringHistory: self._bring,
        }

    def _bring(self, command: c.BringHistory) -> c.HabitCard:
        self.done[command.habit_id] |= set(command.days)
        return self._card(command.habit_id)

    async def active(self, user_id: UUID, today: date, zone: str) -> tuple[c.HabitCard, ...]:
        mine = [habit for habit in self.habits.values() if habit.archived_at is None]
        return tuple(card(habit, self.done[habit.id], today, zone) for habit in mine)

    async def card(
        self, habit_id: UUID, user_id: UUID, today: date, zone: str
    ) -> c.HabitCard | None:
        habit = self.habits.get(habit_id)
        return card(habit, self.done[habit_id], today, zone) if habit else None

    async def lines(
        self, asked: Mapping[tuple[UUID, UUID], tuple[date, str]]
    ) -> dict[tuple[UUID, UUID], c.HabitLine]:
        found = {(habit_id, who): self.habits.get(habit_id) for habit_id, who in asked}
        return {
            pair: card(habit, self.done[habit.id], *asked[pair])
            for pair, habit in found.items()
            if habit is not None
        }

    async def days(self, habit_id: UUID, user_id: UUID) -> frozenset[date]:
        return frozenset(self.done[habit_id])

    async def count_open(self, user_id: UUID, today: date) -> int:
        return len(self.habits)

    def today(self) -> date:
        return self.clock.now().astimezone(ZoneInfo(self.whose().zone)).date()

    def make(self, habit_id: UUID, title: str, age_days: int = 30, **more: Any) -> None:
        """A habit that was made `age_days` ago."""
        created = self.clock.now() - timedelta(days=age_days)
        fields = {"weekdays": c.EVERY_DAY, "remind_time": None, "archived_at": None} | more
        owner = self.whose().id
        habit = Habit(id=habit_id, user_id=owner, title=title, created_at=created, **fields)
        self.habits[habit_id], self.done[habit_id] = habit, set()

    def _card(self, habit_id: UUID) -> c.HabitCard:
        if habit_id not in self.habits:
            raise NotFound("habit")
        zone = self.whose().zone
        return card(self.habits[habit_id], self.done[habit_id], self.today(), zone)

    def _create(self, command: c.CreateHabit) -> c.HabitCard:
        if command.habit_id not in self.habits:
            self.make(
                command.habit_id,
                command.title,
                age_days=0,
                weekdays=command.weekdays,
                remind_time=command.remind_time,
            )
        return self._card(command.habit_id)

    def _edit(self, command: c.EditHabit) -> c.HabitCard:
        for name in ("title", "weekdays", "remind_time"):
            value = getattr(command, name)
            if value is not UNSET:
                setattr(self.habits[command.habit_id], name, value)
        return self._card(command.habit_id)

    def _check_in(self, command: c.CheckInHabit) -> c.HabitCard:
        self._card(command.habit_id)
        self.done[command.habit_id].add(tickable(command.day, self.today()))
        return self._card(command.habit_id)

    def _undo(self, command: c.UndoCheckIn) -> c.HabitCard:
        self.done[command.habit_id].discard(tickable(command.day, self.today()))
        return self._card(command.habit_id)

    def _archive(self, command: c.ArchiveHabit) -> c.HabitCard:
        self.habits[command.habit_id].archived_at = self.clock.now()
        return self._card(command.habit_id)

    def _restore(self, command: c.RestoreHabit) -> c.HabitCard:
        self.habits[command.habit_id].archived_at = None
        return self._card(command.habit_id)

"""What a person has, written and read past the commands: a test's past and its outcome."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.focus.models import FocusSession
from core.habits.contracts.plans import EVERY_DAY, OnWeekdays
from core.habits.models import CheckIn, Habit
from core.habits.views import convert_to_json
from core.kit.clock import Clock
from core.kit.database import Base
from core.kit.messages import Command
from core.tasks.contracts.views import TaskCard
from core.tasks.models import Task
from core.users.contracts import PLATFORM_TELEGRAM, Profile, build_user_id
from core.users.models import User
from tests.support.desk import Desk

V = TypeVar("V")
R = TypeVar("R", bound=Base)


def build_user(number: int, **fields: Any) -> User:
    """Somebody in Moscow who speaks Russian."""
    plain = {"name": "Аня", "locale": "ru", "zone": "Europe/Moscow"}
    return User(
        id=build_user_id(PLATFORM_TELEGRAM, number),
        platform=PLATFORM_TELEGRAM,
        platform_user_id=str(number),
        **(plain | fields),
    )


@dataclass(slots=True, frozen=True)
class UserData:
    """Rows of one person; numbers stand for ids: UUID(int=number)."""

    desk: Desk
    clock: Clock
    user_id: UUID

    async def do(self, command: Command[V]) -> V:
        """Run a command that no window sent."""
        return await self.desk.do(command)

    async def add_friend(self, number: int, name: str) -> "UserData":
        """Somebody else, who has nothing yet."""
        friend = build_user(number, name=name, onboarded_at=self.clock.now())
        await self.add(friend)
        return UserData(self.desk, self.clock, friend.id)

    async def add(self, *rows: Base) -> None:
        session = AsyncSession(self.desk.engine, expire_on_commit=False)
        async with session, session.begin():
            session.add_all(rows)

    async def get(self, kind: type[R], key: Any) -> R:
        async with AsyncSession(self.desk.engine) as session:
            return await session.get_one(kind, key)

    async def list_rows(self, kind: type[R]) -> list[R]:
        """All that the person has of a kind."""
        return await self._list(select(kind).filter_by(user_id=self.user_id))

    async def change(self, kind: type[Base], key: UUID, **values: Any) -> None:
        """Set columns of one row."""
        statement = update(kind).where(kind.id == key).values(values)  # type: ignore[attr-defined]
        async with self.desk.engine.begin() as connection:
            await connection.execute(statement)

    async def get_profile(self) -> Profile:
        return (await self.get(User, self.user_id)).build_profile()

    async def change_profile(self, **values: Any) -> None:
        await self.change(User, self.user_id, **values)

    def build_task(
        self, task_id: UUID | int, title: str, due_date: date | None = None, **fields: Any
    ) -> Task:
        """An open task; `steps` are the contract's structs."""
        plain: dict[str, Any] = {"created_at": self.clock.now(), "remind_before": [], "steps": ()}
        values = plain | fields
        values["steps"] = convert_to_json(values["steps"])
        number = task_id if isinstance(task_id, UUID) else UUID(int=task_id)
        return Task(id=number, user_id=self.user_id, title=title, due_date=due_date, **values)

    async def add_task(
        self, task_id: UUID | int, title: str, due_date: date | None = None, **fields: Any
    ) -> None:
        await self.add(self.build_task(task_id, title, due_date, **fields))

    async def change_task(self, task_id: UUID | int, **values: Any) -> None:
        number = task_id if isinstance(task_id, UUID) else UUID(int=task_id)
        await self.change(Task, number, **values)

    async def delete_task(self, number: int) -> None:
        await self.change_task(number, deleted_at=self.clock.now())

    async def get_task(self, task_id: UUID | int) -> TaskCard:
        number = task_id if isinstance(task_id, UUID) else UUID(int=task_id)
        return next(task for task in await self.list_tasks() if task.id == number)

    async def list_tasks(self) -> list[TaskCard]:
        """All of them, the oldest first."""
        mine = select(Task).where(Task.user_id == self.user_id).order_by(Task.created_at, Task.id)
        rows = await self._list(mine)
        open_ids = {row.id for row in rows if row.completed_at is None and row.deleted_at is None}
        return [row.build_card(open_ids) for row in rows]

    def build_habit(self, habit_id: UUID, title: str, age_days: int = 30, **fields: Any) -> Habit:
        """A habit that was made `age_days` ago."""
        today = self.clock.now().date()
        begin = today - timedelta(days=age_days)
        schedule = fields.pop("schedule", OnWeekdays(fields.pop("weekdays", EVERY_DAY)))
        plain: dict[str, Any] = {"kind": "yes_no", "target": 1.0, "anchor": begin, "since": begin}
        return Habit(
            id=habit_id,
            user_id=self.user_id,
            title=title,
            created_at=self.clock.now() - timedelta(days=age_days),
            schedule=convert_to_json(schedule),
            **(plain | fields),
        )

    async def add_habit(self, habit_id: UUID, title: str, **fields: Any) -> None:
        await self.add(self.build_habit(habit_id, title, **fields))

    async def add_days(self, habit_id: UUID, *days: date) -> None:
        """Days on which the habit was done, each time as much as its target."""
        target, now = (await self.get(Habit, habit_id)).target, self.clock.now()
        await self.add(
            *(
                CheckIn(habit_id=habit_id, day=day, at=now, amount=target, goal=target)
                for day in days
            )
        )

    async def get_days(self, habit_id: UUID) -> Mapping[date, CheckIn]:
        """What is written of the habit's days."""
        rows = await self._list(select(CheckIn).where(CheckIn.habit_id == habit_id))
        return {row.day: row for row in rows}

    async def add_focus(
        self, number: int, started_at: datetime, minutes: int, **fields: Any
    ) -> None:
        """A session of work, to its end unless said otherwise."""
        plain: dict[str, Any] = {"mode": "down", "phase": "work", "end": "finished", "tags": []}
        session = FocusSession(
            id=UUID(int=number),
            user_id=self.user_id,
            planned_seconds=60 * minutes,
            started_at=started_at,
            paused_seconds=0,
            ended_at=started_at + timedelta(minutes=minutes),
            round=1,
            **(plain | fields),
        )
        await self.add(session)

    async def list_done_days(self, habit_id: UUID) -> set[date]:
        days = await self.get_days(habit_id)
        return {day for day, row in days.items() if (row.amount or 0) >= row.goal}

    async def list_habits(self) -> list[Habit]:
        return await self.list_rows(Habit)

    async def _list(self, statement: Select[Any]) -> list[Any]:
        async with AsyncSession(self.desk.engine) as session:
            return list(await session.scalars(statement))

"""Tasks and habits of the tests."""

from datetime import date, time
from typing import Any
from uuid import UUID, uuid4

from core.habits.contracts import CreateHabit
from core.tasks.contracts import AddTask

TODAY = date(2026, 3, 10)


def a_task(user_id: UUID, **more: Any) -> AddTask:
    fields: dict[str, Any] = {"user_id": user_id, "task_id": uuid4(), "title": "Купить молоко"}
    return AddTask(**(fields | more))


def a_task_at(user_id: UUID, hour: int, minute: int = 0, **more: Any) -> AddTask:
    """Due on the test clock's day, at a local time."""
    due: dict[str, Any] = {"due_date": TODAY, "due_time": time(hour, minute)}
    return a_task(user_id, **(due | more))


def a_habit(user_id: UUID, **more: Any) -> CreateHabit:
    fields: dict[str, Any] = {"user_id": user_id, "habit_id": uuid4(), "title": "Зарядка"}
    return CreateHabit(**(fields | more))

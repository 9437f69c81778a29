"""Tasks and habits of the tests."""

from datetime import date, time
from typing import Any
from uuid import UUID, uuid4

from core.advice.contracts import AskAdvice, Signals
from core.career.contracts.goals import AddGoal
from core.career.contracts.skills import AddSkill
from core.focus.contracts import StartFocus
from core.habits.contracts.commands import CheckInHabit, CreateHabit
from core.reviews.contracts import OpenReview
from core.tasks.contracts.commands import AddTask
from tests.support.desk import Desk

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


SECRET = "Тайное дело"


async def everything_of(desk: Desk, owner: UUID) -> dict[str, UUID]:
    """One of each thing a person may have, every text in them SECRET."""
    task = await desk.do(a_task_at(owner, 18, title=SECRET, rrule="FREQ=DAILY"))
    habit = await desk.do(a_habit(owner, title=SECRET, remind_time=time(18)))
    await desk.do(CheckInHabit(user_id=owner, habit_id=habit.id))
    session = await desk.do(StartFocus(user_id=owner, session_id=uuid4(), title=SECRET))
    goal = await desk.do(AddGoal(user_id=owner, goal_id=uuid4(), title=SECRET, horizon="month"))
    skill = await desk.do(AddSkill(user_id=owner, skill_id=uuid4(), title=SECRET))
    advice_id = uuid4()
    await desk.do(AskAdvice(user_id=owner, advice_id=advice_id, signals=Signals()))
    await desk.do(OpenReview(user_id=owner))
    return {
        "advice": advice_id,
        "task": task.id,
        "habit": habit.id,
        "session": session.id,
        "goal": goal.id,
        "skill": skill.id,
    }

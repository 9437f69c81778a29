"""From what a file holds to what is to be done about it. Ids follow from the person, the program
and the thing: the same file gives the same ids. Pure."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid5

from core.habits.contracts import HISTORY_DAYS, BringHistory, CreateHabit
from core.personal.contracts import Source
from core.personal.imports import Found, FoundHabit, FoundTask
from core.tasks.contracts import AddTask, Step


@dataclass(slots=True, frozen=True)
class HabitPlan:
    """Make the habit, then bring its days."""

    create: CreateHabit
    history: tuple[BringHistory, ...]


@dataclass(slots=True)
class Plan:
    """What to make, by id; `lines` are the lines of the file they come from."""

    source: Source
    tasks: dict[UUID, AddTask] = field(default_factory=dict)
    habits: dict[UUID, HabitPlan] = field(default_factory=dict)
    lines: dict[UUID, int] = field(default_factory=dict)


def plan_of(found: Found, user_id: UUID) -> Plan:
    """The plan for this person."""
    plan = Plan(found.source)
    for task in found.tasks:
        number = _id(user_id, found.source, "task", task.key)
        plan.tasks[number] = _task(task, number, user_id)
        plan.lines[number] = task.line
    for habit in found.habits:
        number = _id(user_id, found.source, "habit", habit.key)
        plan.habits[number] = _habit(habit, number, user_id)
        plan.lines[number] = habit.line
    return plan


def _id(user_id: UUID, source: str, kind: str, key: str) -> UUID:
    return uuid5(user_id, f"import:{source}:{kind}:{key}")


def _task(task: FoundTask, number: UUID, user_id: UUID) -> AddTask:
    return AddTask(
        user_id=user_id,
        task_id=number,
        title=task.title,
        priority=task.priority,
        due_date=task.when.day,
        due_time=task.when.at,
        rrule=task.when.rrule,
        repeat_from="done" if task.when.from_done and task.when.rrule else "due",
        tags=task.tags,
        project=task.project,
        duration_minutes=task.minutes,
        remind_before=task.remind_before,
        notes=task.notes,
        steps=tuple(Step(uuid5(number, f"step:{n}"), t) for n, t in enumerate(task.steps)),
    )


def _habit(habit: FoundHabit, number: UUID, user_id: UUID) -> HabitPlan:
    create = CreateHabit(
        user_id=user_id, habit_id=number, title=habit.title, remind_time=habit.remind_at
    )
    days: list[date] = sorted(habit.done)
    parts = [days[at : at + HISTORY_DAYS] for at in range(0, len(days), HISTORY_DAYS)]
    history = (BringHistory(user_id=user_id, habit_id=number, days=tuple(part)) for part in parts)
    return HabitPlan(create, tuple(history))

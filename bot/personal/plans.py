"""From what a file holds to what is to be done about it. Ids follow from the person, the program
and the thing: the same file gives the same ids. Pure."""

from dataclasses import dataclass, field
from uuid import UUID, uuid5

from core.habits.contracts import (
    LONGEST_INTERVAL,
    MOST_AMOUNT,
    UNIT_LENGTH,
    CreateHabit,
    DayRecord,
    EveryDays,
    FillHabit,
    OnWeekdays,
    Schedule,
    TimesAWeek,
)
from core.personal.contracts import Source
from core.personal.imports import Found, FoundHabit, FoundTask
from core.tasks.contracts import AddTask, Step

DAYS_A_WEEK = 7
AT_ONCE = 1_500  # days in a command: well below the size of a message


@dataclass(slots=True, frozen=True)
class HabitPlan:
    """Make the habit, then bring its days."""

    create: CreateHabit
    history: tuple[FillHabit, ...]


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
    counts = habit.target is not None
    create = CreateHabit(
        user_id=user_id,
        habit_id=number,
        title=habit.title,
        kind=("at_most" if habit.at_most else "at_least") if counts else "yes_no",
        unit=habit.unit[:UNIT_LENGTH] if habit.unit else None,
        target=_target(habit),
        schedule=schedule_of(habit.times, habit.days),
        remind_time=habit.remind_at,
    )
    days = records(habit)
    parts = [days[at : at + AT_ONCE] for at in range(0, len(days), AT_ONCE)]
    history = (FillHabit(user_id=user_id, habit_id=number, days=tuple(part)) for part in parts)
    return HabitPlan(create, tuple(history))


def schedule_of(times: int, days: int) -> Schedule:
    """The nearest there is: every day, so many times a week, or once in so many days."""
    if times == days:
        return OnWeekdays()
    if days == DAYS_A_WEEK:
        return TimesAWeek(times)
    if times == 1:
        return EveryDays(min(days, LONGEST_INTERVAL))
    return TimesAWeek(max(1, min(DAYS_A_WEEK, round(times * DAYS_A_WEEK / days))))


def is_exact(times: int, days: int) -> bool:
    """Whether `schedule_of` says the very same."""
    return times == days or days == DAYS_A_WEEK or (times == 1 and days <= LONGEST_INTERVAL)


def records(habit: FoundHabit) -> list[DayRecord]:
    """What is known of its days, oldest first."""
    goal = _target(habit)
    ticked = {day: DayRecord(day=day) for day in habit.done}
    counted = {
        day: DayRecord(day=day, amount=min(amount, MOST_AMOUNT), goal=goal)
        for day, amount in habit.values.items()
    }
    skipped = {day: DayRecord(day=day, amount=None, skipped=True) for day in habit.skipped}
    known = skipped | ticked | counted
    return [known[day] for day in sorted(known)]


def _target(habit: FoundHabit) -> float:
    """A quantity without a target asks for one; at most may be nothing at all."""
    if habit.target is None:
        return 1.0
    least = 0.0 if habit.at_most else 0.001
    return min(max(habit.target, least), MOST_AMOUNT)

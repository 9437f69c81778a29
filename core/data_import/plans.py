"""From what a file holds to what is to be done about it. Ids follow from the person, the program
and the thing: the same file gives the same ids. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from core.data_import.contracts import BeginImport, Source
from core.data_import.formats.results import ImportedFile, ImportedHabit, ImportedTask
from core.habits.contracts.commands import CreateHabit, FillHabit
from core.habits.contracts.plans import (
    MAX_AMOUNT,
    MAX_INTERVAL,
    UNIT_LENGTH,
    EveryDays,
    OnWeekdays,
    Schedule,
    TimesAWeek,
)
from core.habits.contracts.views import DayRecord
from core.tasks.contracts.commands import AddTask
from core.tasks.contracts.views import Step

DAYS_A_WEEK = 7
MAX_DAYS_PER_COMMAND = 1_500  # days in a command: well below the size of a message


@dataclass(slots=True, frozen=True)
class HabitImportPlan:
    """Make the habit, then bring its days."""

    create: CreateHabit
    fill_commands: tuple[FillHabit, ...]


@dataclass(slots=True)
class ImportPlan:
    """What to make, by id; `lines` are the lines of the file they come from."""

    source: Source
    tasks: dict[UUID, AddTask] = field(default_factory=dict)
    habits: dict[UUID, HabitImportPlan] = field(default_factory=dict)
    line_numbers: dict[UUID, int] = field(default_factory=dict)

    def build_begin_command(
        self, user_id: UUID, import_id: UUID, known: Mapping[UUID, bool]
    ) -> BeginImport:
        """Begins with what is not there; `known` is what exists, each with whether it was deleted
        or archived, which is to come back."""
        fresh = [one for one in self.line_numbers if known.get(one, True)]
        return BeginImport(
            user_id=user_id,
            import_id=import_id,
            source=self.source,
            tasks=tuple(one for one in fresh if one in self.tasks),
            habits=tuple(one for one in fresh if one in self.habits),
            there=len(self.line_numbers) - len(fresh),
        )


def build_import_plan(found: ImportedFile, user_id: UUID) -> ImportPlan:
    """The plan for this person."""
    plan = ImportPlan(found.source)
    for task in found.tasks:
        number = _derive_id(user_id, found.source, "task", task.key)
        plan.tasks[number] = _build_task_command(task, number, user_id)
        plan.line_numbers[number] = task.line
    for habit in found.habits:
        number = _derive_id(user_id, found.source, "habit", habit.key)
        plan.habits[number] = _build_habit_plan(habit, number, user_id)
        plan.line_numbers[number] = habit.line
    return plan


def _derive_id(user_id: UUID, source: str, kind: str, key: str) -> UUID:
    return uuid5(user_id, f"import:{source}:{kind}:{key}")


def _build_task_command(task: ImportedTask, task_id: UUID, user_id: UUID) -> AddTask:
    return AddTask(
        user_id=user_id,
        task_id=task_id,
        title=task.title,
        priority=task.priority,
        due_date=task.schedule.day,
        due_time=task.schedule.at,
        rrule=task.schedule.rrule,
        repeat_from="done" if task.schedule.repeats_from_done and task.schedule.rrule else "due",
        tags=task.tags,
        project=task.project,
        duration_minutes=task.minutes,
        remind_before=task.remind_before,
        notes=task.notes,
        steps=tuple(Step(uuid5(task_id, f"step:{n}"), t) for n, t in enumerate(task.steps)),
    )


def _build_habit_plan(habit: ImportedHabit, habit_id: UUID, user_id: UUID) -> HabitImportPlan:
    counts = habit.target is not None
    create = CreateHabit(
        user_id=user_id,
        habit_id=habit_id,
        title=habit.title,
        kind=("at_most" if habit.at_most else "at_least") if counts else "yes_no",
        unit=habit.unit[:UNIT_LENGTH] if habit.unit else None,
        target=_get_target(habit),
        schedule=build_schedule(habit.times, habit.days),
        remind_time=habit.remind_at,
    )
    days = build_day_records(habit)
    parts = [
        days[at : at + MAX_DAYS_PER_COMMAND] for at in range(0, len(days), MAX_DAYS_PER_COMMAND)
    ]
    history = (FillHabit(user_id=user_id, habit_id=habit_id, days=tuple(part)) for part in parts)
    return HabitImportPlan(create, tuple(history))


def build_schedule(times: int, days: int) -> Schedule:
    """The nearest there is: every day, so many times a week, or once in so many days."""
    if times == days:
        return OnWeekdays()
    if days == DAYS_A_WEEK:
        return TimesAWeek(times)
    if times == 1:
        return EveryDays(min(days, MAX_INTERVAL))
    return TimesAWeek(max(1, min(DAYS_A_WEEK, round(times * DAYS_A_WEEK / days))))


def is_exact_schedule(times: int, days: int) -> bool:
    """Whether `schedule_of` says the very same."""
    return times == days or days == DAYS_A_WEEK or (times == 1 and days <= MAX_INTERVAL)


def build_day_records(habit: ImportedHabit) -> list[DayRecord]:
    """What is known of its days, oldest first."""
    goal = _get_target(habit)
    ticked = {day: DayRecord(day=day) for day in habit.done}
    counted = {
        day: DayRecord(day=day, amount=min(amount, MAX_AMOUNT), goal=goal)
        for day, amount in habit.values.items()
    }
    skipped = {day: DayRecord(day=day, amount=None, skipped=True) for day in habit.skipped}
    known = skipped | ticked | counted
    return [known[day] for day in sorted(known)]


def _get_target(habit: ImportedHabit) -> float:
    """A quantity without a target asks for one; at most may be nothing at all."""
    if habit.target is None:
        return 1.0
    least = 0.0 if habit.at_most else 0.001
    return min(max(habit.target, least), MAX_AMOUNT)

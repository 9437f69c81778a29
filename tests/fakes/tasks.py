"""Tasks kept in memory: TaskQueries and the answers to the commands, by the product's own rules."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, get_args
from uuid import UUID
from zoneinfo import ZoneInfo

from dishka import Provider
from msgspec import UNSET
from msgspec.structs import replace

from core.kit.errors import DomainError, NotFound
from core.tasks.blocking import check_no_cycle
from core.tasks.contracts.batch import (
    BringTasks,
    CompleteTasks,
    DeleteTasks,
    MoveTasks,
    ReopenTasks,
    RestoreTasks,
)
from core.tasks.contracts.commands import (
    AddStep,
    AddTask,
    CompleteTask,
    DeleteTask,
    EditTask,
    RemoveStep,
    ReopenTask,
    RestoreTask,
    SnoozeTask,
    TickStep,
)
from core.tasks.contracts.views import (
    Label,
    Labels,
    Quadrant,
    TaskCard,
    TaskMove,
    TaskPage,
    TasksBrought,
    TasksChanged,
)
from core.tasks.queries import TaskFilter, TaskQueries
from core.tasks.rules import calculate_snooze, get_quadrant, sort_by_urgency
from core.users.contracts import Profile

Now = Callable[[], datetime]
_EVERYTHING = TaskFilter()


@dataclass(slots=True)
class FakeTasks:
    """`now` is the clock, `profile` the one person whose tasks these are."""

    now: Now
    profile: Callable[[], Profile]
    tasks: dict[UUID, TaskCard] = field(default_factory=dict)

    def put(self, task: TaskCard) -> TaskCard:
        self.tasks[task.id] = task
        return task

    def provide(self, provider: Provider) -> None:
        provider.provide(lambda: self, provides=TaskQueries)

    def answers(self) -> dict[Any, Callable[[Any], Any]]:
        return {
            AddTask: self._add,
            BringTasks: self._bring,
            EditTask: self._edit,
            CompleteTask: lambda one: self._set(one, completed_at=self.now()),
            ReopenTask: lambda one: self._set(one, completed_at=None),
            DeleteTask: lambda one: self._set(one, deleted=True),
            RestoreTask: lambda one: self._set(one, deleted=False),
            SnoozeTask: self._snooze,
            AddStep: lambda one: self._set(one, steps=(*self._of(one).steps, one.step)),
            TickStep: self._tick,
            RemoveStep: self._remove_step,
            MoveTasks: self._move,
            CompleteTasks: lambda many: self._several(many, completed_at=self.now()),
            ReopenTasks: lambda many: self._several(many, completed_at=None),
            DeleteTasks: lambda many: self._several(many, deleted=True),
            RestoreTasks: lambda many: self._several(many, deleted=False),
        }

    def _of(self, command: Any) -> TaskCard:
        if command.task_id not in self.tasks:
            raise NotFound("task")
        return self.tasks[command.task_id]

    def _set(self, command: Any, **changes: Any) -> TaskCard:
        blocking = any(command.task_id in one.blocked_by for one in self._open())
        return self.put(replace(self._of(command), **{"blocking": blocking} | changes))

    def _fields(self, command: Any) -> dict[str, Any]:
        names = set(command.__struct_fields__) - {"user_id", "task_id"}
        given = {name: getattr(command, name) for name in names}
        return {name: value for name, value in given.items() if value is not UNSET}

    def _add(self, command: AddTask) -> TaskCard:
        task = TaskCard(id=command.task_id, created_at=self.now(), **self._fields(command))
        return self.tasks.setdefault(task.id, task)

    def _bring(self, command: BringTasks) -> TasksBrought:
        for one in command.tasks:
            self._add(one)
        return TasksBrought(len(command.tasks))

    def _edit(self, command: EditTask) -> TaskCard:
        if command.blocked_by is not UNSET:
            known = {task.id: task.blocked_by for task in self.tasks.values()}
            check_no_cycle(command.task_id, command.blocked_by, known)
        return self._set(command, **self._fields(command))

    def _snooze(self, command: SnoozeTask) -> TaskCard:
        local = self.now().astimezone(ZoneInfo(self.profile().zone))
        later = command.at or (calculate_snooze(command.until, local) if command.until else None)
        if later is None or later <= local.replace(tzinfo=None):
            raise DomainError("past-moment")
        return self._set(command, remind_at=later.replace(tzinfo=local.tzinfo))

    def _tick(self, command: TickStep) -> TaskCard:
        steps = self._of(command).steps
        ticked = [
            replace(one, done=command.done) if one.id == command.step_id else one for one in steps
        ]
        return self._set(command, steps=tuple(ticked))

    def _remove_step(self, command: RemoveStep) -> TaskCard:
        left = tuple(one for one in self._of(command).steps if one.id != command.step_id)
        return self._set(command, steps=left)

    def _move(self, command: MoveTasks) -> TasksChanged:
        undo = []
        for move in command.moves:
            task = self.tasks[move.task_id]
            undo.append(TaskMove(task.id, task.due_date, task.due_time))
            at = task.due_time if move.due_time is UNSET else move.due_time
            at = at if move.due_date else None
            self.put(replace(task, due_date=move.due_date, due_time=at))
        return TasksChanged(len(undo), tuple(one.task_id for one in undo), tuple(undo))

    def _several(self, command: Any, **changes: Any) -> TasksChanged:
        for task_id in command.task_ids:
            self.put(replace(self.tasks[task_id], **changes))
        return TasksChanged(len(command.task_ids), command.task_ids)

    # TaskQueries

    async def get_card(self, task_id: UUID, _: UUID) -> TaskCard | None:
        return self.tasks.get(task_id)

    async def get_cards(
        self, asked: Collection[tuple[UUID, UUID]]
    ) -> dict[tuple[UUID, UUID], TaskCard]:
        return {pair: self.tasks[pair[0]] for pair in asked if pair[0] in self.tasks}

    async def get_chains(
        self, task_ids: Collection[UUID], _: UUID
    ) -> dict[UUID, tuple[tuple[UUID, bool], ...]]:
        kept = [self.tasks[one] for one in task_ids if one in self.tasks]
        return {
            task.id: ((task.id, task.completed_at is not None),)
            for task in kept
            if not task.deleted
        }

    def _open(self, only: TaskFilter = _EVERYTHING) -> list[TaskCard]:
        return [task for task in self.tasks.values() if _open(task) and _matches(task, only)]

    async def list_due_by(self, _: UUID, day: date) -> tuple[TaskCard, ...]:
        return tuple(
            task
            for task in self._open()
            if (task.due_date or day) <= day and (task.waiting_until or day) <= day
        )

    async def count_due(self, user_id: UUID, day: date) -> int:
        return sum(task.due_date is not None for task in await self.list_due_by(user_id, day))

    async def get_today_page(
        self, user_id: UUID, day: date, now: datetime, offset: int, limit: int
    ) -> TaskPage:
        return _page(sort_by_urgency(await self.list_due_by(user_id, day), now), offset, limit)

    async def get_page(
        self, _: UUID, offset: int, limit: int, only: TaskFilter = _EVERYTHING
    ) -> TaskPage:
        last = date.max - timedelta(days=1)
        listed = sorted(self._open(only), key=lambda task: (task.due_date or last, task.created_at))
        return _page(listed, offset, limit)

    async def count_quadrants(self, _: UUID, now: datetime) -> dict[Quadrant, int]:
        found = [get_quadrant(task, now) for task in self._open()]
        return {name: found.count(name) for name in get_args(Quadrant)}

    async def get_quadrant_page(
        self, _: UUID, name: Quadrant, now: datetime, offset: int, limit: int
    ) -> TaskPage:
        within = [task for task in self._open() if get_quadrant(task, now) == name]
        return _page(sort_by_urgency(within, now), offset, limit)

    async def list_freed_by(self, task_id: UUID, _: UUID) -> tuple[TaskCard, ...]:
        waited = (task for task in self._open() if task_id in task.blocked_by)
        done = {one.id for one in self.tasks.values() if not _open(one)}
        return tuple(task for task in waited if set(task.blocked_by) <= done)

    async def get_labels(self, _: UUID) -> Labels:
        tags = [tag for task in self._open() for tag in task.tags]
        projects = [task.project for task in self._open() if task.project]
        return Labels(_labels(tags), _labels(projects))


def _open(task: TaskCard) -> bool:
    return task.completed_at is None and not task.deleted


def _matches(task: TaskCard, only: TaskFilter) -> bool:
    said = " ".join([task.title, task.notes or "", task.project or "", *task.tags]).casefold()
    return (
        all(word.casefold() in said for word in only.words.split())
        and (only.tag is None or only.tag in task.tags)
        and (only.project is None or only.project == task.project)
    )


def _page(tasks: list[TaskCard], offset: int, limit: int) -> TaskPage:
    dated = sum(task.due_date is not None for task in tasks)
    return TaskPage(tuple(tasks[offset : offset + limit]), len(tasks), dated)


def _labels(names: Iterable[str]) -> tuple[Label, ...]:
    found = list(names)
    return tuple(Label(name, found.count(name)) for name in dict.fromkeys(found))

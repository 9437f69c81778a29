"""What a task is made of, and its views. Dates and times are local to the person."""

from datetime import date, datetime, time
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from core.language.values import Priority, RepeatFrom

TITLE_LENGTH = 300
NOTES_LENGTH = 2000
STEP_LENGTH = 200
PROJECT_LENGTH = 64
TAG_LENGTH = 64
MAX_TAGS = 10
MAX_STEPS = 20
MAX_REMINDERS = 5
MAX_BLOCKERS = 20
MAX_BATCH = 100
SnoozeUntil = Literal["15min", "1h", "part", "morning"]
Quadrant = Literal["do", "plan", "quick", "later"]
Title = Annotated[str, Meta(min_length=1, max_length=TITLE_LENGTH)]
Tag = Annotated[str, Meta(min_length=1, max_length=TAG_LENGTH)]
LocalTime = Annotated[time, Meta(tz=False)]
Lead = Annotated[int, Meta(ge=0, le=366 * 24 * 60)]
LocalMoment = Annotated[datetime, Meta(tz=False)]
Rule = Annotated[str, Meta(max_length=200)]
Notes = Annotated[str, Meta(max_length=NOTES_LENGTH)]
Project = Annotated[str, Meta(max_length=PROJECT_LENGTH)]
Minutes = Annotated[int, Meta(ge=1, le=1440)]
Tags = Annotated[tuple[Tag, ...], Meta(max_length=MAX_TAGS)]
Leads = Annotated[tuple[Lead, ...], Meta(max_length=MAX_REMINDERS)]
Moments = Annotated[tuple[LocalMoment, ...], Meta(max_length=MAX_REMINDERS)]
Blockers = Annotated[tuple[UUID, ...], Meta(max_length=MAX_BLOCKERS)]
TaskIds = Annotated[tuple[UUID, ...], Meta(min_length=1, max_length=MAX_BATCH)]


class Step(msgspec.Struct, frozen=True):
    """A micro-step of a task."""

    id: UUID
    title: Annotated[str, Meta(min_length=1, max_length=STEP_LENGTH)]
    done: bool = False


Steps = Annotated[tuple[Step, ...], Meta(max_length=MAX_STEPS)]


class TaskCard(msgspec.Struct, frozen=True, kw_only=True):
    """A task as its owner sees it; `remind_at` is the next reminder, UTC; `usual_time` the local
    time it is moved to again and again, where that is not its own.

    `blocked_by` are the open tasks that have to be done first, `blocking` says that another open
    task waits for this one. It waits until the day `waiting_until`. It reminds `remind_before`
    minutes before its time and at the local moments `remind_on`. `repeat_from` is the day its
    rule counts from: the due date or the day it was done.
    """

    id: UUID
    title: str
    created_at: datetime
    priority: Priority | None = None
    due_date: date | None = None
    due_time: time | None = None
    rrule: str | None = None
    tags: tuple[str, ...] = ()
    project: str | None = None
    duration_minutes: int | None = None
    completed_at: datetime | None = None
    deleted: bool = False
    remind_at: datetime | None = None
    snoozes: int = 0
    usual_time: time | None = None
    notes: str | None = None
    steps: tuple[Step, ...] = ()
    blocked_by: tuple[UUID, ...] = ()
    blocking: bool = False
    waiting_until: date | None = None
    remind_before: tuple[int, ...] = ()
    remind_on: tuple[datetime, ...] = ()
    repeat_from: RepeatFrom = "due"

    @property
    def is_open(self) -> bool:
        """Neither done nor deleted."""
        return not self.deleted and self.completed_at is None


class TaskPage(msgspec.Struct, frozen=True):
    """One page of a list; `total` counts the whole list, `dated` those with a day, where the list
    tells them apart."""

    tasks: tuple[TaskCard, ...]
    total: int
    dated: int = 0


class Label(msgspec.Struct, frozen=True):
    """A tag or a project, and how many open tasks have it."""

    name: str
    count: int


class Labels(msgspec.Struct, frozen=True):
    """The tags and projects of open tasks, the most used first."""

    tags: tuple[Label, ...]
    projects: tuple[Label, ...]


class TaskMove(msgspec.Struct, frozen=True):
    """A task to another day, or to none; its time stays unless one is given. Where `from_day` is
    given, a task that is due on another day by now stays there."""

    task_id: UUID
    due_date: date | None
    due_time: LocalTime | None | UnsetType = UNSET
    from_day: date | None | UnsetType = UNSET


Moves = Annotated[tuple[TaskMove, ...], Meta(min_length=1, max_length=MAX_BATCH)]


class TasksBrought(msgspec.Struct, frozen=True):
    """How many tasks were made or came back, and the codes of those that were refused."""

    brought: int
    refused: dict[UUID, str] = {}


class TasksChanged(msgspec.Struct, frozen=True):
    """How many tasks changed and which; what was over or gone already is left out. `undo` are the
    moves that take moves back."""

    changed: int
    task_ids: tuple[UUID, ...]
    undo: tuple[TaskMove, ...] = ()

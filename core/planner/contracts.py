"""The plan of a day, tasks moved to other days, and the morning and evening messages.

Days and times are the person's own: dates and naive wall times.
"""

from datetime import date, datetime, time
from typing import Annotated, ClassVar, Literal, Protocol
from uuid import UUID, uuid5

import msgspec
from msgspec import UNSET, Meta, UnsetType

from core.kit.messages import Command, Event

MAX_TASKS = 100  # tasks that one plan places, and that it moves
PlanKind = Literal["day", "spread", "evening"]
Ritual = Literal["morning", "evening"]
RITUALS: tuple[Ritual, ...] = ("morning", "evening")
LocalMoment = Annotated[datetime, Meta(tz=False)]
LocalTime = Annotated[time, Meta(tz=False)]


def build_ritual_id(user_id: UUID, ritual: Ritual) -> UUID:
    """The subject of the reminders of a person's morning or evening."""
    return uuid5(user_id, f"uspevai:{ritual}")


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """A task from `start` to `end`; `fixed` when the time is the task's own."""

    task_id: UUID
    start: LocalMoment
    end: LocalMoment
    fixed: bool = False


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """A task moved from the day it was due to another one."""

    task_id: UUID
    from_day: date | None
    to_day: date


class PlanView(msgspec.Struct, frozen=True, kw_only=True):
    """What was accepted: the slots of `day`, and which tasks went to other days.

    A `spread` of overdue tasks and the `evening`'s move to tomorrow have no slots."""

    id: UUID
    kind: PlanKind
    day: date
    slots: tuple[Slot, ...]
    shifts: tuple[Shift, ...]
    accepted_at: datetime
    undone: bool = False


class Rituals(msgspec.Struct, frozen=True, kw_only=True):
    """When the morning plan and the evening review come, local; None for not at all."""

    morning_at: time | None = None
    evening_at: time | None = None

    def get_time(self, ritual: Ritual) -> time | None:
        return self.morning_at if ritual == "morning" else self.evening_at


class AcceptPlan(Command[PlanView], frozen=True, kw_only=True):
    """Keep the plan as it was shown; its shifts are done by the tasks. The same id is one plan.

    Refused with `plan-empty`, `plan-overlaps`."""

    subject: ClassVar[str] = "planner.accept"
    plan_id: UUID
    kind: PlanKind
    day: date
    slots: Annotated[tuple[Slot, ...], Meta(max_length=MAX_TASKS)] = ()
    shifts: Annotated[tuple[Shift, ...], Meta(max_length=MAX_TASKS)] = ()


class UndoPlan(Command[PlanView], frozen=True, kw_only=True):
    """The plan before it holds again, and moved tasks go back to their days."""

    subject: ClassVar[str] = "planner.undo"
    plan_id: UUID


class SetRituals(Command[Rituals], frozen=True, kw_only=True):
    """Change the given times, None to turn one off, and leave the unset ones."""

    subject: ClassVar[str] = "planner.set_rituals"
    morning_at: LocalTime | None | UnsetType = UNSET
    evening_at: LocalTime | None | UnsetType = UNSET


class PlanAccepted(Event, frozen=True, kw_only=True):
    subject: ClassVar[str] = "planner.accepted"
    plan_id: UUID
    kind: PlanKind
    day: date
    shifts: tuple[Shift, ...]


class PlanUndone(Event, frozen=True, kw_only=True):
    """`shifts` as they were accepted: what went to `to_day` returns to `from_day`."""

    subject: ClassVar[str] = "planner.undone"
    plan_id: UUID
    shifts: tuple[Shift, ...]


class PlanReader(Protocol):
    """The port through which other domains ask about a plan before they carry it out."""

    async def is_active(self, plan_id: UUID, user_id: UUID) -> bool:
        """Whether the person accepted the plan and has not undone it; nobody undoes it until the
        caller's transaction ends."""
        ...

"""What follows from an event: further commands, each under an id derived from the event.

Reactions are listeners of an event bus. The worker emits on it what JetStream delivers, a replay
what was recorded.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol
from uuid import UUID, uuid5

import msgspec
from faststream.nats.message import NatsMessage

from core.buddies.contracts import TellBuddies
from core.focus import contracts as focus
from core.habits.contracts.events import HabitCheckedIn
from core.kit.bus import DeadLetterStore, EventBus, Failure, InMemoryDeadLetterStore
from core.kit.bus.failures import format_error
from core.kit.faults import TransientError, is_transient
from core.kit.messages import Command, Event
from core.kit.nats.retry import Poison
from core.planner.contracts import PlanAccepted, PlanUndone
from core.reminders.contracts import MoveZone, ReminderDue
from core.tasks.contracts.batch import MoveTasks
from core.tasks.contracts.views import TaskMove
from core.users.contracts import ZoneChanged
from core.wiring import build_event_registry
from worker.commands import CommandEnvelope
from worker.reactions.practice import practise

Reaction = Callable[[Any], Iterable[Command[Any]]]
HISTORY_SIZE = 100


def move_reminders(event: ZoneChanged) -> Iterable[Command[Any]]:
    """Reminders keep their local time when their person moves."""
    yield MoveZone(user_id=event.user_id)


def finish_focus(event: ReminderDue) -> Iterable[Command[Any]]:
    """The time of a focus session has come."""
    if event.kind == focus.KIND:
        yield focus.FinishFocus(
            user_id=event.user_id,
            session_id=event.subject_id,
            due_at=event.due_at,
            told=event.kept,
        )


def move_tasks(event: PlanAccepted) -> Iterable[Command[Any]]:
    """What an accepted plan has no room for goes to the days it names, unless it was undone or
    the task moved elsewhere meanwhile."""
    if event.shifts:
        moves = tuple(
            TaskMove(shift.task_id, shift.to_day, from_day=shift.from_day) for shift in event.shifts
        )
        yield MoveTasks(user_id=event.user_id, moves=moves, plan_id=event.plan_id)


def move_tasks_back(event: PlanUndone) -> Iterable[Command[Any]]:
    """Undo of `move_tasks`; what the person has moved since stays where they put it."""
    if event.shifts:
        moves = tuple(
            TaskMove(shift.task_id, shift.from_day, from_day=shift.to_day) for shift in event.shifts
        )
        yield MoveTasks(user_id=event.user_id, moves=moves)


def tell_buddies(event: HabitCheckedIn) -> Iterable[Command[Any]]:
    """Those to whom the habit is shown hear of the tick."""
    yield TellBuddies(user_id=event.user_id, habit_id=event.habit_id, day=event.day)


REACTIONS: Mapping[type[Event], tuple[Reaction, ...]] = {
    ZoneChanged: (move_reminders,),
    ReminderDue: (finish_focus,),
    focus.FocusFinished: (practise,),
    focus.FocusInterrupted: (practise,),
    PlanAccepted: (move_tasks,),
    PlanUndone: (move_tasks_back,),
    HabitCheckedIn: (tell_buddies,),
}


class EnvelopeRunner(Protocol):
    """Runs a command once per id."""

    async def run(self, envelope: CommandEnvelope) -> bytes: ...


def create_reaction_bus(
    runner: EnvelopeRunner,
    reactions: Mapping[type[Event], tuple[Reaction, ...]] = REACTIONS,
    *,
    repeat_key: str = "",
    dead_letters: DeadLetterStore | None = None,
) -> EventBus:
    """A bus on which every reaction listens under its own name; `again` is for `command_id_of`."""
    bus = EventBus(
        contracts=build_event_registry(),
        history=HISTORY_SIZE,
        dead_letters=InMemoryDeadLetterStore(HISTORY_SIZE)
        if dead_letters is None
        else dead_letters,
    )
    for kind, its_reactions in reactions.items():
        for reaction in its_reactions:
            listener = partial(_run_reaction, runner, reaction, repeat_key)
            bus.subscribe(kind.subject, listener, label=reaction.__name__)
    return bus


async def _run_reaction(
    runner: EnvelopeRunner, reaction: Reaction, again: str, event: Event
) -> None:
    for number, command in enumerate(reaction(event)):
        command_id = derive_command_id(event, f"{reaction.__name__}:{number}", again)
        await runner.run(CommandEnvelope(command, command_id))


def derive_command_id(event: Event, name: str, repeat_key: str = "") -> UUID:
    """The same event leads to the same commands, however often it is delivered.

    Another `again` makes other ids, so that what was done once is done once more.
    """
    return uuid5(event.event_id, f"{name}:again:{repeat_key}" if repeat_key else name)


class ReactionsFailed(Exception):
    """Some reactions to an event failed; the message names each with its reason."""

    def __init__(self, failures: Iterable[Failure]) -> None:
        super().__init__(
            "; ".join(f"{one.listener}: {format_error(one.error)}" for one in failures)
        )


class ReactionsPostponed(ReactionsFailed, TransientError):
    """At least one of them failed for a reason that passes: burying would lose its effect."""


@dataclass(slots=True)
class ReactionConsumer:
    """The consumer of domain events; a repeated event repeats no effect."""

    bus: EventBus
    registry: Mapping[str, type[Event]] = field(default_factory=build_event_registry)

    async def __call__(self, message: NatsMessage) -> None:
        """Emit the event. Raises Poison, ReactionsWait or ReactionsFailed."""
        name = message.raw_message.subject.removeprefix("events.")
        kind = self.registry.get(name)
        if kind is None:
            raise Poison(f"no such event: {name}")
        failures = await self.bus.emit(name, msgspec.json.decode(message.body, type=kind))
        if any(is_transient(one.error) for one in failures):
            raise ReactionsPostponed(failures)
        if failures:
            raise ReactionsFailed(failures)

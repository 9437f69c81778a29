"""People who go on tapping through a fault, and the books of what they were told."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select

from core.kit.errors import DomainError
from core.kit.inbox import InboxRow
from core.kit.messages import Command
from core.kit.nats.commands import CommandNotConfirmed, CommandPending
from core.kit.nats.streams import COMMANDS, EVENTS
from core.kit.outbox import OutboxRow
from core.tasks.contracts.commands import AddTask, CompleteTask, EditTask, ReopenTask, SnoozeTask
from core.tasks.models import Task
from tests.factories.people import a_newcomer
from tests.faults.arena import Arena

_tokens = count(1)


@dataclass(slots=True)
class Tapper:
    """One person with one task: each snooze counts one up, each edit leaves its own token.

    Whatever is lost shows in the count, whatever is doubled too, whatever is overtaken in the
    title.
    """

    arena: Arena
    task_id: UUID = field(default_factory=uuid4)
    user_id: UUID = field(init=False)
    acknowledged: list[UUID] = field(default_factory=list)
    snoozes: int = 0
    title: str = "начало"
    late: set[UUID] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)

    async def arrive(self) -> None:
        """Start the bot and make the task."""
        newcomer = a_newcomer(next(_tokens))
        self.user_id = newcomer.user_id
        await self.tap(newcomer)
        await self.tap(AddTask(user_id=self.user_id, task_id=self.task_id, title=self.title))

    async def tap_on(self, until: asyncio.Event) -> None:
        """Snooze, done, undone and edit in turn: a snooze of what is done would be refused."""
        mine: dict[str, Any] = {"user_id": self.user_id, "task_id": self.task_id}
        while not until.is_set():
            await self.tap(SnoozeTask(**mine, until="1h"))
            self.snoozes += 1
            await self.tap(CompleteTask(**mine))
            await self.tap(ReopenTask(**mine))
            self.title = f"правка {next(_tokens)}"
            await self.tap(EditTask(**mine, title=self.title))
            await asyncio.sleep(0.02)

    async def tap(self, command: Command[Any]) -> None:
        """Until it is answered or promised, as a messenger that repeats an update does."""
        command_id = uuid4()
        while True:
            try:
                await self.arena.bus.execute(command, command_id=command_id)
            except CommandPending:
                self.late.add(command_id)
            except CommandNotConfirmed:
                await asyncio.sleep(0.1)
                continue
            except DomainError as error:
                self.refused.append(error.code)
            self.acknowledged.append(command_id)
            return


async def settled(arena: Arena, seconds: float = 60) -> None:
    """Wait until nothing is on its way any more."""
    waiting = select(func.count(OutboxRow.id)).where(OutboxRow.published_at.is_(None))
    end = asyncio.get_running_loop().time() + seconds
    while True:
        async with arena.engine.connect() as connection:
            outbox = await connection.scalar(waiting)
        commands = (await arena.js.stream_info(COMMANDS)).state.messages
        if not outbox and not commands:
            return
        if asyncio.get_running_loop().time() > end:
            raise AssertionError(f"never settled: {commands} commands, {outbox} outgoing")
        await asyncio.sleep(0.05)


async def complaints(arena: Arena, people: list[Tapper]) -> list[str]:
    """What differs between what people were told and what is stored."""
    found: list[str] = []
    async with arena.engine.connect() as connection:
        inbox = set(await connection.scalars(select(InboxRow.command_id)))
        rows = await connection.execute(select(Task.id, Task.snoozes, Task.title))
        tasks = {row.id: row for row in rows}
    for person in people:
        found += _of(person, inbox, tasks)
    rounds = sum(person.snoozes for person in people)
    found += await _happened(arena, {"completed": rounds, "reopened": rounds})
    promised = set().union(*(person.late for person in people))
    return found + await _told(arena, promised) + await _in_the_stream(arena)


def _of(person: Tapper, inbox: set[UUID], tasks: dict[UUID, Any]) -> list[str]:
    lost = set(person.acknowledged) - inbox
    task = tasks.get(person.task_id)
    if task is None:
        return ["an acknowledged task is not stored"]
    found = [f"{len(lost)} acknowledged commands lost"] if lost else []
    if task.snoozes != person.snoozes:
        found.append(f"{person.snoozes} snoozes took effect {task.snoozes} times")
    if task.title != person.title:
        found.append(f"overtaken: {task.title!r} instead of {person.title!r}")
    if person.refused:
        found.append(f"refused: {person.refused}")
    return found


async def _happened(arena: Arena, expected: dict[str, int]) -> list[str]:
    """Each change of state and its event stand or fall together."""
    found = []
    async with arena.engine.connect() as connection:
        for kind, times in expected.items():
            written = select(func.count()).where(OutboxRow.subject == f"events.tasks.{kind}")
            if (count := await connection.scalar(written)) != times:
                found.append(f"{times} times {kind}, {count} events")
    return found


async def _told(arena: Arena, promised: set[UUID]) -> list[str]:
    """A result goes out as a message exactly when its caller was told to expect one."""
    async with arena.engine.connect() as connection:
        notes = select(OutboxRow.message_id).where(OutboxRow.subject.startswith("notify.late"))
        told = {UUID(key.partition(":")[2]) for key in await connection.scalars(notes)}
    silent, needless = len(promised - told), len(told - promised)
    found = [f"{silent} promised results never told"] if silent else []
    return found + ([f"{needless} results told that were answered"] if needless else [])


async def _in_the_stream(arena: Arena) -> list[str]:
    """Events that are in the outbox and not in the stream, or there more than once."""
    async with arena.engine.connect() as connection:
        mine = select(OutboxRow.message_id).where(OutboxRow.subject.startswith("events."))
        written = set(await connection.scalars(mine))
    state = (await arena.js.stream_info(EVENTS)).state
    seen: Counter[str] = Counter()
    for number in range(max(1, state.first_seq), state.last_seq + 1):
        headers = (await arena.js.get_msg(EVENTS, number)).headers or {}
        seen[headers["Nats-Msg-Id"].rpartition(":")[2]] += 1
    lost = written - set(seen)
    doubled = [one for one, times in seen.items() if times > 1]
    found = [f"{len(lost)} events lost"] if lost else []
    return found + ([f"{len(doubled)} events doubled"] if doubled else [])

"""The stage of delivery: the processes, the messenger, and people with reminders that come due."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from time import monotonic
from uuid import UUID

from core.kit.clock import Clock, SystemClock
from core.users.contracts import ChangeZone
from core.wiring import create_container
from tests.factories.people import a_newcomer
from tests.factories.things import a_habit, a_task
from tests.faults.arena import Arena
from tests.faults.crew import Crew
from tests.faults.messenger import Messenger
from tests.faults.processes import Program
from tests.support.desk import Desk
from worker.commands import CommandRunner

PEOPLE = 40
_numbers = count(500_000)
_tokens = count(100_000)


@dataclass(slots=True, frozen=True)
class Due:
    """An occurrence that must arrive: `token` is in its text alone, `at` (UTC) is its time."""

    token: str
    user_id: UUID
    chat_id: int
    at: datetime
    subject_id: UUID
    daily: bool

    @property
    def instants(self) -> list[datetime]:
        """No two occurrences of one person are due at the same; after more than a day a daily one
        speaks of the last time it was missed."""
        return [self.at, self.at + timedelta(days=1)] if self.daily else [self.at]


@dataclass(slots=True)
class Stage:
    """What a case of delivery has to hand; `more` is the environment of what it starts itself."""

    arena: Arena
    crew: Crew
    desk: Desk
    stack: AsyncExitStack
    more: dict[str, str] = field(default_factory=dict)
    due: list[Due] = field(default_factory=list)
    people: list[tuple[UUID, int]] = field(default_factory=list)

    @property
    def messenger(self) -> Messenger:
        return self.crew.messenger

    async def person(self, zone: str = "UTC") -> tuple[UUID, int]:
        """Somebody known to the product and the messenger; their id in each."""
        number = next(_numbers)
        newcomer = a_newcomer(number)
        await self.messenger.welcome(number)
        await self.desk.do(newcomer)
        await self.desk.do(ChangeZone(user_id=newcomer.user_id, zone=zone))
        return newcomer.user_id, number

    async def wave(
        self, many: int = 120, seconds: float = 5.0, ahead: float = 2.0, *, habits: bool = True
    ) -> list[Due]:
        """`many` reminders due over `seconds`, beginning `ahead` seconds after their making; one
        in five is a habit's."""
        while len(self.people) < PEOPLE:
            self.people.append(await self.person())
        pace = await self._seconds_to_make_one()
        begin = datetime.now(UTC) + timedelta(seconds=ahead + 3 * many * pace)
        made = []
        for number in range(many):
            at = begin + timedelta(seconds=seconds * number / many)
            made.append(
                await self.remind(
                    *self.people[number % PEOPLE], at, daily=habits and number % 5 == 0
                )
            )
        assert datetime.now(UTC) < begin, "the machine is too slow: reminders made when due"
        return made

    async def begun(self, wave: list[Due]) -> None:
        """Sleep until half a second after the first of the wave is due."""
        ahead = min(one.at for one in wave) - datetime.now(UTC)
        await asyncio.sleep(max(0.0, ahead.total_seconds()) + 0.5)

    async def _seconds_to_make_one(self, sample: int = 5) -> float:
        began = monotonic()
        for _ in range(sample):
            await self.desk.do(a_task(self.people[0][0]))
        return (monotonic() - began) / sample

    async def remind(
        self, user_id: UUID, chat_id: int, local: datetime, *, daily: bool = False
    ) -> Due:
        """A task at `local` (aware: UTC; its wall time is meant), or a habit at its time."""
        token = f"дело-{next(_tokens)}"
        if daily:
            local = local.replace(microsecond=0)  # rules repeat at whole seconds
            habit = a_habit(user_id, title=token, remind_time=local.time())
            subject_id = (await self.desk.do(habit)).id
        else:
            task = a_task(user_id, title=token, due_date=local.date(), due_time=local.time())
            subject_id = (await self.desk.do(task)).id
        made = Due(token, user_id, chat_id, local, subject_id, daily)
        self.due.append(made)
        return made

    async def start(self, *modules: str, **more: str) -> list[Program]:
        """Start processes of the product; they are killed when the case ends."""
        programs = [self.program(module, **more) for module in modules]
        await asyncio.gather(*(program.start() for program in programs))
        return programs

    def program(self, module: str, **more: str) -> Program:
        """A process not started yet; killed when the case ends."""
        program = self.crew.program(module, **self.more | more)
        self.stack.push_async_callback(program.kill)
        return program


@asynccontextmanager
async def stage(
    crew: Crew, *modules: str, clock: Clock | None = None, **more: str
) -> AsyncIterator[Stage]:
    """The stage with `modules` of the crew running; the case may start others with `more`."""
    crew.set_clock(0)
    await crew.gather(modules)
    await crew.messenger.forget()
    async with AsyncExitStack() as stack:
        container = create_container(crew.arena.engine, clock or SystemClock())
        stack.push_async_callback(container.close)
        desk = Desk(CommandRunner(container), crew.arena.engine)
        yield Stage(crew.arena, crew, desk, stack, more)

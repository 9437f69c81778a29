"""The stage of delivery: the processes, the messenger, and people with reminders that come due."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID

from core.kit.clock import Clock, SystemClock
from core.users.contracts import ChangeZone
from core.wiring import create_container
from tests.factories.people import a_newcomer
from tests.factories.things import a_habit, a_task
from tests.faults.arena import Arena
from tests.faults.messenger import Messenger, free_port
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


@dataclass(slots=True)
class Stage:
    """What a case of delivery has to hand."""

    arena: Arena
    messenger: Messenger
    desk: Desk
    stack: AsyncExitStack
    more: dict[str, str] = field(default_factory=dict)
    due: list[Due] = field(default_factory=list)

    async def person(self, zone: str = "UTC") -> tuple[UUID, int]:
        """Somebody known to the product and the messenger; their id in each."""
        number = next(_numbers)
        newcomer = a_newcomer(number)
        await self.messenger.welcome(number)
        await self.desk.do(newcomer)
        await self.desk.do(ChangeZone(user_id=newcomer.user_id, zone=zone))
        return newcomer.user_id, number

    async def wave(self, many: int = 120, seconds: float = 5.0, ahead: float = 4.0) -> list[Due]:
        """`many` reminders due over `seconds`, beginning in `ahead` seconds from their making."""
        people = [await self.person() for _ in range(PEOPLE)]
        begin = datetime.now(UTC) + timedelta(seconds=ahead + many * 0.012)
        made = []
        for number in range(many):
            at = begin + timedelta(seconds=seconds * number / many)
            made.append(await self.remind(*people[number % PEOPLE], at, daily=number % 5 == 0))
        return made

    async def remind(
        self, user_id: UUID, chat_id: int, local: datetime, *, daily: bool = False
    ) -> Due:
        """A task at `local` (aware: UTC; its wall time is meant), or a habit at its time."""
        token = f"дело-{next(_tokens)}"
        if daily:
            habit = a_habit(user_id, title=token, remind_time=local.time())
            subject_id = (await self.desk.do(habit)).id
        else:
            task = a_task(user_id, title=token, due_date=local.date(), due_time=local.time())
            subject_id = (await self.desk.do(task)).id
        made = Due(token, user_id, chat_id, local, subject_id)
        self.due.append(made)
        return made

    async def start(self, *modules: str, **more: str) -> list[Program]:
        """Start processes of the product; they are killed when the case ends."""
        return [await self._start(module, more) for module in modules]

    async def _start(self, module: str, more: dict[str, str]) -> Program:
        program = self.program(module, **more)
        await program.start()
        return program

    def program(self, module: str, **more: str) -> Program:
        """A process not started yet; killed when the case ends."""
        environment = self.more | (self._of_bot() if module == "bot" else {}) | more
        program = self.arena.program(module, **environment)
        self.stack.push_async_callback(program.kill)
        return program

    def _of_bot(self) -> dict[str, str]:
        """Several bots take updates by webhook, each at a port of its own."""
        port = free_port()
        return {
            "BOT_TOKEN": "4242:faults",
            "TELEGRAM_API_URL": self.messenger.url,
            "WEBHOOK_URL": f"http://127.0.0.1:{port}/updates",
            "WEBHOOK_PORT": str(port),
            "WEBHOOK_SECRET": "of-the-fault-run",
        }


@asynccontextmanager
async def stage(arena: Arena, clock: Clock | None = None) -> AsyncIterator[Stage]:
    """A messenger without people; processes are started by the case."""
    async with AsyncExitStack() as stack:
        container = create_container(arena.engine, clock or SystemClock())
        stack.push_async_callback(container.close)
        messenger = Messenger(arena.logs / f"messenger-{next(_numbers)}")
        stack.push_async_callback(messenger.close)
        await messenger.start()
        desk = Desk(CommandRunner(container), arena.engine)
        yield Stage(arena, messenger, desk, stack)

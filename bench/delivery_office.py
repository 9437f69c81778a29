"""What the delivery benchmark needs: people with tasks, known to the product and to a playground
in a process of its own."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import aiohttp
from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from core.delivery.contracts import Kind, Outcome
from core.delivery.models import DeliveryRow
from core.kit.clock import SystemClock
from core.kit.messages import Notification, decode_notifications
from core.kit.outbox import OutboxRow
from core.tasks.models import Task
from core.users.contracts import PLATFORM_TELEGRAM, build_user_id
from core.users.models import User
from standalone.servers.embedded import ServerEndpoints

TOKEN = "1000002:delivery-of-the-benchmark"
LIST = 50
SINCE = datetime(2026, 1, 1, tzinfo=UTC)
TODAY, TODAY_AT = SystemClock().now().date(), SINCE.time()


@asynccontextmanager
async def playground(folder: Path, *, limits: bool) -> AsyncIterator[str]:
    """The address of a playground in a process of its own, ended by its pid."""
    given = ["--port", "0", "--data-dir", str(folder), *(["--limits"] if limits else [])]
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "playground", *given, stdout=asyncio.subprocess.PIPE
    )
    assert child.stdout
    try:
        async with asyncio.timeout(120):
            address = (await child.stdout.readline()).decode().split()[-1]
        yield address
    finally:
        child.terminate()
        await child.wait()


@asynccontextmanager
async def product_process(module: str, folder: Path, **env: str) -> AsyncIterator[None]:
    """A process of the product, from its first sign of life until the end of the block."""
    beat = folder / f"{module}.beat"
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, env=os.environ | env | {"HEARTBEAT_FILE": str(beat)}
    )
    try:
        async with asyncio.timeout(120):
            while not beat.exists():
                await asyncio.sleep(0.05)
        yield
    finally:
        child.terminate()
        await child.wait()


@dataclass(slots=True)
class Office:
    """People numbered from 1 with a task each, known to the product and to the playground."""

    endpoints: ServerEndpoints
    engine: AsyncEngine
    url: str
    people: int
    tasks: list[UUID] = field(default_factory=list)

    def settings(self) -> dict[str, str]:
        """The environment of the product's processes."""
        return {
            "DATABASE_URL": self.endpoints.database_url,
            "NATS_URL": self.endpoints.nats_url,
            "REDIS_URL": self.endpoints.redis_url,
            "TELEGRAM_API_URL": self.url,
            "BOT_TOKEN": TOKEN,
            "LOG_LEVEL": "WARNING",
        }

    async def furnish(self) -> None:
        """Make people and tasks in PostgreSQL."""
        numbers = range(1, self.people + 1)
        self.tasks = [uuid4() for _ in numbers]
        users = [user_row(number) for number in numbers]
        tasks = [task_row(n, task_id) for n, task_id in zip(numbers, self.tasks, strict=True)]
        async with self.engine.begin() as connection:
            for start in range(0, self.people, 1000):
                await connection.execute(insert(User), users[start : start + 1000])
                await connection.execute(insert(Task), tasks[start : start + 1000])

    async def greet(self) -> None:
        """Have everybody known to the playground at `url`."""
        async with aiohttp.ClientSession(self.url) as session:
            numbers = iter(range(1, self.people + 1))

            async def some() -> None:
                for number in numbers:
                    body = {"user_id": number, "first_name": "Bench", "text": "/start"}
                    async with session.post("/sim/message", json=body) as answer:
                        answer.raise_for_status()

            await asyncio.gather(*(some() for _ in range(16)))
            unread = f"/bot{TOKEN}/deleteWebhook?drop_pending_updates=true"  # nobody shall answer
            async with session.post(unread) as answer:
                answer.raise_for_status()

    def notes(self, run: str, due: datetime) -> Iterator[list[Notification]]:
        """A notification for everybody, in lists as the scheduler publishes them."""
        for start in range(0, self.people, LIST):
            numbers = range(start + 1, min(start + LIST, self.people) + 1)
            yield [
                Notification(
                    key=f"bench:{run}:{number}",
                    kind=Kind.TASK,
                    user_id=build_user_id(PLATFORM_TELEGRAM, number),
                    subject_id=self.tasks[number - 1],
                    due_at=due,
                )
                for number in numbers
            ]

    async def calls(self) -> list[dict[str, Any]]:
        """The newest 2,000 sendMessage calls that the playground got."""
        async with (
            aiohttp.ClientSession(self.url) as session,
            session.get("/sim/calls", params={"after": 0}) as answer,
        ):
            return [call for call in await answer.json() if call["method"] == "sendMessage"]

    async def sent(self) -> int:
        count = select(func.count()).where(DeliveryRow.outcome == Outcome.SENT)
        async with self.engine.connect() as connection:
            return await connection.scalar(count) or 0

    async def steps(self) -> dict[str, list[float]]:
        """Seconds that each sent notification spent on each part of its way."""
        rows = select(OutboxRow.payload, OutboxRow.created_at, OutboxRow.published_at)
        ends = select(DeliveryRow.key, DeliveryRow.updated_at)
        names = ("due to claimed", "claimed to published", "published to sent")
        spent: dict[str, list[float]] = {name: [] for name in names}
        async with self.engine.connect() as connection:
            sent = {row.key: row.updated_at for row in await connection.execute(ends)}
            for row in await connection.execute(rows.where(OutboxRow.subject.like("notify.%"))):
                for note in decode_notifications(row.payload):
                    way = (note.due_at, row.created_at, row.published_at, sent[note.key])
                    for name, (start, end) in zip(names, pairwise(way), strict=True):
                        spent[name].append((end - start).total_seconds())
        return spent

    async def forget(self) -> None:
        async with self.engine.begin() as connection:
            await connection.execute(delete(DeliveryRow))


def user_row(number: int) -> dict[str, Any]:
    return {
        "id": build_user_id(PLATFORM_TELEGRAM, number),
        "platform": PLATFORM_TELEGRAM,
        "platform_user_id": str(number),
        "name": "Bench",
        "locale": "ru",
        "zone": "Europe/Moscow",
        "onboarded_at": SINCE,
        "unreachable_at": None,
        "quiet_from": None,
        "quiet_to": None,
    }


def task_row(number: int, task_id: UUID) -> dict[str, Any]:
    return {
        "id": task_id,
        "user_id": build_user_id(PLATFORM_TELEGRAM, number),
        "title": f"Купить молоко {number}",
        "tags": [],
        "remind_before": [],
        "snoozes": 0,
        "created_at": SINCE,
        "due_date": TODAY,
        "due_time": TODAY_AT,
    }

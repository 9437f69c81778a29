"""The product's own way: two scheduler processes and a worker, until all is in JetStream."""

import asyncio
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import nats
from nats.js import JetStreamContext
from nats.js.api import ConsumerConfig

from bench.waves.cpu import cpu_now, cpu_since
from bench.waves.rows import Rows
from core.kit.messages import decode_notifications
from core.kit.nats.streams import NOTIFY, declare_streams
from standalone.servers import ServerEndpoints

AHEAD = timedelta(seconds=12)  # for the processes to start and for the clock to reach the minute


@dataclass(slots=True)
class Wave:
    """What came of one: seconds from due to the last one in JetStream, and of CPU until then;
    repeats and losses."""

    seconds: float
    cpu: float
    lost: int
    doubled: int


@asynccontextmanager
async def programs(
    folder: Path, endpoints: ServerEndpoints, *names: str
) -> AsyncIterator[list[int]]:
    """Processes `python -m NAME`, each with its sign of life; yields their pids."""
    children = []
    try:
        for number, name in enumerate(names):
            beat = folder / f"{name}{number}.beat"
            children.append(await _started(name, endpoints, beat))
        yield [child.pid for child in children]
    finally:
        for child in children:
            child.terminate()
            await child.wait()


async def _started(name: str, at: ServerEndpoints, beat: Path) -> asyncio.subprocess.Process:
    own = {"DATABASE_URL": at.database_url, "NATS_URL": at.nats_url, "LOG_LEVEL": "WARNING"}
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", name, env=os.environ | own | {"HEARTBEAT_FILE": str(beat)}
    )
    async with asyncio.timeout(60):
        while not beat.exists():  # noqa: ASYNC240
            assert child.returncode is None, f"{name} did not start"
            await asyncio.sleep(0.02)
    return child


async def wave(rows: Rows, folder: Path, endpoints: ServerEndpoints, schedulers: int) -> Wave:
    """Bring the wave up, have it claimed and published, read it back."""
    connection = await nats.connect(endpoints.nats_url)
    js = connection.jetstream()
    await declare_streams(js)
    await js.purge_stream(NOTIFY)
    await rows.bring_up(instant := datetime.now(UTC) + AHEAD)
    names = ["scheduler"] * schedulers + ["worker"]
    async with programs(folder, endpoints, *names):
        await asyncio.sleep((instant - datetime.now(UTC)).total_seconds())
        before = cpu_now()
        while await rows.left():
            await asyncio.sleep(0.2)
        used = cpu_since(before)
        found = await _read(js, instant, rows, used)
    await connection.close()
    return found


async def _read(js: JetStreamContext, instant: datetime, rows: Rows, cpu: float) -> Wave:
    """All of NOTIFY: when the last came, and how often each occurrence did."""
    reader = await js.pull_subscribe("notify.>", "bench", config=ConsumerConfig())
    keys: Counter[str] = Counter()
    last, left = instant, (await js.stream_info(NOTIFY)).state.messages
    while left:
        fetched = await reader.fetch(min(100, left), timeout=30)
        for message in fetched:
            keys.update(note.key for note in decode_notifications(message.data))
            last = max(last, message.metadata.timestamp)
            await message.ack()
        left -= len(fetched)
    await js.delete_consumer(NOTIFY, "bench")
    doubled = sum(many - 1 for many in keys.values())
    return Wave((last - instant).total_seconds(), cpu, rows.due - len(keys), doubled)

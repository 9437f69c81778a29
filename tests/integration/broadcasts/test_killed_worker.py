"""kill -9 of the worker at each step of a broadcast: everybody is handed over, nobody twice."""

import asyncio

from sqlalchemy.ext.asyncio import AsyncEngine

from core.broadcasts.contracts import StartBroadcast
from core.kit.nats.streams import declare_streams
from tests.integration.broadcasts.audience import (
    OWNER,
    OWNER_NUMBER,
    drafted,
    gather,
    handed,
    send_what_waits,
)
from tests.support.desk import Desk
from tests.support.folders import public_folder
from tests.support.nats_servers import OwnNats, jetstream_at
from tests.support.processes import Processes, processes
from tests.support.waiting import eventually

PEOPLE = 2000
KILLS = (("broadcast.before_commit", 1), ("broadcast.after_commit", 2), ("relay.after_publish", 0))


async def test_everybody_once(
    desk: Desk, engine: AsyncEngine, database_url: str, nats_server: OwnNats
) -> None:
    await gather(engine, desk, PEOPLE - 1)
    card = await drafted(desk)
    async with jetstream_at(nats_server.url) as js:
        await declare_streams(js)
    await desk.do(StartBroadcast(user_id=OWNER, broadcast_id=card.id))
    environment = {
        "DATABASE_URL": database_url.replace("+asyncpg", ""),
        "NATS_URL": nats_server.url,
        "OWNER_ID": str(OWNER_NUMBER),
        "SENDS_PER_SECOND": "150",
    }
    with public_folder() as folder:
        async with processes(folder, **environment) as running:
            for point, passes in KILLS:
                await _killed(running, engine, point, passes)
            await running.start("worker")
            await eventually(lambda: _all_handed(engine), "everybody is handed over")
    assert set((await handed(engine)).values()) == {1}


async def _killed(running: Processes, engine: AsyncEngine, point: str, passes: int) -> None:
    """A worker dies at `point` while people go on getting what it has handed over."""
    await running.start("worker", CRASH_AT=point, CRASH_AFTER=str(passes))
    sending = asyncio.create_task(_sending(engine))
    try:
        assert await running.dies("worker") == 137
    finally:
        sending.cancel()
    before = await handed(engine)
    assert set(before.values()) <= {1}
    assert len(before) < PEOPLE


async def _sending(engine: AsyncEngine) -> None:
    while True:
        await send_what_waits(engine)
        await asyncio.sleep(0.05)


async def _all_handed(engine: AsyncEngine) -> bool:
    await send_what_waits(engine)
    return len(await handed(engine)) == PEOPLE

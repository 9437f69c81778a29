"""Faults under a load of events: every part of the pipeline is killed, the books must be even."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import msgspec
from sqlalchemy import text

from tests.faults.arena import Arena
from tests.faults.processes import Program
from tests.faults.senders import SENDERS, Load, Sender, book_complaints, drained, publish
from tests.faults.table import Outcome, case
from tests.support.events import an_event
from tests.support.ports import free_port
from tests.support.waiting import eventually

EVENTS = 100_000
FEWER = 10_000
NO_REDIS = "unix:///nowhere/redis.sock"
GARBAGE = 20


@dataclass(slots=True)
class Hub:
    """An api and a worker that may be killed."""

    api: Program
    worker: Program
    port: int


@asynccontextmanager
async def a_hub(arena: Arena) -> AsyncIterator[Hub]:
    port = free_port()
    api = arena.program(
        "api",
        REDIS_URL=NO_REDIS,
        API_PORT=str(port),
        GRPC_PORT="0",
        EVENTS_OPEN_ON_LOOPBACK="true",
        DATA_DIR=str(arena.logs / f"hub-{port}"),
    )
    hub = Hub(api, arena.program("worker"), port)
    await asyncio.gather(hub.worker.start(), hub.api.start())
    try:
        yield hub
    finally:
        await hub.api.kill()
        await hub.worker.kill()


async def under_load(
    arena: Arena, hub: Hub, events: int, fault: Callable[[], Awaitable[str]]
) -> Outcome:
    """Senders send `events` events through `fault`, among them poison; then the books."""
    load, sender = Load(arena.dice), Sender(hub.port)
    batches = load.batches(events)
    sending = asyncio.gather(*(sender.send(batches) for _ in range(SENDERS)))
    poisoning = asyncio.create_task(_poison(arena, load))
    try:
        what = await fault()
        letters = await poisoning
        await sending
    finally:
        sending.cancel()
        poisoning.cancel()
    await drained(arena)
    tried = f"{what}; {load.sent} events, {len(load.valid)} distinct, {sender.repeats} repeats"
    return Outcome(tried, await book_complaints(arena, load, letters))


async def _all_stored(arena: Arena, load: Load) -> None:
    """The disk buffer is drained by and by, so an empty stream alone says nothing."""

    async def stored() -> bool:
        async with arena.engine.connect() as connection:
            count = await connection.scalar(text("SELECT count(*) FROM event_ids"))
        return bool(count and count >= len(load.valid))

    await eventually(stored, "all is stored", seconds=60)
    await drained(arena)


async def _poison(arena: Arena, load: Load) -> int:
    """Messages past the endpoint: garbage, and envelopes in which one row cannot be stored.

    Returns how many dead letters they must lead to.
    """
    for number in range(GARBAGE):
        await publish(arena.js, b"{" * (number + 1), f"garbage {number}")
        good = [_row(load, "u1") for _ in range(9)]
        body = {
            "source": "poison",
            "received_at": an_event()["timestamp"],
            "items": [*good, _row(None, "null \0 inside")],
        }
        await publish(arena.js, msgspec.json.encode(body), f"one bad row {number}")
        await asyncio.sleep(0.1)
    return 2 * GARBAGE


def _row(load: Load | None, user: str) -> list[object]:
    event = an_event()
    if load is not None:
        load.valid.add(event["event_id"])
    return [event["event_id"], event["timestamp"], user, "poison.near", "1.00", {}]


@case(
    "api and worker killed -9, NATS and PostgreSQL killed and restarted, under 100,000 events",
    "senders repeat what was not answered",
    "each distinct valid event once; minutes equal a recount; poison in dead letters",
)
async def everything_dies(arena: Arena) -> Outcome:
    async with a_hub(arena) as hub:

        async def kill_worker() -> None:
            await hub.worker.kill()
            await hub.worker.start()

        async def kill_api() -> None:
            await hub.api.kill()
            await hub.api.start()

        async def kill_postgres() -> None:
            arena.postgres.kill()
            await arena.postgres.start()

        async def kill_all() -> str:
            kills = (kill_worker, kill_api, arena.nats.crash_and_return, kill_postgres) * 2
            for kill in kills:
                await asyncio.sleep(arena.dice.uniform(0.3, 1.5))
                await kill()
            return f"{len(kills)} kills"

        return await under_load(arena, hub, EVENTS, kill_all)


@case(
    "worker dies between COMMIT and acknowledgement of events",
    "nothing",
    "each distinct valid event once; minutes equal a recount",
)
async def before_ack(arena: Arena) -> Outcome:
    async with a_hub(arena) as hub:

        async def crash() -> str:
            for _ in range(2):
                await hub.worker.kill()
                await hub.worker.start(CRASH_AT="activity.before_ack")
                assert await hub.worker.crashed() == 137
            await hub.worker.start()
            return "2 crashes"

        return await under_load(arena, hub, FEWER, crash)


@case(
    "NATS away for long, the api killed -9 meanwhile",
    "events are accepted all the same",
    "what was accepted is on files, and stored once NATS is back",
)
async def nats_away(arena: Arena) -> Outcome:
    async with a_hub(arena) as hub:
        load, sender = Load(arena.dice), Sender(hub.port)
        arena.nats.kill()
        await sender.send(load.batches(FEWER // 2))
        await hub.api.kill()
        await hub.api.start()
        await sender.send(load.batches(FEWER // 2))
        await arena.nats.start()
        await sender.send(load.batches(FEWER // 2))
        await _all_stored(arena, load)
        tried = f"{load.sent} events, {sender.repeats} repeats"
        return Outcome(tried, await book_complaints(arena, load, 0))

"""Servers that die, freeze or forget while a wave of reminders goes out."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

from tests.faults.arena import Arena
from tests.faults.books import outcome
from tests.faults.processes import with_children
from tests.faults.stage import Stage, stage
from tests.faults.table import Outcome, case

FROZEN_SECONDS = 7.0
Fault = Callable[[Stage], Awaitable[str]]


async def under_wave(arena: Arena, fault: Fault, bots: int = 2) -> Outcome:
    """`fault` strikes in the middle of a wave."""
    async with stage(arena) as place:
        await place.wave(seconds=8)
        await place.start("scheduler", "worker", *["bot"] * bots)
        what = await fault(place)
        return await outcome(place, what, seconds=100)


async def thrice(place: Stage, strike: Callable[[], Awaitable[None]]) -> str:
    for _ in range(3):
        await asyncio.sleep(place.arena.dice.uniform(0.5, 1.5))
        await strike()
    return "3 times"


@contextmanager
def frozen(pid: int | None) -> Iterator[None]:
    """A process and all its children stand still."""
    assert pid is not None
    pids = with_children(pid)
    for one in pids:
        os.kill(one, signal.SIGSTOP)
    try:
        yield
    finally:
        for one in pids:
            os.kill(one, signal.SIGCONT)


async def freeze(place: Stage, pid: int | None) -> str:
    await asyncio.sleep(place.arena.dice.uniform(1, 2))
    with frozen(pid):
        await asyncio.sleep(FROZEN_SECONDS)
    return "1 freeze"


@case("NATS killed -9 and restarted in a wave", "a delay", "I3, I5", seconds=200)
async def nats_killed(arena: Arena) -> Outcome:
    return await under_wave(arena, lambda place: thrice(place, arena.nats.crash_and_return))


@case("PostgreSQL killed -9 and restarted in a wave", "a delay", "I2, I3, I5", seconds=200)
async def postgres_killed(arena: Arena) -> Outcome:
    async def strike() -> None:
        arena.postgres.kill()
        await arena.postgres.start()

    return await under_wave(arena, lambda place: thrice(place, strike))


@case("Redis killed -9 and restarted in a wave", "nothing", "I3")
async def redis_killed(arena: Arena) -> Outcome:
    async def strike() -> None:
        arena.redis.kill()
        await asyncio.sleep(1)
        await arena.redis.start()

    return await under_wave(arena, lambda place: thrice(place, strike))


@case("Redis emptied (FLUSHALL) in a wave", "nothing", "I3")
async def redis_flushed(arena: Arena) -> Outcome:
    return await under_wave(arena, lambda place: thrice(place, arena.flush_redis))


@case("NATS frozen for 7 s in a wave", "a delay", "I3, I5", seconds=200)
async def nats_frozen(arena: Arena) -> Outcome:
    return await under_wave(arena, lambda place: freeze(place, arena.nats.pid))


@case("PostgreSQL frozen for 7 s in a wave", "a delay", "I2, I3, I5", seconds=200)
async def postgres_frozen(arena: Arena) -> Outcome:
    return await under_wave(arena, lambda place: freeze(place, arena.postgres.pid))


@case("Redis frozen for 7 s in a wave", "a short delay", "I3")
async def redis_frozen(arena: Arena) -> Outcome:
    return await under_wave(arena, lambda place: freeze(place, arena.redis.pid))

"""Servers that die, freeze or forget while a wave of reminders goes out."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

from tests.faults.books import outcome
from tests.faults.crew import WHOLE, Crew
from tests.faults.processes import with_children
from tests.faults.stage import Stage, stage
from tests.faults.table import Outcome, crew_case

FROZEN_SECONDS = 7.0
Fault = Callable[[Stage], Awaitable[str]]


async def under_wave(crew: Crew, fault: Fault) -> Outcome:
    """`fault` strikes in the middle of a wave sent by two bots."""
    async with stage(crew, *WHOLE) as place:
        await place.begun(await place.wave(seconds=8))
        what = await fault(place)
        return await outcome(place, what, seconds=240)


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


@crew_case("NATS killed -9 and restarted in a wave", "a delay", "I3, I5")
async def nats_killed(crew: Crew) -> Outcome:
    return await under_wave(crew, lambda place: thrice(place, crew.arena.nats.crash_and_return))


@crew_case("PostgreSQL killed -9 and restarted in a wave", "a delay", "I2, I3, I5")
async def postgres_killed(crew: Crew) -> Outcome:
    async def strike() -> None:
        crew.arena.postgres.kill()
        await crew.arena.postgres.start()

    return await under_wave(crew, lambda place: thrice(place, strike))


@crew_case("Redis killed -9 and restarted in a wave", "nothing", "I3")
async def redis_killed(crew: Crew) -> Outcome:
    async def strike() -> None:
        crew.arena.redis.kill()
        await asyncio.sleep(1)
        await crew.arena.redis.start()

    return await under_wave(crew, lambda place: thrice(place, strike))


@crew_case("Redis emptied (FLUSHALL) in a wave", "nothing", "I3")
async def redis_flushed(crew: Crew) -> Outcome:
    return await under_wave(crew, lambda place: thrice(place, crew.arena.flush_redis))


@crew_case("NATS frozen for 7 s in a wave", "a delay", "I3, I5")
async def nats_frozen(crew: Crew) -> Outcome:
    return await under_wave(crew, lambda place: freeze(place, crew.arena.nats.pid))


@crew_case("PostgreSQL frozen for 7 s in a wave", "a delay", "I2, I3, I5")
async def postgres_frozen(crew: Crew) -> Outcome:
    return await under_wave(crew, lambda place: freeze(place, crew.arena.postgres.pid))


@crew_case("Redis frozen for 7 s in a wave", "a short delay", "I3")
async def redis_frozen(crew: Crew) -> Outcome:
    return await under_wave(crew, lambda place: freeze(place, crew.arena.redis.pid))

"""Faults of schedulers: every occurrence is fired once."""

import asyncio
from collections import Counter
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from core.kit.clock import SystemClock
from core.kit.messages import decode_notifications
from core.kit.outbox import OutboxRow
from core.wiring import create_container
from tests.factories.people import a_person
from tests.factories.things import a_habit, a_task
from tests.faults.arena import Arena
from tests.faults.proxy import cutting
from tests.faults.table import Outcome, case
from tests.support.desk import Desk
from tests.support.waiting import eventually
from worker.commands import CommandRunner

TASKS, HABITS = 80, 20


async def due_soon(arena: Arena, spread: float = 6.0) -> set[UUID]:
    """Tasks due once and habits due daily, all within the next seconds; returns their ids."""
    container = create_container(arena.engine, SystemClock())
    desk = Desk(CommandRunner(container), arena.engine)
    user = await a_person(desk, "UTC")
    start, ids = datetime.now(UTC) + timedelta(seconds=4), set()
    for number in range(TASKS + HABITS):
        due = start + timedelta(seconds=spread * number / (TASKS + HABITS))
        if number % 5:
            task = a_task(user, due_date=due.date(), due_time=due.time())
            ids.add((await desk.do(task)).id)
        else:
            ids.add((await desk.do(a_habit(user, remind_time=due.time()))).id)
    await container.close()
    return ids


async def fired(arena: Arena) -> Counter[UUID]:
    """How often each thing was reminded of."""
    async with arena.engine.connect() as connection:
        notes = await connection.scalars(
            select(OutboxRow.payload).where(OutboxRow.subject.startswith("notify."))
        )
        decoded = [note for payload in notes for note in decode_notifications(payload)]
    return Counter(note.subject_id for note in decoded if note.subject_id is not None)


async def each_once(arena: Arena, ids: set[UUID], what: str) -> Outcome:
    """Wait until all have fired and a little longer; each must have done so once."""

    async def all_fired() -> bool:
        return ids <= set(await fired(arena))

    with suppress(AssertionError):
        await eventually(all_fired, "every reminder fired", seconds=40)
    await asyncio.sleep(1.5)
    times = await fired(arena)
    missing = len(ids - set(times))
    twice = sum(1 for count in times.values() if count > 1)
    found = [f"{missing} never came"] if missing else []
    found += [f"{twice} came twice"] if twice else []
    return Outcome(f"{what}; {len(ids)} reminders", found)


async def crashing(arena: Arena, point: str) -> Outcome:
    ids = await due_soon(arena, spread=14)
    async with AsyncExitStack() as stack:
        steady = arena.program("scheduler")
        program = arena.program("scheduler")
        stack.push_async_callback(steady.kill)
        stack.push_async_callback(program.kill)
        for _ in range(3):
            await program.start(CRASH_AT=point)
            assert await program.crashed() == 137
        await steady.start()
        return await each_once(arena, ids, "3 crashes")


@case("scheduler dies before COMMIT", "a delay", "I2")
async def before_commit(arena: Arena) -> Outcome:
    return await crashing(arena, "scheduler.before_commit")


@case("scheduler dies after COMMIT", "nothing", "I2")
async def after_commit(arena: Arena) -> Outcome:
    return await crashing(arena, "scheduler.after_commit")


@case("two schedulers, one killed -9 again and again", "nothing", "I2")
async def killed_at_random(arena: Arena) -> Outcome:
    ids = await due_soon(arena)
    async with arena.running("scheduler"), arena.running("scheduler") as other:
        for _ in range(3):
            await asyncio.sleep(arena.dice.uniform(0.1, 0.8))
            await other.kill()
            await other.start()
        return await each_once(arena, ids, "3 kills")


@case("two schedulers, clocks an hour ahead and behind", "up to an hour early", "I2")
async def clocks_apart(arena: Arena) -> Outcome:
    ids = await due_soon(arena)
    async with (
        arena.running("scheduler", CLOCK_OFFSET="PT1H"),
        arena.running("scheduler", CLOCK_OFFSET="-PT1H"),
        arena.running("scheduler"),
    ):
        await asyncio.sleep(8)
        return await each_once(arena, ids, "3 schedulers")


@case("PostgreSQL restarted under two schedulers", "a delay", "I2")
async def postgres_killed(arena: Arena) -> Outcome:
    ids = await due_soon(arena)
    async with arena.running("scheduler"), arena.running("scheduler"):
        for _ in range(3):
            await asyncio.sleep(arena.dice.uniform(0.5, 1.5))
            arena.postgres.kill()
            await arena.postgres.start()
        return await each_once(arena, ids, "3 kills")


@case("COMMIT's reply lost to the scheduler", "nothing", "I2")
async def commit_reply_lost(arena: Arena) -> Outcome:
    ids = await due_soon(arena)
    async with (
        cutting(arena.postgres.sockets, 0.3, arena.seed) as (proxy, url),
        arena.running("scheduler", url),
    ):
        outcome = await each_once(arena, ids, "replies lost at random")
    missed = [] if proxy.cuts else ["no reply was lost: nothing was tried"]
    return Outcome(f"{proxy.cuts} {outcome.tried}", outcome.complaints + missed)

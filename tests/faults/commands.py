"""Faults under people who go on tapping: the worker, its servers, and the way between."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from uuid import uuid4

from core.kit.messages import encode
from core.kit.nats.streams import DEAD
from tests.factories.things import a_task
from tests.faults.arena import Arena
from tests.faults.people import Tapper, complaints, settled
from tests.faults.processes import with_children
from tests.faults.proxy import cutting
from tests.faults.table import Outcome, case

PEOPLE = 6
FROZEN_SECONDS = 7.0
Fault = Callable[[], Awaitable[str]]


async def under_taps(arena: Arena, fault: Fault) -> Outcome:
    """People arrive, go on tapping through `fault` and a second longer; then the books."""
    people = [Tapper(arena) for _ in range(PEOPLE)]
    await asyncio.gather(*(one.arrive() for one in people))
    stop = asyncio.Event()
    tapping = asyncio.gather(*(one.tap_on(stop) for one in people))
    try:
        what = await fault()
        await asyncio.sleep(1)
        stop.set()
        await tapping
    finally:
        tapping.cancel()
    await settled(arena)
    taps = sum(len(one.acknowledged) for one in people)
    late = sum(len(one.late) for one in people)
    tried = f"{what}; {taps} commands, {late} answered later"
    return Outcome(tried, await complaints(arena, people))


async def crashing(arena: Arena, point: str, times: int = 3) -> Outcome:
    """Crash at `point` again and again, each time after some random passes."""
    program = arena.program("worker")
    await program.start()

    async def crash() -> str:
        for _ in range(times):
            await program.kill()
            passes = str(arena.dice.randint(0, 30))
            await program.start(CRASH_AT=point, CRASH_AFTER=passes)
            assert await program.crashed() == 137
        await program.start()
        return f"{times} crashes"

    try:
        return await under_taps(arena, crash)
    finally:
        await program.kill()


@case("worker dies before COMMIT", "the answer comes later", "I1, I4")
async def before_commit(arena: Arena) -> Outcome:
    return await crashing(arena, "worker.before_commit")


@case("worker dies after COMMIT, before reply and ack", "the answer comes later", "I1, I4")
async def after_commit(arena: Arena) -> Outcome:
    return await crashing(arena, "worker.after_commit")


@case("relay dies between publish and mark", "nothing", "events: none lost, none doubled")
async def after_publish(arena: Arena) -> Outcome:
    return await crashing(arena, "relay.after_publish")


@case("worker killed -9 at random moments", "the answer comes later", "I1, I4")
async def killed_at_random(arena: Arena) -> Outcome:
    async with arena.running("worker") as program:

        async def kill() -> str:
            for _ in range(5):
                await asyncio.sleep(arena.dice.uniform(0.1, 0.8))
                await program.kill()
                await program.start()
            return "5 kills"

        return await under_taps(arena, kill)


@case("two workers, one killed -9 again and again", "nothing, or later", "I1, I4")
async def two_workers(arena: Arena) -> Outcome:
    async with arena.running("worker"), arena.running("worker") as other:

        async def kill() -> str:
            for _ in range(3):
                await asyncio.sleep(arena.dice.uniform(0.2, 0.8))
                await other.kill()
                await other.start()
            return "3 kills"

        return await under_taps(arena, kill)


@case("NATS killed -9 and restarted", "a short delay", "I1, I4, I5")
async def nats_killed(arena: Arena) -> Outcome:
    async def kill() -> str:
        for _ in range(4):
            await asyncio.sleep(arena.dice.uniform(0.3, 1))
            await arena.nats.crash_and_return()
        await asyncio.sleep(1)
        return "4 kills"

    async with arena.running("worker"):
        return await under_taps(arena, kill)


@case("NATS frozen for 7 s", "“could not save, try again”, never a false “saved”", "I1, I4")
async def nats_frozen(arena: Arena) -> Outcome:
    async def freeze() -> str:
        arena.nats.freeze()
        await asyncio.sleep(FROZEN_SECONDS)
        arena.nats.thaw()
        await asyncio.sleep(2)
        return "1 freeze"

    async with arena.running("worker"):
        return await under_taps(arena, freeze)


@case("PostgreSQL killed -9 and restarted", "a short delay, or later", "I1, I4, I5")
async def postgres_killed(arena: Arena) -> Outcome:
    async def kill() -> str:
        for _ in range(3):
            await asyncio.sleep(arena.dice.uniform(0.3, 1))
            arena.postgres.kill()
            await arena.postgres.start()
        await asyncio.sleep(2)
        return "3 kills"

    async with arena.running("worker"):
        return await under_taps(arena, kill)


@case("PostgreSQL frozen for 7 s", "“accepted”, the result later", "I1, I4, I5")
async def postgres_frozen(arena: Arena) -> Outcome:
    async def freeze() -> str:
        frozen = with_children(arena.postgres.pid or 0)
        for pid in frozen:
            os.kill(pid, signal.SIGSTOP)
        await asyncio.sleep(FROZEN_SECONDS)
        for pid in frozen:
            os.kill(pid, signal.SIGCONT)
        await asyncio.sleep(2)
        return "1 freeze"

    async with arena.running("worker"):
        return await under_taps(arena, freeze)


@case("COMMIT's reply lost on the way", "nothing", "I1, I4")
async def commit_reply_lost(arena: Arena) -> Outcome:
    async with cutting(arena.postgres.sockets, 0.05, arena.seed) as (proxy, url):

        async def cut() -> str:
            await asyncio.sleep(4)
            return f"{proxy.cuts} replies lost"

        async with arena.running("worker", url):
            outcome = await under_taps(arena, cut)
    missed = [] if proxy.cuts else ["no reply was lost: nothing was tried"]
    return Outcome(outcome.tried, outcome.complaints + missed)


@case("the worker's clock an hour ahead, then behind", "nothing", "I1; nobody is told twice")
async def clock_off(arena: Arena) -> Outcome:
    program = arena.program("worker")
    await program.start(CLOCK_OFFSET="PT1H")

    async def turn_back() -> str:
        await asyncio.sleep(1.5)
        await program.stop()
        await program.start(CLOCK_OFFSET="-PT1H")
        return "2 clocks"

    try:
        return await under_taps(arena, turn_back)
    finally:
        await program.kill()


@case("poison among the commands", "nothing", "others flow; each is a dead letter with a reason")
async def poison(arena: Arena) -> Outcome:
    many = 50

    async def poisoned() -> str:
        for number in range(many):
            subject = ("commands.tasks.add", "commands.no.such")[number % 2]
            body = (b"{", encode(a_task(uuid4())), bytes(range(256)))[number % 3]
            await arena.js.publish(subject, body, headers={"command-id": f"poison {number}"})
        return f"{many} poisoned"

    async with arena.running("worker"):
        outcome = await under_taps(arena, poisoned)
    state = (await arena.js.stream_info(DEAD)).state
    letters = [await arena.js.get_msg(DEAD, n) for n in range(state.first_seq, state.last_seq + 1)]
    reasons = [letter for letter in letters if (letter.headers or {}).get("dead-reason")]
    wrong = [] if len(reasons) == many else [f"{len(reasons)} dead letters"]
    return Outcome(outcome.tried, outcome.complaints + wrong)

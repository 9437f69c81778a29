"""Processes that die while a wave of reminders goes out."""

import asyncio
from collections.abc import Sequence

from tests.faults.arena import Arena
from tests.faults.books import outcome
from tests.faults.processes import Program
from tests.faults.stage import Stage, stage
from tests.faults.table import Outcome, case

# What a dead bot held comes back after ack_wait, what it was sending after its lease as well.
UNTIL_GIVEN_BACK = 200.0


async def crashing(arena: Arena, module: str, point: str, rivals: Sequence[str] = ()) -> Outcome:
    """Crash `module` at `point` three times under a wave, then let a sound one finish it."""
    others = [name for name in ("scheduler", "worker", "bot") if name != module]
    async with stage(arena) as place:
        await place.wave(many=150, seconds=25)
        await place.start(*others, *rivals)
        crashes = 0
        for _ in range(3):
            program = place.program(module)
            await program.start(CRASH_AT=point, CRASH_AFTER=str(arena.dice.randint(0, 8)))
            crashes += await program.crashed() == 137
        await place.start(module)
        found = await outcome(place, f"{crashes} crashes", UNTIL_GIVEN_BACK)
    missed = [] if crashes == 3 else ["it did not crash: nothing was tried"]
    return Outcome(found.tried, found.complaints + missed)


@case("bot dies before a send", "a delay; a repeat says so", "I3", seconds=300)
async def before_send(arena: Arena) -> Outcome:
    return await crashing(arena, "bot", "delivery.before_send")


@case("bot dies after a send, before the ledger", "a repeat that says so", "I3", seconds=300)
async def after_send(arena: Arena) -> Outcome:
    return await crashing(arena, "bot", "delivery.after_send")


@case("scheduler dies before COMMIT of a wave", "a delay", "I2, I3")
async def scheduler_before_commit(arena: Arena) -> Outcome:
    return await crashing(arena, "scheduler", "scheduler.before_commit", ["scheduler"])


@case("scheduler dies after COMMIT of a wave", "nothing", "I2, I3")
async def scheduler_after_commit(arena: Arena) -> Outcome:
    return await crashing(arena, "scheduler", "scheduler.after_commit", ["scheduler"])


@case("relay dies between publish and mark of a wave", "a delay", "I2, I3")
async def relay_after_publish(arena: Arena) -> Outcome:
    return await crashing(arena, "worker", "relay.after_publish")


@case("all kinds killed -9 at random, two bots", "a delay; repeats say so", "I2, I3", seconds=300)
async def killed_at_random(arena: Arena) -> Outcome:
    async with stage(arena) as place:
        await place.wave(many=150, seconds=15)
        programs = await place.start("scheduler", "worker", "bot", "bot")
        await _killing(place, programs, 8)
        return await outcome(place, "8 kills", UNTIL_GIVEN_BACK)


async def _killing(place: Stage, programs: list[Program], times: int) -> None:
    """Each in turn, so that none is spared, at moments of the dice."""
    for number in range(times):
        await asyncio.sleep(place.arena.dice.uniform(0.2, 1.0))
        await programs[number % len(programs)].kill()
        await programs[number % len(programs)].start()

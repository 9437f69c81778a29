"""Processes that die while a wave of reminders goes out."""

import asyncio

from tests.faults.books import outcome
from tests.faults.crew import WHOLE, Crew
from tests.faults.stage import stage
from tests.faults.table import Outcome, crew_case

# What a dead bot held comes back after ack_wait, what it was sending after its lease as well.
UNTIL_GIVEN_BACK = 300.0


async def crashing(crew: Crew, module: str, point: str, times: int = 3) -> Outcome:
    """Crash `module` at `point` again and again, each time under a new wave; a sound one ends."""
    others = [name for name in WHOLE[:3] if name != module]
    async with stage(crew, *others) as place:
        for _ in range(times):
            program = place.program(module)
            await program.start(CRASH_AT=point, CRASH_AFTER=str(crew.arena.dice.randint(0, 5)))
            await place.wave(many=50, seconds=5)
            assert await program.crashed() == 137
        await crew.gather(WHOLE)
        return await outcome(place, f"{times} crashes", UNTIL_GIVEN_BACK)


@crew_case("bot dies before a send", "a delay; a repeat says so", "I3", seconds=1200)
async def before_send(crew: Crew) -> Outcome:
    return await crashing(crew, "bot", "delivery.before_send")


@crew_case("bot dies after a send, before the ledger", "a repeat says so", "I3", seconds=1200)
async def after_send(crew: Crew) -> Outcome:
    return await crashing(crew, "bot", "delivery.after_send")


@crew_case("scheduler dies before COMMIT of a wave", "a delay", "I2, I3")
async def scheduler_before_commit(crew: Crew) -> Outcome:
    return await crashing(crew, "scheduler", "scheduler.before_commit")


@crew_case("scheduler dies after COMMIT of a wave", "nothing", "I2, I3")
async def scheduler_after_commit(crew: Crew) -> Outcome:
    return await crashing(crew, "scheduler", "scheduler.after_commit")


@crew_case("relay dies between publish and mark of a wave", "a delay", "I2, I3")
async def relay_after_publish(crew: Crew) -> Outcome:
    return await crashing(crew, "worker", "relay.after_publish")


@crew_case("all killed -9 at random in a wave, two bots", "a delay", "I2, I3", seconds=1200)
async def killed_at_random(crew: Crew) -> Outcome:
    async with stage(crew, *WHOLE) as place:
        await place.begun(await place.wave(many=150, seconds=20))
        for number in range(8):
            await asyncio.sleep(crew.arena.dice.uniform(0.2, 1.0))
            victim = crew.members[number % len(crew.members)]
            await victim.kill()
            await victim.start()
        return await outcome(place, "8 kills", UNTIL_GIVEN_BACK)

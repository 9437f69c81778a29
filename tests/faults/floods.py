"""One person floods the bot: others are answered meanwhile, and a kill costs them nothing."""

import asyncio

from tests.faults.crew import Crew
from tests.faults.stage import Stage, stage
from tests.faults.table import Outcome, crew_case
from tests.support.floods import Refused, flood, told_too_fast, waits_meanwhile
from tests.support.person import Person

MANY, PER_SECOND = 300, 125
LONGEST_WAIT = 3.0
OTHERS = 4


@crew_case("one person sends 300 messages in 2.4 s", "is told once; others nothing", "I4, I5")
async def by_polling(crew: Crew) -> Outcome:
    return await _flooded(crew, WEBHOOK_URL="")


@crew_case("the same by webhook", "is told once; others nothing", "I4, I5")
async def by_webhook(crew: Crew) -> Outcome:
    return await _flooded(crew)


async def _flooded(crew: Crew, **more: str) -> Outcome:
    async with stage(crew, "worker") as place:
        await place.start("bot", **more)
        flooder, *others = [await _person(place) for _ in range(1 + OTHERS)]
        refused = Refused(flooder)
        before = await refused.count()
        flooding = asyncio.create_task(flood(flooder, MANY, PER_SECOND))
        waits = await waits_meanwhile(others, flooding)
        told = await told_too_fast(flooder)
        times = await refused.count() - before
    complaints = [f"others waited {max(waits):.1f} s"] if max(waits) > LONGEST_WAIT else []
    complaints += [f"told {told} times"] if told > 1 else []
    complaints += [f"{times} refusals"] if times > 2 else []
    tried = f"{MANY} messages; others waited {max(waits):.2f} s at most; {times} refusals (429)"
    return Outcome(tried, complaints)


async def _person(place: Stage) -> Person:
    _, number = await place.person()
    return Person(lambda: place.messenger.client, number)

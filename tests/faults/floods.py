"""One person floods the bot: others are answered meanwhile, and a kill costs them nothing."""

import asyncio

from tests.faults.crew import Crew
from tests.faults.stage import Stage, stage
from tests.faults.table import Outcome, crew_case
from tests.support.floods import (
    Refused,
    flood,
    is_answered,
    texts_of_bot,
    told_too_fast,
    waits_meanwhile,
)
from tests.support.person import Person
from tests.support.waiting import eventually

NO_SUCH_COMMAND = "Такой команды нет"
LONGEST_WAIT = 3.0
OTHERS = 4
QUICK = 20


@crew_case("one person sends 300 messages in 2.4 s", "is told once; others nothing", "I4, I5")
async def by_polling(crew: Crew) -> Outcome:
    return await _flooded(crew, 300, 125, WEBHOOK_URL="")


@crew_case("the same by webhook", "is told once; others nothing", "I4, I5")
async def by_webhook(crew: Crew) -> Outcome:
    return await _flooded(crew, 300, 125)


@crew_case("one person sends 10 a second for 20 s", "is told once; others nothing", "I4, I5")
async def slowly(crew: Crew) -> Outcome:
    return await _flooded(crew, 200, 10, WEBHOOK_URL="")


@crew_case("one person sends 20 messages at once", "an answer to each", "I1")
async def quickly(crew: Crew) -> Outcome:
    async with stage(crew, "worker") as place:
        await place.start("bot", WEBHOOK_URL="")
        person = await _person(place)
        before = len(await texts_of_bot(person))
        await flood(person, QUICK, 1000)

        async def all_answered() -> bool:
            return len(await texts_of_bot(person)) >= before + QUICK

        await eventually(all_answered, "an answer to each message", seconds=90)
        told = await told_too_fast(person)
    return Outcome(f"{QUICK} messages", [f"told {told} times"] if told else [])


async def _flooded(crew: Crew, many: int, per_second: float, **more: str) -> Outcome:
    async with stage(crew, "worker") as place:
        await place.start("bot", **more)
        flooder, *others = [await _person(place) for _ in range(1 + OTHERS)]
        refused = Refused(flooder)
        before = await refused.count()
        flooding = asyncio.create_task(flood(flooder, many, per_second))
        waits = await waits_meanwhile(others, flooding)

        async def flood_is_over() -> bool:
            return await is_answered(flooder, "/nonsense", NO_SUCH_COMMAND, LONGEST_WAIT)

        await eventually(flood_is_over, "the flooder is answered at once again", seconds=180)
        told = await told_too_fast(flooder)
        times = await refused.count() - before
    complaints = [f"others waited {max(waits):.1f} s"] if max(waits) > LONGEST_WAIT else []
    complaints += [f"told {told} times"] if told > 1 else []
    complaints += [f"{times} refusals"] if times > 2 else []
    tried = f"{many} messages; others waited {max(waits):.2f} s at most; {times} refusals (429)"
    return Outcome(tried, complaints)


async def _person(place: Stage) -> Person:
    _, number = await place.person()
    return Person(lambda: place.messenger.client, number)

"""Clocks that are wrong, are set, or fall silent for hours: each reminder still comes once."""

import asyncio
from datetime import UTC, datetime, timedelta

from tests.faults.books import books, outcome, settled
from tests.faults.crew import WHOLE, Crew
from tests.faults.stage import Due, Stage, stage
from tests.faults.table import Outcome, crew_case

HOUR = 3600.0
LATER = 40


async def _later(place: Stage) -> list[Due]:
    """Reminders due in half an hour, a third of them daily."""
    people = [await place.person() for _ in range(LATER // 2)]
    at = datetime.now(UTC) + timedelta(minutes=30)
    return [
        await place.remind(
            *people[number % len(people)], at + timedelta(seconds=number), daily=number % 3 == 0
        )
        for number in range(LATER)
    ]


@crew_case(
    "two schedulers, clocks an hour ahead and behind, a wave", "up to an hour early", "I2, I3"
)
async def apart(crew: Crew) -> Outcome:
    async with stage(crew, *WHOLE[1:]) as place:
        for offset in ("PT1H", "-PT1H"):
            await place.program("scheduler", CLOCK_OFFSET_FILE="", CLOCK_OFFSET=offset).start()
        await place.wave(many=60)
        await _later(place)
        return await outcome(place, "2 schedulers")


@crew_case("clocks set an hour forward and back in a wave", "up to an hour early or late", "I2, I3")
async def stepped(crew: Crew) -> Outcome:
    async with stage(crew, *WHOLE) as place:
        await _later(place)
        await place.begun(await place.wave(many=80, seconds=10))
        for offset in (HOUR, 0.0, -HOUR, HOUR, 0.0):
            await asyncio.sleep(crew.arena.dice.uniform(1.5, 2.5))
            crew.set_clock(offset)
        return await outcome(place, "5 steps")


async def _outage(crew: Crew, hours: int, *said: str) -> Outcome:
    """Everything but the servers is down while a wave comes due, and back `hours` later."""
    away = timedelta(hours=hours, minutes=5)
    async with stage(crew, *WHOLE) as place:
        due = await place.wave(many=80, seconds=2, ahead=4)
        await crew.dismiss()
        assert datetime.now(UTC) < due[0].at, "too slow: the wave had begun"
        crew.set_clock(away.total_seconds())
        await crew.gather(WHOLE)
        await settled(place)
        found = await books(place, away)
    silent = sum(
        1 for texts in found.shown.values() if not any(words in texts[0] for words in said)
    )
    wrong = [f"{silent} do not say how late they are"] if silent else []
    return Outcome(f"1 outage; {found.tried()}", found.complaints() + wrong)


@crew_case("everything down for two hours", "late, and it says how late", "I2, I3")
async def two_hours(crew: Crew) -> Outcome:
    return await _outage(crew, 2, "опоздал на 2 часа")


@crew_case("everything down for thirty hours", "one message for all, or how late", "I2, I3")
async def thirty_hours(crew: Crew) -> Outcome:
    return await _outage(crew, 30, "опоздал на", "Пока меня не было")

"""A bot that dies with a press in its hands: each answer to a reminder counts once."""

import asyncio
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from core.tasks.models import Task
from tests.faults.books import outcome
from tests.faults.crew import WHOLE, Crew
from tests.faults.stage import Due, Stage, stage
from tests.faults.table import Outcome, crew_case

BUTTON = "⏰ 15 минут"  # each press that takes effect counts one up
TIMES, EACH = 3, 20


@crew_case("bot dies before it confirms an update", "its press works once", "I1, I3", seconds=1200)
async def before_confirm(crew: Crew) -> Outcome:
    async with stage(crew, *WHOLE[:2]) as place:
        pressing = asyncio.create_task(_press_all(place, TIMES * EACH))
        try:
            for _ in range(TIMES):
                passes = str(crew.arena.dice.randint(0, 5))
                bot = place.program(
                    "bot", WEBHOOK_URL="", CRASH_AT="bot.before_confirm", CRASH_AFTER=passes
                )
                await bot.start()
                await place.wave(many=EACH, seconds=3, habits=False)
                assert await bot.crashed() == 137
            await crew.gather(WHOLE)
            await pressing
        finally:
            pressing.cancel()
        wrong = await _counted(place)
        found = await outcome(place, f"{TIMES} crashes, {TIMES * EACH} presses", 300)
    return Outcome(found.tried, found.complaints + wrong)


async def _press_all(place: Stage, many: int) -> None:
    """Answer each reminder as soon as it shows, until so many have been answered."""
    answered: set[str] = set()
    while len(answered) < many:
        for one in place.due:
            if one.token not in answered and await _press(place, one):
                answered.add(one.token)
        await asyncio.sleep(0.3)


async def _press(place: Stage, one: Due) -> bool:
    for message in await place.messenger.shown(one.chat_id):
        if one.token in message.get("text", ""):
            await place.messenger.press(one.chat_id, message["message_id"], BUTTON)
            return True
    return False


async def _counted(place: Stage, seconds: float = 240) -> list[str]:
    """Wait until each press has had its effect; none may have had two."""
    ids = [one.subject_id for one in place.due]
    try:
        async with asyncio.timeout(seconds):
            while 0 in (counts := await _snoozes(place, ids)):
                await asyncio.sleep(0.5)
    except TimeoutError:
        counts = await _snoozes(place, ids)
    lost, twice = counts.count(0), sum(1 for times in counts if times > 1)
    found = [f"{lost} presses without effect"] if lost else []
    return found + ([f"{twice} presses took effect twice"] if twice else [])


async def _snoozes(place: Stage, ids: Sequence[UUID]) -> list[int]:
    async with place.arena.engine.connect() as connection:
        return list(await connection.scalars(select(Task.snoozes).where(Task.id.in_(ids))))

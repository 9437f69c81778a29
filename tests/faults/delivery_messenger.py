"""A messenger that refuses, goes silent, or is not there while a wave of reminders goes out."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from core.users.models import User
from tests.faults.books import outcome, settled
from tests.faults.crew import WHOLE, Crew
from tests.faults.messenger import Call
from tests.faults.stage import Stage, stage
from tests.faults.table import Outcome, crew_case

PAUSE, STORMS = 3, 3
ON_THE_WAY = timedelta(seconds=0.5)  # sends under way when the refusal is given
Trouble = Callable[[Stage], Awaitable[str]]


async def in_trouble(crew: Crew, trouble: Trouble) -> Outcome:
    """`trouble` begins a second after the first reminders of a wave."""
    async with stage(crew, *WHOLE) as place:
        await place.begun(await place.wave(seconds=8))
        what = await trouble(place)
        return await outcome(place, what, seconds=240)


@crew_case("429 storm: wait 3 s, again and again", "a delay", "I3; nobody sends in the pause")
async def too_fast(crew: Crew) -> Outcome:
    began = datetime.now(UTC)

    async def storm(place: Stage) -> str:
        for _ in range(STORMS):
            await place.messenger.fault(error_code=429, retry_after=PAUSE)
            await asyncio.sleep(PAUSE + 1)
        return f"{STORMS} storms over 2 bots"

    found = await in_trouble(crew, storm)
    calls = [call for call in await crew.messenger.read_calls() if call.at > began]
    refused = [call for call in calls if call.error == 429]
    after = _in_a_pause(calls, refused)
    wrong = [f"{len(after)} sent in a pause, up to {max(after):.1f} s into it"] if after else []
    wrong += [] if len(refused) >= STORMS else ["no storm: nothing was tried"]
    tried = f"{found.tried}; {len(refused)} refusals"
    return Outcome(tried, found.complaints + wrong)


def _in_a_pause(calls: list[Call], refused: list[Call]) -> list[float]:
    """How far into the seconds the messenger demanded others were sent, but for those under way."""
    end = timedelta(seconds=PAUSE)
    since = [call.at - one.at for call in calls for one in refused]
    return [gone.total_seconds() for gone in since if ON_THE_WAY < gone < end]


@crew_case("403 to 3 sends: blocked by the person", "others their reminders", "I3; they are marked")
async def blocked(crew: Crew) -> Outcome:
    async with stage(crew, *WHOLE) as place:
        due = await place.wave(seconds=8)
        await place.messenger.fault(
            error_code=403, description="Forbidden: bot was blocked by the user", times=3
        )
        await settled(place)
        gone = {call.chat_id for call in await place.messenger.read_calls() if call.error == 403}
        theirs = [one for one in due if one.chat_id in gone]
        found = await outcome(place, f"{len(gone)} people refuse", excused=theirs)
        unmarked = {one.user_id for one in theirs} ^ await _unreachable(place)
    wrong = [f"{len(unmarked)} wrongly marked or not marked"] if unmarked else []
    wrong += [] if gone else ["nobody refused: nothing was tried"]
    return Outcome(found.tried, found.complaints + wrong)


async def _unreachable(place: Stage) -> set[UUID]:
    marked = select(User.id).where(User.unreachable_at.is_not(None))
    async with place.arena.engine.connect() as connection:
        return set(await connection.scalars(marked))


@crew_case("5xx answers to 40 sends", "a delay", "I3")
async def server_errors(crew: Crew) -> Outcome:
    async def errors(place: Stage) -> str:
        for code in (500, 502):
            await place.messenger.fault(error_code=code, times=20)
        return "40 refusals"

    return await in_trouble(crew, errors)


@crew_case("taken, but the answer never comes (10 sends)", "a repeat says so", "I3")
async def answer_lost(crew: Crew) -> Outcome:
    async def silent(place: Stage) -> str:
        await place.messenger.fault(timeout=True, times=10)
        return "10 answers lost"

    return await in_trouble(crew, silent)


@crew_case("neither taken nor answered (10 sends)", "a delay; it says so", "I3")
async def never_taken(crew: Crew) -> Outcome:
    async def silent(place: Stage) -> str:
        await place.messenger.fault(delay_seconds=30, error_code=500, times=10)
        return "10 sends hang"

    return await in_trouble(crew, silent)


@crew_case("the messenger is gone for 6 s and comes back", "a delay", "I3")
async def gone(crew: Crew) -> Outcome:
    async def away(place: Stage) -> str:
        await place.messenger.kill()
        await asyncio.sleep(6)
        await place.messenger.start()
        return "killed once"

    return await in_trouble(crew, away)


@crew_case("the messenger stands still for 20 s", "a repeat says so", "I3")
async def stands_still(crew: Crew) -> Outcome:
    async def still(place: Stage) -> str:
        place.messenger.freeze()
        await asyncio.sleep(20)
        place.messenger.thaw()
        return "frozen once"

    return await in_trouble(crew, still)

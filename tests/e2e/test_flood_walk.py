"""One person floods the bot, with the messenger's limits on: nobody else notices."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable

import httpx
import pytest
from nats.js import JetStreamContext
from sqlalchemy.ext.asyncio import AsyncEngine

from core.kit.nats.streams import UPDATES
from playground.server import PlaygroundServer
from tests.support.floods import (
    Refused,
    flood,
    seconds_to_answer,
    told_too_fast,
    waits_meanwhile,
)
from tests.support.folders import public_folder
from tests.support.nats_servers import OwnNats
from tests.support.person import Person
from tests.support.processes import Processes, processes
from tests.support.texts import text
from tests.support.waiting import eventually

LONGEST_WAIT = 3.0  # some tens of milliseconds on a machine that does nothing else
Meet = Callable[[int], Awaitable[Person]]


@pytest.fixture
async def page() -> AsyncIterator[PlaygroundServer]:
    made = PlaygroundServer(port=0, limits=True)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def apart(
    page: PlaygroundServer,
    engine: AsyncEngine,
    database_url: str,
    nats_server: OwnNats,
    redis_url: str,
) -> AsyncIterator[Processes]:
    environment = {
        "DATABASE_URL": database_url,
        "NATS_URL": nats_server.url,
        "REDIS_URL": redis_url,
        "TELEGRAM_API_URL": page.url,
        "BOT_TOKEN": f"{random.randrange(10**8, 10**9)}:a-bot-of-this-test",
    }
    with public_folder() as folder:
        async with processes(folder, **environment) as made:
            yield made


@pytest.fixture
async def meet(page: PlaygroundServer) -> AsyncIterator[Meet]:
    """Makes people whom the bot knows already."""
    async with httpx.AsyncClient(base_url=page.url, timeout=60) as http:

        async def make(number: int) -> Person:
            person = Person(lambda: http, number)
            await seconds_to_answer(person, "/help")
            return person

        yield make


async def test_a_flood_delays_nobody_else(apart: Processes, meet: Meet) -> None:
    """By webhook, and over a longer time: `make faults`."""
    await apart.start("worker", "bot")
    anya, *others = [await meet(number) for number in range(1, 6)]
    refused = Refused(anya)
    flooding = asyncio.create_task(flood(anya, 300, 125))
    waits = await waits_meanwhile(others, flooding)
    assert max(waits) < LONGEST_WAIT
    assert await told_too_fast(anya) == 1
    assert await refused.count() <= 2


async def test_a_bot_killed_in_a_flood_loses_and_doubles_nothing_of_others(
    apart: Processes, meet: Meet, js: JetStreamContext
) -> None:
    await apart.start("worker", "bot")
    anya, *others = [await meet(number) for number in range(1, 5)]
    drafts = [await write_down(person, "Хлеб") for person in others]
    flooding = asyncio.create_task(flood(anya, 300, 125))

    async def flood_is_written_down() -> bool:
        return (await js.stream_info(UPDATES)).state.messages > 0

    await eventually(flood_is_written_down, "the flood holds nobody's updates")
    pressing = [person.press_data(*draft) for person, draft in zip(others, drafts, strict=True)]
    await asyncio.gather(*pressing)
    await apart.kill("bot")
    for person in others:
        await person.say("/tasks")
    await apart.start("bot")
    for person in others:
        await person.sees("Все задачи: 1.")
    await flooding


async def write_down(person: Person, sentence: str) -> tuple[str, int]:
    """Up to the draft; what pressing its button to save says."""
    await person.say(sentence)
    draft = await person.sees(sentence, button=text("draft-save"))
    rows = draft["reply_markup"]["inline_keyboard"]
    save = next(one for row in rows for one in row if one["text"] == "✅ Сохранить")
    return save["callback_data"], draft["message_id"]

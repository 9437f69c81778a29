"""The processes apart, killed while people talk: what was said takes effect, once."""

import random
from collections.abc import AsyncIterator
from functools import partial

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from playground.server import PlaygroundServer
from tests.support.folders import public_folder
from tests.support.nats_servers import OwnNats
from tests.support.person import Person, buttons, words
from tests.support.processes import Processes, processes
from tests.support.texts import text
from tests.support.waiting import eventually

ACCEPTED = "Принято, сделаю, как только смогу: результат пришлю сообщением."
TASK_LATE = "✅ Задачу записал. Все задачи: /tasks"
HABIT_LATE = "✅ Привычку отметил. Все привычки: /habits"
STRANGER_LATE = "👋 Теперь мы знакомы. Нажми /start."


@pytest.fixture
async def page() -> AsyncIterator[PlaygroundServer]:
    made = PlaygroundServer(port=0)
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
        "API_PORT": "0",
        "GRPC_PORT": "0",
        "COMMAND_TIMEOUT": "1",
    }
    with public_folder() as folder:
        async with processes(folder, **environment) as made:
            yield made


@pytest.fixture
async def anya(page: PlaygroundServer) -> AsyncIterator[Person]:
    async with httpx.AsyncClient(base_url=page.url, timeout=60) as http:
        yield Person(lambda: http, 1)


async def write_down(person: Person, sentence: str) -> int:
    """Up to the draft; returns the id of its message."""
    sent = await person.say(sentence)
    draft = await person.sees(sentence, button=text("draft-save"), after=sent)
    return int(draft["message_id"])


async def told(person: Person, text: str, times: int) -> bool:
    return [words(message) for message in await person.messages()].count(text) == times


async def test_what_is_said_while_the_worker_is_away_is_done_once(
    apart: Processes, anya: Person
) -> None:
    await apart.start("worker", "scheduler", "bot", "api")
    await anya.say("/habits")
    for press in ("📖 Читать", "🌱 К списку"):
        await anya.press(press)
    habits = await anya.sees("сегодня 0 из 1", button="⬜ 📖 Читать")

    await apart.kill("worker")
    await anya.press("⬜ 📖 Читать", habits["message_id"])
    await eventually(partial(has_toasts, anya, 1), ACCEPTED)
    await anya.press(text("draft-save"), await write_down(anya, "Хлеб"))
    await eventually(partial(has_toasts, anya, 2), ACCEPTED)
    stranger = Person(anya.client, 2, "ru", "Борис")
    await stranger.say("/start")
    await stranger.sees(ACCEPTED)

    await apart.start("worker")
    await anya.sees(TASK_LATE)
    await anya.sees(HABIT_LATE)
    await stranger.sees(STRANGER_LATE)
    sent = await anya.say("/tasks")
    await anya.sees("Все задачи: 1.", after=sent)
    sent = await anya.say("/habits")
    await anya.sees("сегодня 1 из 1", after=sent)
    assert await told(anya, TASK_LATE, 1)
    assert await told(anya, HABIT_LATE, 1)
    assert await told(stranger, STRANGER_LATE, 1)
    await stranger.say("/start")
    await stranger.sees("Выбери город")
    assert await apart.stop() == [0, 0, 0, 0]


async def has_toasts(person: Person, times: int) -> bool:
    return (await person.toasts()).count(ACCEPTED) == times


async def test_a_bot_killed_in_the_middle_loses_and_doubles_nothing(
    apart: Processes, anya: Person
) -> None:
    await apart.start("worker", "bot")
    await anya.press(text("draft-save"), await write_down(anya, "Первое"))
    await anya.waits_for(lambda m: "✅ Готово" in buttons(m), what="the card")
    await anya.press(text("draft-save"), await write_down(anya, "Второе"))
    await apart.kill("bot")
    sent = await anya.say("/tasks")
    await apart.start("bot")
    await anya.sees("Все задачи: 2.", after=sent)
    fence = await anya.say("/help")
    await anya.sees("/today", after=fence)
    lists = [m for m in await anya.messages(sent) if words(m).startswith("🗂 Все задачи")]
    assert len(lists) == 1, "a message is answered once"


async def test_buttons_sent_just_before_a_crash_work_after_it(
    apart: Processes, anya: Person
) -> None:
    await apart.start("worker")
    await apart.start("bot", CRASH_AT="bot.before_confirm", CRASH_AFTER="1")
    await anya.say("/help")
    draft = await write_down(anya, "Первое")
    assert await apart.dies("bot") == 137
    await anya.press(text("draft-save"), draft)
    await apart.start("bot")
    card = await anya.waits_for(lambda m: "✅ Готово" in buttons(m), what="the card")
    assert card["message_id"] == draft
    sent = await anya.say("/tasks")
    await anya.sees("Все задачи: 1.", after=sent)

"""A person's data through the whole product: in, out, into a calendar, and away."""

import io
import re
from typing import Any

import asyncpg
import httpx
import msgspec
from icalendar import Calendar
from redis.asyncio import Redis

from core.users.contracts import PLATFORM_TELEGRAM, build_user_id
from tests.support.person import Message, Person, words
from tests.support.product import Product
from tests.support.texts import text
from tests.support.waiting import eventually
from tests.unit.data_import import samples as s


async def send_file(person: Person, name: str, content: bytes) -> None:
    who = {"user_id": str(person.user_id), "first_name": "Аня", "language_code": "ru"}
    file = {"document": (name, io.BytesIO(content), "application/octet-stream")}
    answer = await person.http.post("/sim/upload", data=who, files=file)
    assert answer.status_code == 200, answer.text


async def documents(person: Person) -> dict[str, bytes]:
    """What the bot has sent, by name, as the chat page downloads it."""
    sent = [m["document"] for m in await person.messages() if "document" in m and is_bots(m)]
    return {
        one["file_name"]: (await person.http.get(f"/sim/file/{one['file_id']}")).content
        for one in sent
    }


def is_bots(message: Message) -> bool:
    return bool(message["from"]["is_bot"])


async def traces(app: Product, person: Person) -> list[str]:
    """Keys of Redis that name the person, and entries that do."""
    marks = (str(person.user_id).encode(), str(whose(person)).encode())
    found: list[str] = []
    async with Redis.from_url(str(app.standalone.settings.redis_url)) as redis:
        async for key in redis.scan_iter(count=1000):
            kind = await redis.type(key)
            held: Any = b""
            if kind == b"hash":
                pairs: Any = await redis.hgetall(key)
                held = b"".join([*pairs.keys(), *pairs.values()])
            elif kind == b"string":
                held = await redis.get(key) or b""
            if any(mark in key + held for mark in marks):
                found.append(key.decode())
    return found


def whose(person: Person) -> Any:
    return build_user_id(PLATFORM_TELEGRAM, person.user_id)


async def rows(app: Product, person: Person) -> int:
    address = str(app.standalone.settings.database_url).replace("+asyncpg", "")
    connection = await asyncpg.connect(address)
    try:
        asked = "SELECT count(*) FROM tasks JOIN users ON users.id = user_id WHERE users.id = $1"
        return int(await connection.fetchval(asked, whose(person)))
    finally:
        await connection.close()


async def test_in_and_out_again_and_into_a_calendar(app: Product, anya: Person) -> None:
    await anya.say("/import")
    await anya.sees("Пришли файл")
    await send_file(anya, "Дача.csv", s.TODOIST.encode())
    await anya.sees("5 задач.", button=text("data-import-accept"))
    await anya.press(text("data-import-accept"))
    await anya.sees("Задач: 5, привычек: 0", button=text("data-import-undo"))
    await anya.say("/import")
    await send_file(anya, "Loop.zip", s.zipped(s.LOOP_FILES))
    await anya.press(text("data-import-accept"))
    await anya.sees("Задач: 0, привычек: 3")
    sent = await anya.say("/import")
    await send_file(anya, "Дача.csv", s.TODOIST.encode())
    await anya.press(text("data-import-accept"))
    await anya.sees("Уже были здесь: 5", absent="Отменить", after=sent)
    assert await rows(app, anya) == 5
    await anya.say("/export")
    await anya.press(text("data-export-start"))
    await anya.sees("файлы выше")
    files = {name.partition("-2")[0]: content for name, content in (await documents(anya)).items()}
    assert set(files) == {"uspevai", "tasks", "habits", "habit_check_ins", "calendar"}
    everything = msgspec.json.decode(files["uspevai"])["tables"]
    assert {row["title"] for row in everything["tasks"]} >= {"Созвон", "Вынести мусор"}
    assert len(everything["habit_check_ins"]) == 5
    await anya.say("/calendar")
    await anya.press(text("data-calendar-make"))
    shown = await anya.sees("Адрес твоего календаря")
    address = re.search(r"http://\S+\.ics", words(shown))
    assert address is not None
    async with httpx.AsyncClient() as client:
        answer = await client.get(address[0])
        calendar: Any = Calendar.from_ical(answer.content)
        titles = {str(event["SUMMARY"]) for event in calendar.walk("VEVENT")}
        assert titles == {'Полить "фикус"', "Созвон", "Вынести мусор"}
        await anya.press(text("data-calendar-close"))
        await anya.sees("Календарь по ссылке", button=text("data-calendar-make"))
        assert (await client.get(address[0])).status_code == 404


async def test_an_import_is_undone_and_done_again(app: Product, anya: Person) -> None:
    await anya.say("Своя задача")
    await anya.press(text("draft-save"))
    await anya.say("/import")
    await send_file(anya, "tick.csv", s.TICKTICK.encode())
    await anya.press(text("data-import-accept"))
    await anya.sees("Задач: 4")
    await anya.press(text("data-import-undo"))
    await anya.sees("Импорт отменён")
    await anya.say("/tasks")
    await anya.sees("Своя задача", absent="Встреча")
    sent = await anya.say("/import")
    await send_file(anya, "tick.csv", s.TICKTICK.encode())
    await anya.press(text("data-import-accept"))
    await anya.sees("Задач: 4", after=sent)
    assert await rows(app, anya) == 5


async def test_forgotten_they_are_a_newcomer(app: Product, anya: Person) -> None:
    await anya.say("/focus 40 Книга")
    timer = await anya.sees("осталось 40 мин")
    await anya.say("Позвонить маме завтра в 18:00")
    await anya.press(text("draft-save"))
    await anya.sees("Позвонить маме", button="✅ Готово")
    assert await rows(app, anya) == 1
    assert await traces(app, anya)
    await anya.say("/forget_me")
    await anya.press(text("data-forget-go"))
    await anya.sees("Точно удалить всё?")
    await anya.say("удалить")
    await anya.sees("я всё забыл")
    assert await rows(app, anya) == 0

    async def nothing() -> bool:
        return not await traces(app, anya)

    await eventually(nothing, "an empty Redis")
    app.pass_time(days=2)
    sent = await anya.say("/start")
    await anya.sees("👋 Привет", after=sent)
    later = [m for m in await anya.messages(sent) if is_bots(m)]
    assert not any("маме" in words(m) or "Книга" in words(m) for m in later)
    assert timer["message_id"] < sent

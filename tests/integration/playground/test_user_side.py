"""The user side: what people do, faults on demand, and who is kept out."""

import asyncio
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from playground.server import PlaygroundServer
from tests.integration.playground.support import Person

WRONG: dict[str, tuple[str, dict[str, Any]]] = {
    "text is empty": ("/sim/message", {"user_id": 7, "text": " "}),
    "exactly one of": ("/sim/message", {"user_id": 7}),
    "user_id: Input should be greater than 0": ("/sim/message", {"user_id": -1, "text": "x"}),
    "unknown: Extra inputs": ("/sim/message", {"user_id": 7, "text": "x", "unknown": 1}),
    "location.latitude": ("/sim/message", {"user_id": 7, "location": {"latitude": 91}}),
    "give base64": ("/sim/message", {"user_id": 7, "photo": "?"}),
    "either data or button": ("/sim/callback", {"user_id": 7, "message_id": 1}),
    "no such message": ("/sim/callback", {"user_id": 7, "message_id": 99, "data": "x"}),
    "error_code": ("/sim/fault", {"method": "*", "error_code": 7}),
    "nobody has the id 8": ("/sim/block", {"user_id": 8, "blocked": True}),
}


@pytest.mark.parametrize("reason", WRONG)
async def test_a_wrong_body_is_refused_with_a_reason(person: Person, reason: str) -> None:
    await person.write("hello")
    path, body = WRONG[reason]
    assert reason in (await person.post(path, body, status=400))["description"]


async def test_every_kind_of_message_reaches_the_bot(bot: Bot, person: Person) -> None:
    await person.write("/start #дом")
    await person.send(photo=True, caption="я")
    await person.send(sticker="🎉")
    await person.send(location={"latitude": 50.45, "longitude": 30.52})
    await person.write("ы" * 4096 + "ещё")
    updates = await bot.get_updates()
    messages = [update.message for update in updates if update.message]
    kinds = [message.content_type for message in messages]
    assert kinds == ["text", "photo", "sticker", "location", "text", "text"]
    assert [entity.type for entity in messages[0].entities or []] == ["bot_command", "hashtag"]
    assert messages[0].from_user is not None
    assert messages[0].from_user.language_code == "ru"
    assert [len(message.text or "") for message in messages[-2:]] == [4096, 3]


async def test_an_uploaded_document_keeps_its_content(bot: Bot, person: Person) -> None:
    form = aiohttp.FormData({"user_id": "7", "caption": "смета"}, quote_fields=False)
    form.add_field("document", b"a;b\n", filename="../../смета.csv", content_type="text/csv")
    async with person.http.post(f"{person.base}/sim/upload", data=form) as response:
        assert response.status == 200
    (update,) = await bot.get_updates()
    assert update.message is not None
    document = update.message.document
    assert document is not None
    assert document.file_name == "смета.csv"
    downloaded = await bot.download(document)
    assert downloaded is not None
    assert downloaded.read() == b"a;b\n"


async def test_a_press_finds_the_last_message_with_the_button(bot: Bot, person: Person) -> None:
    await person.write("/start")
    for data in ("old", "new"):
        button = InlineKeyboardButton(text="Готово", callback_data=data)
        markup = InlineKeyboardMarkup(inline_keyboard=[[button]])
        sent = await bot.send_message(7, data, reply_markup=markup)
    await person.press("Готово")
    await person.post("/sim/callback", {"user_id": 7, "message_id": sent.message_id, "data": "?"})
    queries = [update.callback_query for update in await bot.get_updates() if update.callback_query]
    assert [query.data for query in queries] == ["new", "?"]
    assert queries[0].message is not None
    assert queries[0].message.message_id == sent.message_id


async def test_faults_come_as_ordered_and_end(bot: Bot, person: Person) -> None:
    await person.write("/start")
    fault = {"method": "sendMessage", "error_code": 429, "retry_after": 3, "times": 2}
    await person.post("/sim/fault", fault)
    for _ in range(2):
        with pytest.raises(TelegramRetryAfter, match="retry after 3"):
            await bot.send_message(7, "x")
    await bot.send_message(7, "through")
    await person.post("/sim/fault", {"method": "*", "error_code": 502})
    with pytest.raises(TelegramServerError, match="Bad Gateway"):
        await bot.get_me()
    text = "Bad Request: chat not found"
    await person.post("/sim/fault", {"method": "*", "error_code": 400, "description": text})
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(7, "x")


async def test_an_answer_that_never_comes_back_is_performed(bot: Bot, person: Person) -> None:
    await person.write("/start")
    await person.post("/sim/fault", {"method": "sendMessage", "timeout": True})
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(7, "arrived")
    assert [message["text"] for message in await person.from_bot()] == ["arrived"]


async def test_reset_forgets_chats_but_not_the_numbering(bot: Bot, person: Person) -> None:
    before = await person.write("/start")
    await person.post("/sim/reset", {})
    assert await person.messages() == []
    assert await bot.get_updates() == []
    assert await person.write("/start") > before


async def test_events_tell_what_happens(bot: Bot, person: Person) -> None:
    async with person.http.get(f"{person.base}/sim/events") as stream:
        await person.write("/start")
        await bot.send_chat_action(7, "typing")
        sent = await bot.send_message(7, "x")
        await sent.edit_text("y")
        await sent.delete()
        names: list[str] = []
        async with asyncio.timeout(30):
            while "deleted" not in names:
                line = (await stream.content.readline()).decode()
                names += [line.removeprefix("event: ").strip()] if line.startswith("event") else []
    assert [name for name in names if name != "call"] == [
        *("person", "new", "typing", "new", "edited", "deleted")
    ]


FOREIGN = [
    {"Host": "evil.example"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://["},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"X-Forwarded-For": "203.0.113.9"},
    {"Forwarded": "for=203.0.113.9"},
    {"Via": "1.1 proxy"},
    {"CF-Connecting-IP": "203.0.113.9"},
]


@pytest.mark.parametrize("headers", FOREIGN)
@pytest.mark.parametrize("path", ["/", "/sim/people", "/sim/events", "/bot1:a/getMe"])
async def test_other_web_sites_are_kept_out(
    playground: PlaygroundServer, http: aiohttp.ClientSession, path: str, headers: dict[str, str]
) -> None:
    async with http.get(f"{playground.url}{path}", headers=headers) as response:
        assert response.status == 403


async def test_other_web_sites_write_nothing(
    playground: PlaygroundServer, http: aiohttp.ClientSession, person: Person
) -> None:
    """Neither chat as somebody nor change a setting, by what a page sends without asking first."""
    for path, body in (
        ("/sim/message", '{"user_id": 7, "text": "evil"}'),
        ("/sim/callback", '{"user_id": 7, "data": "evil"}'),
        ("/sim/limits", '{"enabled": true}'),
        ("/sim/inline", '{"enabled": true}'),
        ("/bot1:a/sendMessage", '{"chat_id": 7, "text": "evil"}'),
    ):
        sent = {"Origin": "https://evil.example", "Content-Type": "text/plain"}
        async with http.post(f"{playground.url}{path}", data=body, headers=sent) as response:
            assert response.status == 403, path
    assert not playground.world.chats.list_messages(7)


async def test_a_proxy_without_settings_is_kept_out(playground: PlaygroundServer) -> None:
    """nginx before 1.29: HTTP/1.0, no header that tells, and a Host of its own making."""
    reader, writer = await asyncio.open_connection("127.0.0.1", playground.port)
    writer.write(f"GET /sim/people HTTP/1.0\r\nHost: 127.0.0.1:{playground.port}\r\n\r\n".encode())
    assert (await reader.read()).split()[1] == b"403"
    writer.close()


async def test_the_page_allows_no_foreign_code(
    playground: PlaygroundServer, http: aiohttp.ClientSession
) -> None:
    async with http.get(playground.url) as response:
        assert response.status == 200
        assert "script-src 'self'" in response.headers["Content-Security-Policy"]
        assert "<script>" not in await response.text()
    async with http.get(f"{playground.url}/page/%2e%2e/server.py") as response:
        assert response.status in (403, 404)

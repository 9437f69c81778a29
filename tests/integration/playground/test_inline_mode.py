"""Inline mode and deep links as Telegram does them, seen through aiogram."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultGif,
    InlineQueryResultsButton,
    InputTextMessageContent,
)

from tests.integration.playground.support import Json, Person

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def article(
    id_: str = "1", text: str = "<b>Молоко</b>", **more: object
) -> InlineQueryResultArticle:
    content = InputTextMessageContent(message_text=text, parse_mode="HTML")
    fields: dict[str, object] = {"title": "Молоко", "description": "сегодня"} | more
    return InlineQueryResultArticle(id=id_, input_message_content=content, **fields)  # type: ignore[arg-type]


def with_link() -> InlineKeyboardMarkup:
    button = InlineKeyboardButton(text="Открыть", url="https://t.me/playground_bot?start=a")
    return InlineKeyboardMarkup(inline_keyboard=[[button]])


async def asked(bot: Bot, person: Person, query: str = "мол", **more: object) -> InlineQuery:
    """Type a query; the update that came of it."""
    body = {"user_id": person.user_id, **person.profile, "query": query, **more}
    await person.post("/sim/inline_query", body)
    update = (await bot.get_updates(offset=-1))[0]
    assert update.inline_query is not None
    return update.inline_query


async def answer_to(person: Person, query_id: str) -> Json | None:
    async with person.http.get(f"{person.base}/sim/inline_query/{query_id}") as response:
        found: Json | None = await response.json()
        return found


async def chosen(person: Person, query_id: str, result: str = "1", **more: object) -> Json:
    body = {"user_id": person.user_id, "inline_query_id": query_id, "result_id": result, **more}
    return await person.post("/sim/inline_choice", body)


async def test_a_query_an_answer_and_a_message_via_the_bot(bot: Bot, person: Person) -> None:
    assert (await bot.get_me()).supports_inline_queries
    query = await asked(bot, person)
    assert (query.query, query.offset, query.chat_type) == ("мол", "", "sender")
    assert query.from_user.id == person.user_id
    assert await answer_to(person, query.id) is None
    button = InlineQueryResultsButton(text="Войти", start_parameter="go-start")
    assert await query.answer([article(reply_markup=with_link())], cache_time=0, button=button)
    shown = await answer_to(person, query.id)
    assert shown is not None
    listed = [{"id": "1", "type": "article", "title": "Молоко", "description": "сегодня"}]
    assert shown["results"] == listed, "what is posted is not told before"
    assert shown["button"] == {"text": "Войти", "start_parameter": "go-start"}

    await chosen(person, query.id)
    message = (await bot.get_updates(offset=-1))[0].message
    assert message is not None
    assert message.via_bot is not None
    assert (message.via_bot.id, message.text) == (bot.id, "Молоко")
    assert message.from_user is not None
    assert message.from_user.id == person.user_id
    assert message.html_text == "<b>Молоко</b>"
    assert message.reply_markup is not None
    assert message.reply_markup.model_dump() == with_link().model_dump()


async def test_in_a_group_and_with_feedback(bot: Bot, person: Person) -> None:
    await person.post("/sim/inline", {"feedback": True})
    query = await asked(bot, person, "", chat_id=-5)
    assert query.chat_type == "supergroup"
    await query.answer([article()], cache_time=0)
    await chosen(person, query.id, chat_id=-5)
    updates = await bot.get_updates(offset=-2)
    assert updates[0].message is not None
    assert updates[0].message.chat.id == -5
    choice = updates[1].chosen_inline_result
    assert choice is not None
    assert (choice.result_id, choice.query, choice.from_user.id) == ("1", "", person.user_id)


async def test_answers_are_cached_as_the_bot_allows(bot: Bot, person: Person) -> None:
    other = Person(person.base, person.http, 8)
    query = await asked(bot, person, "private")
    await query.answer([article()], cache_time=60, is_personal=True)
    again = {"user_id": person.user_id, "query": "private"}
    known = await person.post("/sim/inline_query", again)
    assert await answer_to(person, known["inline_query_id"]) is not None
    assert (await asked(bot, other, "private")).id != query.id, "another person's is asked anew"
    fresh = await asked(bot, person, "fresh")
    await fresh.answer([article()], cache_time=0)
    assert (await asked(bot, person, "fresh")).id != fresh.id
    public = await asked(bot, person, "public")
    await public.answer([article()])
    leaked = await other.post("/sim/inline_query", {"user_id": 8, "query": "public"})
    assert await answer_to(other, leaked["inline_query_id"]) is not None


REFUSED: dict[str, Callable[[InlineQuery], Awaitable[object]]] = {
    "RESULT_ID_DUPLICATE": lambda query: query.answer([article(), article()]),
    "RESULTS_TOO_MUCH": lambda query: query.answer([article(str(n)) for n in range(51)]),
    "RESULT_ID_INVALID": lambda query: query.answer([article("x" * 65)]),
    "ARTICLE_TITLE_EMPTY": lambda query: query.answer([article(title=" ")]),
    "MESSAGE_EMPTY": lambda query: query.answer([article(text=" ")]),
    "MESSAGE_TOO_LONG": lambda query: query.answer([article(text="x" * 4097)]),
    "can't parse entities": lambda query: query.answer([article(text="<b>")]),
    "START_PARAM_INVALID": lambda query: query.answer(
        [], button=InlineQueryResultsButton(text="x", start_parameter="a b")
    ),
    "is not emulated": lambda query: query.answer(
        [
            InlineQueryResultGif(
                id="1", gif_url="https://a.example", thumbnail_url="https://a.example"
            )
        ]
    ),
}


@pytest.mark.parametrize("reason", REFUSED)
async def test_refusals(bot: Bot, person: Person, reason: str) -> None:
    query = await asked(bot, person)
    with pytest.raises(TelegramBadRequest, match=reason):
        await REFUSED[reason](query)
    assert await query.answer([article()]), "a refused answer is none"
    with pytest.raises(TelegramBadRequest, match=TOO_OLD):
        await query.answer([article()])


async def test_without_inline_mode_nobody_can_ask(bot: Bot, person: Person) -> None:
    await person.post("/sim/inline", {"enabled": False})
    assert not (await bot.get_me()).supports_inline_queries
    body = {"user_id": person.user_id, "query": ""}
    refused = await person.post("/sim/inline_query", body, status=400)
    assert "not in inline mode" in refused["description"]


async def test_a_result_is_for_the_one_who_asked(bot: Bot, person: Person) -> None:
    query = await asked(bot, person)
    await query.answer([article()], cache_time=0)
    other = {"user_id": 8, "inline_query_id": query.id, "result_id": "1"}
    assert "no such result" in (await person.post("/sim/inline_choice", other, 400))["description"]


async def test_a_link_to_the_bot_sends_start_with_its_payload(bot: Bot, person: Person) -> None:
    async def follow(url: str, status: int = 200) -> Json:
        body = {"user_id": person.user_id, **person.profile, "url": url}
        return await person.post("/sim/follow", body, status)

    await bot.get_me()
    for url in (
        "https://t.me/playground_bot?start=go-today",
        "http://telegram.me/Playground_Bot?start=go-today",
        "tg://resolve?domain=playground_bot&start=go-today",
    ):
        await follow(url)
        message = (await bot.get_updates(offset=-1))[0].message
        assert message is not None
        assert message.text == "/start go-today"
        assert [entity.type for entity in message.entities or []] == ["bot_command"]
    assert (await follow("https://t.me/playground_bot"))["message_id"] is None
    wrong = {
        "https://t.me/other_bot?start=a": "leads to @other_bot",
        "https://t.me/playground_bot?start=a%20b": "start must be",
        f"https://t.me/playground_bot?start={'x' * 65}": "start must be",
        "https://example.org/?start=a": "not a link of the messenger",
    }
    for url, reason in wrong.items():
        assert reason in (await follow(url, 400))["description"]


async def test_the_event_tells_the_page(bot: Bot, person: Person) -> None:
    async with person.http.get(f"{person.base}/sim/events") as stream:
        query = await asked(bot, person)
        await query.answer([article()], cache_time=0)
        async with asyncio.timeout(30):
            while b"event: inline" not in await stream.content.readline():
                pass
            assert query.id.encode() in await stream.content.readline()

"""Every refusal a bot has to cope with, in Telegram's words, seen through aiogram."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramRetryAfter,
)
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

from playground.server import PlaygroundServer
from tests.integration.playground.support import Person, make_bot

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def board(*buttons: InlineKeyboardButton) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[button] for button in buttons])


def button(text: str = "b", data: str | None = "d") -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=data)


REFUSED: dict[str, Callable[[Bot], Awaitable[object]]] = {
    "chat not found": lambda bot: bot.send_message(99, "x"),
    "message text is empty": lambda bot: bot.send_message(7, " \n "),
    "message is too long": lambda bot: bot.send_message(7, "😀" * 2048 + "x"),
    "message caption is too long": lambda bot: bot.send_document(
        7, BufferedInputFile(b"x", "x"), caption="x" * 1025
    ),
    "BUTTON_DATA_INVALID": lambda bot: bot.send_message(
        7, "x", reply_markup=board(button(data="я" * 33))
    ),
    "reply markup is too long": lambda bot: bot.send_message(
        7, "x", reply_markup=board(*[button()] * 101)
    ),
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard": (
        lambda bot: bot.send_message(7, "x", reply_markup=board(button(data=None)))
    ),
    'can\'t parse inline keyboard button: Field "text" must be non-empty': (
        lambda bot: bot.send_message(7, "x", reply_markup=board(button(text="")))
    ),
    "message to edit not found": lambda bot: bot.edit_message_text("x", chat_id=7, message_id=999),
    "message can't be edited": lambda bot: bot.edit_message_text("x", chat_id=7, message_id=1),
    "message to delete not found": lambda bot: bot.delete_message(7, 999),
    TOO_OLD: lambda bot: bot.answer_callback_query("12345"),
    "IMAGE_PROCESS_FAILED": lambda bot: bot.send_photo(7, BufferedInputFile(b"no image", "x.png")),
    "wrong file identifier/HTTP URL specified": lambda bot: bot.send_photo(7, "AgAD"),
    'can\'t parse entities: Unsupported start tag "x" at byte offset 0': (
        lambda bot: bot.send_message(7, "<x>y</x>", parse_mode="HTML")
    ),
}


@pytest.mark.parametrize("reason", REFUSED)
async def test_bad_requests(bot: Bot, person: Person, reason: str) -> None:
    await person.write("/start")
    with pytest.raises(TelegramBadRequest) as refusal:
        await REFUSED[reason](bot)
    assert refusal.value.message == f"Bad Request: {reason}"
    assert await person.from_bot() == []


async def test_the_longest_allowed_pass(bot: Bot, person: Person) -> None:
    await person.write("/start")
    text = "<b>" + "😀" * 2048 + "</b>"
    markup = board(*[button(data="d" * 64)] * 100)
    sent = await bot.send_message(7, text, parse_mode="HTML", reply_markup=markup)
    assert sent.text == "😀" * 2048
    document = await bot.send_document(7, BufferedInputFile(b"x", "x.txt"), caption="x" * 1024)
    assert document.document is not None
    assert document.document.file_name == "x.txt"


async def test_an_unchanged_message_and_a_second_answer(bot: Bot, person: Person) -> None:
    await person.write("/start")
    markup = board(button())
    sent = await bot.send_message(7, "<b>x</b>", parse_mode="HTML", reply_markup=markup)
    for change in (
        bot.edit_message_text(
            "<b>x</b>", None, 7, sent.message_id, None, "HTML", None, None, markup
        ),
        bot.edit_message_reply_markup(None, 7, sent.message_id, reply_markup=markup),
    ):
        with pytest.raises(TelegramBadRequest, match=NOT_MODIFIED):
            await change
    query = await person.press("b")
    await bot.answer_callback_query(query, "x" * 200)
    with pytest.raises(TelegramBadRequest, match=TOO_OLD):
        await bot.answer_callback_query(query)


async def test_a_person_who_blocked_the_bot(bot: Bot, person: Person) -> None:
    await person.write("/start")
    await person.post("/sim/block", {"user_id": 7, "blocked": True})
    with pytest.raises(TelegramForbiddenError, match="Forbidden: bot was blocked by the user"):
        await bot.send_message(7, "x")
    refusal = await person.post("/sim/message", {"user_id": 7, "text": "x"}, status=400)
    assert "blocked the bot" in refusal["description"]
    await person.post("/sim/block", {"user_id": 7, "blocked": False})
    assert (await bot.send_message(7, "x")).text == "x"
    statuses = [
        update.my_chat_member.new_chat_member.status
        for update in await bot.get_updates()
        if update.my_chat_member
    ]
    assert statuses == ["kicked", "member"]


async def test_limits_when_switched_on(bot: Bot, person: Person) -> None:
    await person.write("/start")
    await person.post("/sim/limits", {"enabled": True})
    flood = [bot.send_message(7, str(number)) for number in range(10)]
    with pytest.raises(TelegramRetryAfter) as refusal:
        await asyncio.gather(*flood)
    assert refusal.value.retry_after == 1
    await person.post("/sim/limits", {"enabled": False})
    await bot.send_message(7, "again")


async def test_what_is_not_emulated_says_so_and_is_logged(
    bot: Bot, person: Person, playground: PlaygroundServer
) -> None:
    with pytest.raises(TelegramNotFound, match="Not Found: method not emulated"):
        await bot.get_my_star_balance()
    async with person.http.get(f"{playground.url}/sim/calls") as response:
        (call,) = await response.json()
    assert call["method"] == "getMyStarBalance"
    assert call["err"]["error_code"] == 404
    assert ":" not in str(call["params"])
    async with person.http.get(f"{playground.url}/botnonsense/getMe") as response:
        assert response.status == 401
        assert (await response.json())["description"] == "Unauthorized"


async def test_a_token_needs_the_shape_of_a_token(playground: PlaygroundServer, bot: Bot) -> None:
    stranger = make_bot(playground, "4242:x")
    assert (await stranger.me()).id == (await bot.me()).id == 4242
    await stranger.session.close()

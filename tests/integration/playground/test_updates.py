"""Updates: kept until confirmed, for one poller, or posted to a webhook in order."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError
from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.integration.playground.support import Person

SECRET = "s3cret"


async def test_unconfirmed_updates_come_again(bot: Bot, person: Person) -> None:
    for text in "abc":
        await person.write(text)
    first = await bot.get_updates(limit=2)
    assert [update.message and update.message.text for update in first] == ["a", "b"]
    assert await bot.get_updates(limit=2) == first
    rest = await bot.get_updates(offset=first[-1].update_id + 1)
    assert [update.message and update.message.text for update in rest] == ["c"]
    assert await bot.get_updates(offset=rest[0].update_id + 1) == []
    await person.write("d")
    await person.write("e")
    last = await bot.get_updates(offset=-1)
    assert [update.message and update.message.text for update in last] == ["e"]


async def test_a_waiting_poll_wakes_on_a_message(bot: Bot, person: Person) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0)
    await person.write("wake up")
    (update,) = await asyncio.wait_for(waiting, 30)
    assert update.message is not None
    assert update.message.text == "wake up"


async def test_only_the_kinds_asked_for(bot: Bot, person: Person) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    await person.write("dropped")
    await bot.send_message(7, "x")
    assert await bot.get_updates() == []


async def test_of_two_pollers_one_is_ended(bot: Bot, person: Person) -> None:
    polls = [asyncio.create_task(bot.get_updates(timeout=30)) for _ in range(2)]
    (ended,), (waiting,) = await asyncio.wait(polls, return_when=asyncio.FIRST_COMPLETED)
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates request"):
        await ended
    await person.write("for the one that is left")
    assert len(await waiting) == 1


class Receiver:
    """A webhook that refuses the first deliveries."""

    def __init__(self) -> None:
        self.refusals = 2
        self.taken: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def receive(self, request: web.Request) -> web.Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != SECRET:
            return web.Response(status=401)
        if self.refusals:
            self.refusals -= 1
            return web.Response(status=500)
        self.taken.put_nowait(await request.json())
        return web.Response()


@pytest.fixture
async def receiver() -> AsyncIterator[tuple[Receiver, str]]:
    receiver = Receiver()
    application = web.Application()
    application.router.add_post("/hook", receiver.receive)
    async with TestServer(application) as server:
        yield receiver, str(server.make_url("/hook"))


async def test_a_webhook_gets_everything_in_order(
    bot: Bot, person: Person, receiver: tuple[Receiver, str]
) -> None:
    hook, url = receiver
    await person.write("0")
    await bot.set_webhook(url, secret_token=SECRET)
    for number in range(1, 6):
        await person.write(str(number))
    async with asyncio.timeout(30):
        taken = [await hook.taken.get() for _ in range(6)]
    assert [update["message"]["text"] for update in taken] == list("012345")
    with pytest.raises(TelegramConflictError, match="can't use getUpdates method while webhook"):
        await bot.get_updates()
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == (url, 0)
    assert info.last_error_message is not None
    await bot.delete_webhook()
    await person.write("by polling")
    assert len(await bot.get_updates()) == 1


async def test_webhooks_stay_on_this_machine(bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="loopback addresses only"):
        await bot.set_webhook("https://example.org/hook")

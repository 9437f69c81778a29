"""Whatever comes instead of an update ends quietly, by webhook and by polling."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast

import pytest
from aiogram import Bot
from aiogram.types import Update
from aiohttp import web

from bot.runtime.pending_updates import PendingUpdates
from bot.runtime.polling import GetRawUpdates, Poller
from bot.runtime.update_handler import UpdateHandler
from bot.runtime.update_rate_limiter import UpdateRateLimiter
from bot.runtime.webhook import SECRET_HEADER, WebhookReceiver
from tests.support.clocks import StillClock

SECRET = "sécret-ы"
BOT = Bot("42:" + "x" * 35)
MESSAGE = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "x"}
DEEP = b'{"update_id":1,"message":' + b"[" * 100_000


class Recorder:
    """Stands for the dispatcher and for the memory of finished updates; notes what is fed."""

    def __init__(self) -> None:
        self.numbers: list[int] = []

    async def feed_update(self, _: Bot, update: Update) -> None:
        self.numbers.append(update.update_id)

    async def is_processed(self, _: int) -> bool:
        return False

    async def add(self, _: int) -> None: ...

    async def load_batches(self) -> list[Any]:
        return []


def handling_into(recorder: Any) -> UpdateHandler:
    """The real handling of updates, which end in `recorder`."""
    admission, nobody_is_told = UpdateRateLimiter(StillClock()), cast(Any, None)
    return UpdateHandler(BOT, recorder, recorder, admission, nobody_is_told)


@asynccontextmanager
async def listening(receiver: WebhookReceiver) -> AsyncIterator[int]:
    app = web.Application()
    app.router.add_post("/", receiver.receive_update)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield runner.addresses[0][1]
    await runner.cleanup()


async def posted(port: int, body: bytes, secret: bytes) -> int:
    """The status that bytes get: an HTTP client would refuse to send some of them."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = f"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\nConnection: close\r\n"
    writer.write(head.encode() + SECRET_HEADER.encode() + b": " + secret + b"\r\n\r\n" + body)
    status = (await reader.readline()).split()[1]
    writer.close()
    return int(status)


@pytest.mark.parametrize("secret", [b"\xff\xfe\x00"[:2], b"s\xe9cret", b"wrong", b""])
async def test_a_secret_of_any_bytes_is_refused(secret: bytes) -> None:
    async with listening(WebhookReceiver(handling_into(Recorder()), SECRET)) as port:
        assert await posted(port, b'{"update_id":1}', secret) == 401


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"\xff\xfe{}", 400),
        (b"{}", 400),
        (b"[1]", 400),
        (b'"x"', 400),
        (DEEP, 400),
        (b'{"update_id": "7"}', 400),
        (b'{"update_id": -1}', 400),
        (b'{"update_id": 1e400}', 400),
        (b'{"update_id": 99999999999999999999999}', 400),
        (b'{"update_id": 7}', 200),
        (b'{"update_id": 7, "brand_new_kind": {"id": 1}}', 200),
        (b'{"update_id": 7, "message": {"text": 5}}', 200),
    ],
)
async def test_what_is_no_update_is_refused_and_what_is_unknown_is_confirmed(
    body: bytes, status: int
) -> None:
    recorder = Recorder()
    async with listening(WebhookReceiver(handling_into(recorder), SECRET)) as port:
        assert await posted(port, body, SECRET.encode()) == status
        assert recorder.numbers == []
        good = json.dumps({"update_id": 8, "message": MESSAGE}).encode()
        assert await posted(port, good, SECRET.encode()) == 200
        assert recorder.numbers == [8]


class Polled(Bot):
    """Gives out batches of raw updates, then waits for ever; notes the offsets asked for."""

    def __init__(self, *batches: list[Any]) -> None:
        super().__init__("42:" + "x" * 35)
        self.batches, self.offsets, self.over = list(batches), list[int](), asyncio.Event()

    async def __call__(self, method: Any, request_timeout: int | None = None) -> Any:
        assert isinstance(method, GetRawUpdates)
        self.offsets.append(method.offset)
        if not self.batches:
            self.over.set()
            await asyncio.Event().wait()
        return self.batches.pop(0)


async def test_polling_confirms_what_it_cannot_read(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)

    odd = [{"update_id": 5, "brand_new_kind": {}}, {"update_id": 6, "message": {"text": 1}}]
    nameless = [{}, {"message": MESSAGE}, {"update_id": "9"}, {"update_id": 10**30}]
    bot, recorder = Polled(odd, nameless, [{"update_id": 7, "message": MESSAGE}]), Recorder()
    under_way = PendingUpdates(cast(Any, recorder))
    monkeypatch.setattr("bot.runtime.polling.asyncio.sleep", wait)
    polling = asyncio.create_task(Poller(bot, handling_into(recorder), under_way, []).run())
    await bot.over.wait()
    polling.cancel()
    assert recorder.numbers == [7]
    assert bot.offsets == [0, 7, 7, 8]
    assert waits == [1], "updates without a number would come again at once"

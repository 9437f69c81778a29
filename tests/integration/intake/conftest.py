"""A playground, JetStream and Redis, and the intake between them with a handler of the test's."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

import httpx
import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message
from nats.js import JetStreamContext
from redis.asyncio import Redis

from bot.runtime.pending_updates import PendingUpdates
from bot.runtime.polling import Poller
from bot.runtime.processed_updates import ProcessedUpdates
from bot.runtime.raw_updates import RawUpdate
from bot.runtime.unfinished_updates import UnfinishedUpdateStore
from bot.runtime.update_handler import UpdateHandler
from bot.runtime.update_rate_limiter import UpdateRateLimiter
from core.kit.background_tasks import run_in_background
from core.kit.clock import SystemClock
from playground.server import PlaygroundServer
from tests.support.person import Person

SLOW = "slow"


class NobodyTold:
    """In place of the refusals: remembers whose updates were dropped."""

    def __init__(self) -> None:
        self.dropped: list[RawUpdate] = []

    def tell(self, raw: RawUpdate) -> None:
        self.dropped.append(raw)


@dataclass(slots=True)
class Office:
    """`handled` is what the handler was given; one text of all takes until `released`."""

    page: PlaygroundServer
    bot: Bot
    redis: Redis
    js: JetStreamContext
    http: httpx.AsyncClient
    handled: list[str] = field(default_factory=list)
    begun: list[str] = field(default_factory=list)
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def person(self, number: int) -> Person:
        return Person(lambda: self.http, number)

    @asynccontextmanager
    async def taking_in(self) -> AsyncIterator[PendingUpdates]:
        """A bot process's intake; what is under way at the end is broken off, as by a kill."""
        dispatcher = Dispatcher()
        dispatcher.message.register(self._handle)
        handling = UpdateHandler(
            self.bot,
            dispatcher,
            ProcessedUpdates(self.redis, self.bot.id),
            UpdateRateLimiter(SystemClock()),
            NobodyTold(),  # type: ignore[arg-type]
        )
        under_way = PendingUpdates(UnfinishedUpdateStore(self.js, self.bot.id))
        intake = Poller(self.bot, handling, under_way, ["message"])
        async with run_in_background(intake.run(), name="intake of a test"):
            yield under_way
        for task in (tasks := under_way.tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _handle(self, message: Message) -> None:
        self.begun.append(message.text or "")
        if message.text == SLOW:
            await self.released.wait()
        self.handled.append(message.text or "")


@pytest.fixture
async def office(js: JetStreamContext, redis_url: str) -> AsyncIterator[Office]:
    async with AsyncExitStack() as stack:
        page = PlaygroundServer(port=0)
        await page.start()
        stack.push_async_callback(page.stop)
        session = AiohttpSession(api=TelegramAPIServer.from_base(page.url))
        stack.push_async_callback(session.close)
        redis = Redis.from_url(redis_url)
        stack.push_async_callback(redis.aclose)
        await redis.flushdb()
        http = await stack.enter_async_context(httpx.AsyncClient(base_url=page.url, timeout=60))
        yield Office(page, Bot("4242:intake", session=session), redis, js, http)

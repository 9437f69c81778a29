"""People on the user side, and real aiogram bots, for tests of the playground."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from playground.server import PlaygroundServer

Json = dict[str, Any]
TOKEN = "4242:integration-token"


@dataclass
class Person:
    """A person of the playground, acting by the user side over HTTP."""

    base: str
    http: aiohttp.ClientSession
    user_id: int
    profile: Json = field(default_factory=lambda: {"first_name": "Ира", "language_code": "ru"})

    async def post(self, path: str, body: Json, status: int = 200) -> Json:
        async with self.http.post(f"{self.base}{path}", json=body) as response:
            answer: Json = await response.json()
            assert response.status == status, answer
            return answer

    async def write(self, text: str, **more: Any) -> int:
        body = {"user_id": self.user_id, **self.profile, "text": text, **more}
        return int((await self.post("/sim/message", body))["message_id"])

    async def send(self, **content: Any) -> int:
        body = {"user_id": self.user_id, **self.profile, **content}
        return int((await self.post("/sim/message", body))["message_id"])

    async def press(self, button: str, **more: Any) -> str:
        body = {"user_id": self.user_id, "button": button, **more}
        return str((await self.post("/sim/callback", body))["callback_query_id"])

    async def messages(self, after: int = 0) -> list[Json]:
        query = {"chat_id": str(self.user_id), "after": str(after)}
        async with self.http.get(f"{self.base}/sim/messages", params=query) as response:
            found: list[Json] = await response.json()
            return found

    async def from_bot(self, after: int = 0) -> list[Json]:
        return [message for message in await self.messages(after) if message["from"]["is_bot"]]

    async def sees(self, holds: Callable[[list[Json]], Any], seconds: float = 5) -> list[Json]:
        """Wait until the bot's messages satisfy a condition."""
        async with asyncio.timeout(seconds):
            while not holds(found := await self.from_bot()):
                await asyncio.sleep(0.01)
        return found


def make_bot(playground: PlaygroundServer, token: str = TOKEN) -> Bot:
    server = TelegramAPIServer.from_base(playground.url)
    return Bot(token, session=AiohttpSession(api=server))


@asynccontextmanager
async def polling(bot: Bot, dispatcher: Dispatcher) -> AsyncIterator[None]:
    """The dispatcher at work in the background."""
    task = asyncio.create_task(
        dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False)
    )
    try:
        yield
    finally:
        await dispatcher.stop_polling()
        await task

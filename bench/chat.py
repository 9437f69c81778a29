"""A load of people who tap buttons and watch the chat over server-sent events."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import aiohttp

TAPPED = ("✅ Done", "↩️ Reopen", "tap")


@dataclass(slots=True)
class Chat:
    """One person's chat: the bot's last message, and who waits for the next."""

    message: dict[str, Any] = field(default_factory=dict)
    shown: "asyncio.Future[float] | None" = None

    def buttons(self) -> list[str]:
        rows = self.message.get("reply_markup", {}).get("inline_keyboard", [])
        return [button["text"] for row in rows for button in row]

    def tappable(self) -> str:
        """The caption of the button to toggle."""
        return next(caption for caption in self.buttons() if caption in TAPPED)


@dataclass(slots=True)
class Side:
    """A bot under test, seen through its playground; `rounds` holds seconds by rate."""

    name: str
    url: str
    session: aiohttp.ClientSession
    chats: dict[int, Chat] = field(default_factory=dict)
    rounds: dict[int, list[list[float]]] = field(default_factory=dict)

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        listening = asyncio.Event()
        watch = asyncio.create_task(self._watch(listening))
        await listening.wait()
        try:
            yield
        finally:
            watch.cancel()
            with suppress(asyncio.CancelledError):
                await watch

    async def _watch(self, listening: asyncio.Event) -> None:
        endless = aiohttp.ClientTimeout(total=None)
        async with self.session.get(self.url + "/sim/events", timeout=endless) as stream:
            listening.set()
            name = b""
            async for line in stream.content:
                if line.startswith(b"event:"):
                    name = line[6:].strip()
                elif line.startswith(b"data:") and name in (b"new", b"edited"):
                    self._show(json.loads(line[5:]))

    def _show(self, event: dict[str, Any]) -> None:
        message = event.get("message") or event
        chat = self.chats.get(int(message["chat"]["id"]))
        if chat is None or not message["from"]["is_bot"]:
            return
        chat.message = message
        if chat.shown is not None and not chat.shown.done():
            chat.shown.set_result(asyncio.get_running_loop().time())

    async def _send(self, user_id: int, path: str, body: dict[str, Any]) -> float:
        """Send, and wait for the bot's next message or edit in this chat; returns seconds."""
        loop = asyncio.get_running_loop()
        chat = self.chats.setdefault(user_id, Chat())
        chat.shown = loop.create_future()
        began = loop.time()
        async with self.session.post(self.url + path, json={"user_id": user_id} | body) as answer:
            if answer.status != 200:
                raise RuntimeError(await answer.text())
        try:
            async with asyncio.timeout(20):
                return await chat.shown - began
        except TimeoutError:
            raise TimeoutError(f"{self.name}: {body} was never answered") from None

    async def say(self, user_id: int, text: str) -> float:
        who = {"first_name": "Bench", "language_code": "en", "text": text}
        return await self._send(user_id, "/sim/message", who)

    async def until(self, user_id: int, button: str) -> None:
        """Wait until the bot's last message has the button."""
        async with asyncio.timeout(20):
            while button not in self.chats[user_id].buttons():
                await asyncio.sleep(0.01)

    async def press(self, user_id: int, button: str) -> float:
        message_id = self.chats[user_id].message["message_id"]
        body = {"message_id": int(message_id), "button": button}
        return await self._send(user_id, "/sim/callback", body)

    async def tap_at(self, rate: int, seconds: float, people: int) -> None:
        """Taps at a fixed rate, each by the next person, none waiting for the others."""
        loop = asyncio.get_running_loop()
        began, taps = loop.time(), []
        for number in range(max(5, int(rate * seconds))):
            await asyncio.sleep(max(0.0, began + number / rate - loop.time()))
            user_id = 1 + number % people
            taps.append(asyncio.create_task(self.press(user_id, self.chats[user_id].tappable())))
        self.rounds.setdefault(rate, []).append(list(await asyncio.gather(*taps)))

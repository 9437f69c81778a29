"""A person who chats through the playground, as tests and benchmarks see one."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx

Message = dict[str, Any]
PATIENCE_SECONDS = 40.0


def buttons(message: Message) -> list[str]:
    """The captions of a message's inline keyboard, row after row."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def words(message: Message) -> str:
    """The text or caption of a message."""
    return str(message.get("text") or message.get("caption") or "")


@dataclass(slots=True)
class Person:
    """One person in their private chat with the bot."""

    client: Callable[[], httpx.AsyncClient]
    user_id: int
    language_code: str = "ru"
    first_name: str = "Аня"

    @property
    def http(self) -> httpx.AsyncClient:
        """The connection to the playground, another one after each restart of the product."""
        return self.client()

    async def say(self, text: str, **more: Any) -> int:
        """Send a message; returns its id."""
        return await self.send(text=text, **more)

    async def send(self, **content: Any) -> int:
        """Send anything the playground takes: text, photo, sticker, location."""
        return int((await self._does("message", **content))["message_id"])

    async def follow(self, url: str) -> int:
        """Follow a link to the bot; returns the id of the /start it sends."""
        return int((await self._does("follow", url=url))["message_id"])

    async def ask_inline(self, query: str, **more: Any) -> Message:
        """Type `@bot query`; the bot's answer: results, button, next_offset."""
        asked = await self._does("inline_query", query=query, **more)
        path = f"/sim/inline_query/{asked['inline_query_id']}"
        async with asyncio.timeout(PATIENCE_SECONDS):
            while (answer := (await self.http.get(path)).json()) is None:
                await asyncio.sleep(0.02)
        answered: Message = answer
        return answered

    async def choose_inline(self, answer: Message, title: str, **more: Any) -> Message:
        """Choose the result whose title has `title`; the message it posts."""
        one = next(one for one in answer["results"] if title in one["title"])
        chosen = {"inline_query_id": answer["inline_query_id"], "result_id": one["id"]}
        posted = await self._does("inline_choice", **chosen, **more)
        chat_id = more.get("chat_id", self.user_id)
        path = f"/sim/message/{chat_id}/{posted['message_id']}"
        message: Message = (await self.http.get(path)).json()
        return message

    async def _does(self, what: str, **content: Any) -> Message:
        who = {
            "user_id": self.user_id,
            "first_name": self.first_name,
            "language_code": self.language_code,
        }
        answer = await self.http.post(f"/sim/{what}", json=who | content)
        assert answer.status_code == 200, answer.text
        done: Message = answer.json()
        return done

    async def press(self, button: str, message_id: int | None = None) -> None:
        """Press a button by its caption, as soon as it shows: on the given message or the last."""
        body: dict[str, Any] = {"user_id": self.user_id, "button": button}
        if message_id is not None:
            body["message_id"] = message_id
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while (await self.http.post("/sim/callback", json=body)).status_code != 200:
                    await asyncio.sleep(0.02)
        except TimeoutError:
            raise AssertionError(f"no button {button!r}; the chat:\n{await self.chat()}") from None

    async def press_data(self, data: str, message_id: int) -> None:
        """Press with callback data of our own making, as a forged client would."""
        body = {"user_id": self.user_id, "data": data, "message_id": message_id}
        answer = await self.http.post("/sim/callback", json=body)
        assert answer.status_code == 200, answer.text

    async def messages(self, after: int = 0) -> list[Message]:
        """The chat, oldest first, as it looks now."""
        query = {"chat_id": self.user_id, "after": after}
        found: Any = (await self.http.get("/sim/messages", params=query)).json()
        listed: list[Message] = found["messages"] if isinstance(found, dict) else found
        return listed

    async def sees(
        self, text: str, *, button: str | None = None, after: int = 0, absent: str | None = None
    ) -> Message:
        """Wait until the bot shows a message with `text` (and `button`, and not `absent`)."""

        def fits(message: Message) -> bool:
            shown = words(message)
            return (
                message["from"]["is_bot"]
                and text in shown
                and (button is None or button in buttons(message))
                and (absent is None or absent not in shown)
            )

        return await self.waits_for(fits, after=after, what=f"{text!r} {button or ''}")

    async def waits_for(
        self, fits: Callable[[Message], bool], *, after: int = 0, what: str = "a message"
    ) -> Message:
        """The newest message that fits, as soon as there is one."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while True:
                    for message in reversed(await self.messages(after)):
                        if fits(message):
                            return message
                    await asyncio.sleep(0.02)
        except TimeoutError:
            chat = await self.chat()
            raise AssertionError(f"never saw {what}; the chat:\n{chat}") from None

    async def chat(self) -> str:
        """The whole chat, a line a message."""
        return "\n".join(f"  {words(m)!r} {buttons(m)}" for m in await self.messages())

    async def toasts(self) -> list[str]:
        """Texts with which the bot answered this person's presses, oldest first."""
        calls = (await self.http.get("/sim/calls", params={"after": 0})).json()
        listed = calls["calls"] if isinstance(calls, dict) else calls
        return [
            call["params"]["text"]
            for call in listed
            if call["method"] == "answerCallbackQuery" and call["params"].get("text")
        ]

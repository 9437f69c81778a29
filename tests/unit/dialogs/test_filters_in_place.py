"""Filters that compute are asked where the update is handled, not in a thread."""

import threading
from datetime import UTC, datetime

from aiogram import Dispatcher, F, Router
from aiogram.types import Chat, Message

from bot.runtime.filters import make_filters_async

HELLO = Message(
    message_id=1, date=datetime(2026, 3, 10, tzinfo=UTC), chat=Chat(id=1, type="private"), text="hi"
)


async def test_no_filter_changes_threads_and_each_is_asked() -> None:
    asked: list[threading.Thread] = []
    handled: list[str] = []

    def note(message: Message) -> bool | dict[str, str]:
        asked.append(threading.current_thread())
        return {"said": message.text or ""}

    async def never(_: Message) -> None:
        handled.append("never")

    async def greet(_: Message, said: str) -> None:
        handled.append(said)

    root, below = Dispatcher(), Router()
    below.message.filter(note)
    below.message.register(never, F.text == "no")
    below.message.register(greet, F.text == "hi", note)
    root.include_router(below)
    make_filters_async(root)
    await root.propagate_event("message", HELLO)
    assert handled == ["hi"]
    assert asked == [threading.current_thread()] * 2

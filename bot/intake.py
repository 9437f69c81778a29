"""Long polling that confirms an update only after it was handled.

aiogram's own polling moves the offset first and so loses updates when the process dies. Here the
offset stops at the oldest unfinished update: updates of one chat are handled in order, chats side
by side, and whatever was not finished is delivered again after a crash. Repeats do no harm: the
ids of commands are derived from the update's, and finished updates are remembered in Redis.
"""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod
from aiogram.types import Update
from prometheus_client import Counter, Histogram
from pydantic import ValidationError
from redis.exceptions import RedisError

from bot.errors import apologise
from bot.finished import FinishedUpdates
from core.kit.crash import crash_point
from core.kit.error_texts import describe_error
from core.kit.faults import transient
from core.kit.keyed import KeyedLock
from core.kit.spawn import spawn

RawUpdate = dict[str, Any]
log = structlog.get_logger(__name__)
POLL_SECONDS = 25
GLANCE_SECONDS = 0.025
RETRY_DELAYS = (0.2, 0.5, 1.0, 2.0, 4.0)
handled = Counter("uspevai_updates_total", "Updates handled", ["outcome"])
seconds = Histogram("uspevai_update_seconds", "Handling of one update")


class GetRawUpdates(TelegramMethod[list[RawUpdate]]):
    """getUpdates without models: what is under way comes again with each poll and is skipped
    before anything is built of it."""

    __returning__ = list[RawUpdate]
    __api_method__ = "getUpdates"

    offset: int
    limit: int
    timeout: int
    allowed_updates: list[str] | None = None


def read(raw: RawUpdate, bot: Bot) -> Update | None:
    """The update, or None for one that this version of the Bot API's models cannot read."""
    try:
        return Update.model_validate(raw, context={"bot": bot})
    except ValidationError as error:
        handled.labels("unreadable").inc()
        log.error("unreadable update", update=raw["update_id"], error=describe_error(error))
        return None


@dataclass(slots=True)
class Handling:
    """Handles one update whole: in its chat's turn, once, retried while a server is away."""

    bot: Bot
    dispatcher: Dispatcher
    finished: FinishedUpdates
    turns: KeyedLock = field(default_factory=KeyedLock)

    async def __call__(self, update: Update, *, maybe_repeated: bool) -> None:
        async with self.turns(chat_of(update)):
            if maybe_repeated and await self._known(update.update_id):
                return
            with seconds.time():
                await self._persist(update)
            crash_point("bot.before_confirm")
            await self.finished.add(update.update_id)

    async def _known(self, update_id: int) -> bool:
        """Without Redis the update counts as new: its commands know whether they ran."""
        try:
            return await self.finished.known(update_id)
        except RedisError:
            return False

    async def _persist(self, update: Update) -> None:
        for delay in (*RETRY_DELAYS, None):
            try:
                await self.dispatcher.feed_update(self.bot, update)
            except Exception as error:
                if delay is None or not transient(error):
                    handled.labels("failed").inc()
                    log.exception("update failed", update=update.update_id)
                    await apologise(self.bot, update, error)
                    return
                log.warning("update waits", update=update.update_id, error=describe_error(error))
                await asyncio.sleep(delay)
            else:
                handled.labels("done").inc()
                return


@dataclass(slots=True)
class Intake:
    """The polling loop."""

    bot: Bot
    handling: Handling
    allowed: list[str]
    on_rival: Callable[[], None] | None = None
    _next: int = 0
    _first: bool = True
    _running: dict[int, "asyncio.Task[None]"] = field(default_factory=dict)
    _done: set[int] = field(default_factory=set)

    async def run(self) -> None:
        """Poll until cancelled; what has begun goes on, see `finish`."""
        while True:
            await self._round()

    async def _round(self) -> None:
        try:
            updates = await self._poll()
        except TelegramRetryAfter as error:
            await asyncio.sleep(error.retry_after)
        except TelegramUnauthorizedError:
            log.error("BOT_TOKEN: Telegram does not accept it; take the right one from @BotFather")
            await asyncio.sleep(30)
        except TelegramConflictError:
            log.warning("another process polls with the same BOT_TOKEN, waiting")
            if self.on_rival is not None:
                self.on_rival()
            await asyncio.sleep(3)
        except (TelegramAPIError, OSError) as error:
            log.warning("Telegram is away", error=describe_error(error))
            await asyncio.sleep(1)
        else:
            self._start(updates)
            await self._glance()

    async def _poll(self) -> list[RawUpdate]:
        """Everything not confirmed yet; waits for news only when nothing is under way."""
        oldest = min(self._running, default=None)
        self._done = {number for number in self._done if oldest is not None and number > oldest}
        timeout = POLL_SECONDS if oldest is None else 0
        request = GetRawUpdates(
            offset=self._next if oldest is None else oldest,
            timeout=timeout,
            limit=100,
            allowed_updates=self.allowed,
        )
        return await self.bot(request, request_timeout=timeout + 10)

    def _start(self, updates: Iterable[RawUpdate]) -> None:
        for raw in updates:
            number = int(raw["update_id"])
            self._next = max(self._next, number + 1)
            if number in self._running or number in self._done:
                continue
            update = read(raw, self.bot)
            if update is None:
                continue
            work = self.handling(update, maybe_repeated=self._first)
            self._running[number] = task = spawn(work, name=f"update {number}")
            task.add_done_callback(partial(self._end, number))
        self._first = False

    def _end(self, number: int, _: "asyncio.Task[None]") -> None:
        self._running.pop(number, None)
        self._done.add(number)

    async def _glance(self) -> None:
        """A short wait for what is under way, so that a quick update needs no second poll."""
        if self._running:
            await asyncio.wait(self._running.values(), timeout=GLANCE_SECONDS)

    async def finish(self) -> None:
        """Wait some seconds for what has begun, and confirm it if all of it is done."""
        if self._running:
            await asyncio.wait(self._running.values(), timeout=8)
        if self._next and not self._running:
            request = GetRawUpdates(offset=self._next, timeout=0, limit=1)
            try:
                await self.bot(request, request_timeout=5)
            except (TelegramAPIError, OSError) as error:
                log.warning("the last updates stay unconfirmed", error=describe_error(error))


def chat_of(update: Update) -> int:
    """The key that keeps order: the chat, or the person where there is none."""
    event = update.event
    message = getattr(event, "message", None) or event
    chat = getattr(message, "chat", None)
    if chat is not None:
        return int(chat.id)
    person = getattr(event, "from_user", None)
    return int(person.id) if person is not None else 0

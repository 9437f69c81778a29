"""Long polling that confirms an update only after it was handled, or written down as unfinished.

aiogram's own polling moves the offset first and so loses updates when the process dies. Here the
offset stops at the oldest update that is neither finished nor written down: updates of one chat are
handled in order, chats side by side, and whatever was not finished is handled after a crash.
Repeats do no harm: the ids of commands are derived from the update's, and finished updates are
remembered in Redis.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import nats.errors
import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod

from bot.handling import Handling
from bot.raw_updates import RawUpdate, number_of
from bot.under_way import UnderWay
from bot.unfinished import Pack
from core.kit.error_texts import describe_error
from core.kit.spawn import spawn

log = structlog.get_logger(__name__)
POLL_SECONDS = 25
GLANCE_SECONDS = 0.025


class GetRawUpdates(TelegramMethod[list[RawUpdate]]):
    """getUpdates without models: what is under way comes again with each poll and is skipped
    before anything is built of it."""

    __returning__ = list[RawUpdate]
    __api_method__ = "getUpdates"

    offset: int
    limit: int
    timeout: int
    allowed_updates: list[str] | None = None


@dataclass(slots=True)
class Intake:
    """The polling loop."""

    bot: Bot
    handling: Handling
    under_way: UnderWay
    allowed: list[str]
    on_rival: Callable[[], None] | None = None
    _first: bool = True
    _resumed: bool = False

    async def run(self) -> None:
        """Poll until cancelled; what has begun goes on, see `finish`."""
        while True:
            if not self._resumed:
                await self._resume()
            await self._round()

    async def _resume(self) -> None:
        """Begin with what an earlier process had written down: it comes first in its chat."""
        try:
            packs = await self.under_way.unfinished.load()
        except (nats.errors.Error, OSError, TimeoutError) as error:
            log.warning("unfinished updates are not read yet", error=describe_error(error))
            return
        self._resumed = True
        for pack in packs:
            for raw in pack.updates:
                self._take_again(raw, pack)

    def _take_again(self, raw: RawUpdate, pack: Pack) -> None:
        if not self.under_way.knows(int(raw["update_id"])):
            self.handling.admission.enter(raw)
            self._begin(raw, maybe_repeated=True, pack=pack)

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
        except (TelegramAPIError, ClientDecodeError, OSError) as error:
            log.warning("Telegram is away", error=describe_error(error))
            await asyncio.sleep(1)
        else:
            if not self._start(updates):
                await asyncio.sleep(1)  # nothing to confirm them by: they come again at once
            await self._glance()

    async def _poll(self) -> list[RawUpdate]:
        """Everything not confirmed yet; waits for news only when nothing holds the offset."""
        timeout = 0 if self.under_way.holding else POLL_SECONDS
        request = GetRawUpdates(
            offset=self.under_way.offset(),
            timeout=timeout,
            limit=100,
            allowed_updates=self.allowed,
        )
        return await self.bot(request, request_timeout=timeout + 10)

    def _start(self, updates: Sequence[RawUpdate]) -> bool:
        """Begin what is new; False where there is nothing but updates without a number."""
        numbered = [raw for raw in updates if number_of(raw) is not None]
        if len(numbered) < len(updates):
            log.warning("updates without a number", count=len(updates) - len(numbered))
        for raw in numbered:
            number = int(raw["update_id"])
            self.under_way.shown(number)
            if self.under_way.knows(number):
                continue
            if self.handling.admit(raw):
                self._begin(raw, maybe_repeated=self._first)
            else:
                self.under_way.skip(number)
        self._first = False
        return bool(numbered) or not updates

    def _begin(self, raw: RawUpdate, *, maybe_repeated: bool, pack: Pack | None = None) -> None:
        work = self.handling(raw, maybe_repeated=maybe_repeated)
        self.under_way.add(raw, spawn(work, name=f"update {raw['update_id']}"), pack)

    async def _glance(self) -> None:
        """A short wait for what is under way, so that a quick update needs no second poll."""
        if holding := self.under_way.holding:
            await asyncio.wait(holding, timeout=GLANCE_SECONDS)
            self.under_way.make_room()

    async def finish(self) -> None:
        """Wait some seconds for what has begun, and confirm what is done."""
        if tasks := self.under_way.tasks:
            await asyncio.wait(tasks, timeout=8)
        if not self.under_way.next:
            return
        request = GetRawUpdates(offset=self.under_way.offset(), timeout=0, limit=1)
        try:
            await self.bot(request, request_timeout=5)
        except (TelegramAPIError, OSError) as error:
            log.warning("the last updates stay unconfirmed", error=describe_error(error))

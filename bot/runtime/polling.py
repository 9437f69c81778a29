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

from bot.runtime.pending_updates import PendingUpdates
from bot.runtime.raw_updates import RawUpdate, get_update_id
from bot.runtime.unfinished_updates import UpdateBatch
from bot.runtime.update_handler import UpdateHandler
from core.kit.background_tasks import spawn_task
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)
POLL_TIMEOUT_SECONDS = 25
SHORT_WAIT_SECONDS = 0.025


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
class Poller:
    """The polling loop."""

    bot: Bot
    update_handler: UpdateHandler
    under_way: PendingUpdates
    allowed_updates: list[str]
    on_competing_poller: Callable[[], None] | None = None
    _is_first_poll: bool = True
    _resumed: bool = False

    async def run(self) -> None:
        """Poll until cancelled; what has begun goes on, see `finish`."""
        while True:
            if not self._resumed:
                await self._resume()
            await self._poll_once()

    async def _resume(self) -> None:
        """Begin with what an earlier process had written down: it comes first in its chat."""
        try:
            packs = await self.under_way.store.load_batches()
        except (nats.errors.Error, OSError, TimeoutError) as error:
            log.warning("unfinished updates are not read yet", error=describe_error(error))
            return
        self._resumed = True
        for pack in packs:
            for raw in pack.updates:
                self._take_again(raw, pack)

    def _take_again(self, raw: RawUpdate, pack: UpdateBatch) -> None:
        if not self.under_way.is_known(int(raw["update_id"])):
            self.update_handler.admission.count_admitted(raw)
            self._begin(raw, maybe_repeated=True, pack=pack)

    async def _poll_once(self) -> None:
        try:
            updates = await self._fetch_updates()
        except TelegramRetryAfter as error:
            await asyncio.sleep(error.retry_after)
        except TelegramUnauthorizedError:
            log.error("BOT_TOKEN: Telegram does not accept it; take the right one from @BotFather")
            await asyncio.sleep(30)
        except TelegramConflictError:
            log.warning("another process polls with the same BOT_TOKEN, waiting")
            if self.on_competing_poller is not None:
                self.on_competing_poller()
            await asyncio.sleep(3)
        except (TelegramAPIError, ClientDecodeError, OSError) as error:
            log.warning("Telegram is away", error=describe_error(error))
            await asyncio.sleep(1)
        else:
            if not self._start_handling(updates):
                await asyncio.sleep(1)  # nothing to confirm them by: they come again at once
            await self._wait_briefly()

    async def _fetch_updates(self) -> list[RawUpdate]:
        """Everything not confirmed yet; waits for news only when nothing holds the offset."""
        timeout = 0 if self.under_way.holding else POLL_TIMEOUT_SECONDS
        request = GetRawUpdates(
            offset=self.under_way.get_offset(),
            timeout=timeout,
            limit=100,
            allowed_updates=self.allowed_updates,
        )
        return await self.bot(request, request_timeout=timeout + 10)

    def _start_handling(self, updates: Sequence[RawUpdate]) -> bool:
        """Begin what is new; False where there is nothing but updates without a number."""
        numbered = [raw for raw in updates if get_update_id(raw) is not None]
        if len(numbered) < len(updates):
            log.warning("updates without a number", count=len(updates) - len(numbered))
        for raw in numbered:
            number = int(raw["update_id"])
            self.under_way.mark_seen(number)
            if self.under_way.is_known(number):
                continue
            if self.update_handler.admit(raw):
                self._begin(raw, maybe_repeated=self._is_first_poll)
            else:
                self.under_way.mark_done(number)
        self._is_first_poll = False
        return bool(numbered) or not updates

    def _begin(
        self, raw: RawUpdate, *, maybe_repeated: bool, pack: UpdateBatch | None = None
    ) -> None:
        work = self.update_handler(raw, maybe_repeated=maybe_repeated)
        self.under_way.track_update(raw, spawn_task(work, name=f"update {raw['update_id']}"), pack)

    async def _wait_briefly(self) -> None:
        """A short wait for what is under way, so that a quick update needs no second poll."""
        if holding := self.under_way.holding:
            await asyncio.wait(holding, timeout=SHORT_WAIT_SECONDS)
            self.under_way.persist_held()

    async def finish_running(self) -> None:
        """Wait some seconds for what has begun, and confirm what is done."""
        if tasks := self.under_way.tasks:
            await asyncio.wait(tasks, timeout=8)
        if not self.under_way.next:
            return
        request = GetRawUpdates(offset=self.under_way.get_offset(), timeout=0, limit=1)
        try:
            await self.bot(request, request_timeout=5)
        except (TelegramAPIError, OSError) as error:
            log.warning("the last updates stay unconfirmed", error=describe_error(error))

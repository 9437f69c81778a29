"""Handling one update whole: admitted or refused, in its chat's turn, once, retried while a server
is away."""

import asyncio
from dataclasses import dataclass, field

import structlog
from aiogram import Bot, Dispatcher
from aiogram.types import Update
from aiogram.types.update import UpdateTypeLookupError
from prometheus_client import Counter, Histogram
from pydantic import ValidationError
from redis.exceptions import RedisError

from bot.runtime.errors import send_apology
from bot.runtime.processed_updates import ProcessedUpdates
from bot.runtime.raw_updates import RawUpdate, get_ordering_key
from bot.runtime.refusal_notifier import RefusalNotifier
from bot.runtime.update_rate_limiter import UpdateRateLimiter
from core.kit.crash import crash_point
from core.kit.error_texts import describe_error
from core.kit.faults import is_transient
from core.kit.keyed_lock import KeyedLock

log = structlog.get_logger(__name__)
RETRY_DELAYS = (0.2, 0.5, 1.0, 2.0, 4.0)
handled = Counter("uspevai_updates_total", "Updates handled", ["outcome"])
seconds = Histogram("uspevai_update_seconds", "Handling of one update")


@dataclass(slots=True)
class UpdateHandler:
    """Whoever takes an update in asks `admit` first, and calls it if that says so."""

    bot: Bot
    dispatcher: Dispatcher
    processed_updates: ProcessedUpdates
    admission: UpdateRateLimiter
    refusals: RefusalNotifier
    locks: KeyedLock = field(default_factory=KeyedLock)

    def admit(self, raw: RawUpdate) -> bool:
        """Whether the update is to be handled. If not it is done with: nothing waits for it."""
        if self.admission.admit_update(raw):
            return True
        handled.labels("refused").inc()
        self.refusals.notify_sender(raw)
        return False

    async def __call__(self, raw: RawUpdate, *, maybe_repeated: bool) -> None:
        number = int(raw["update_id"])
        try:
            async with self.locks(get_ordering_key(raw)):
                if maybe_repeated and await self._is_processed(number):
                    return
                update = self._read(raw)
                if update is None:
                    return
                with seconds.time():
                    await self._handle_with_retries(update)
                crash_point("bot.before_confirm")
                await self.processed_updates.add(number)
        finally:
            self.admission.release_update(raw)

    def _read(self, raw: RawUpdate) -> Update | None:
        """None for an update that this version of the Bot API's models cannot read, or whose kind
        they do not know."""
        try:
            update = Update.model_validate(raw, context={"bot": self.bot})
            _ = update.event_type
        except (ValidationError, UpdateTypeLookupError, RecursionError) as error:
            handled.labels("unreadable").inc()
            log.warning("unreadable update", update=raw["update_id"], error=type(error).__name__)
            return None
        return update

    async def _is_processed(self, update_id: int) -> bool:
        """Without Redis the update counts as new: its commands know whether they ran."""
        try:
            return await self.processed_updates.is_processed(update_id)
        except RedisError:
            return False

    async def _handle_with_retries(self, update: Update) -> None:
        for delay in (*RETRY_DELAYS, None):
            try:
                await self.dispatcher.feed_update(self.bot, update)
            except Exception as error:
                if delay is None or not is_transient(error):
                    handled.labels("failed").inc()
                    log.exception("update failed", update=update.update_id)
                    await send_apology(self.bot, update, error)
                    return
                log.warning("update waits", update=update.update_id, error=describe_error(error))
                await asyncio.sleep(delay)
            else:
                handled.labels("done").inc()
                return

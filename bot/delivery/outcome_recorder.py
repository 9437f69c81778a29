"""The transactions after the sends: how they ended, those that end together in one statement."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace

import structlog
from dishka import AsyncContainer
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.batcher import Batcher
from bot.delivery.claimer import PreparedNotification
from bot.delivery.fallback import DeliveryFallback
from core.kit.error_texts import describe_error
from core.kit.faults import is_transient
from core.notifications.repository import AttemptResult, DeliveryLedger

log = structlog.get_logger(__name__)
MAX_RETRY_SECONDS = 5.0
GATHER_SECONDS = 0.005


@dataclass(slots=True)
class OutcomeRecorder:
    """Writes how sends ended, however long PostgreSQL is away: only we know it."""

    container: AsyncContainer
    fallback: DeliveryFallback | None = None
    _batcher: Batcher[AttemptResult, None] = field(init=False)

    def __post_init__(self) -> None:
        self._batcher = Batcher(self._write_batch, gather_seconds=GATHER_SECONDS)

    async def __call__(self, ending: AttemptResult) -> None:
        """Returns when it is committed."""
        await self._batcher(ending)

    async def record_unreachable(
        self, prepared: PreparedNotification, ending: AttemptResult
    ) -> None:
        """The same for a person whom another channel may reach, told in the same transaction."""

        async def write_failure() -> None:
            async with self.container() as scope, (await scope.get(AsyncSession)).begin():
                if self.fallback is not None:
                    context = replace(prepared.context, scope=scope)
                    await self.fallback(scope, context, prepared.rendered)
                await (await scope.get(DeliveryLedger)).finish_attempts([ending])

        await _retry_until_written(write_failure)

    async def _write_batch(self, endings: Sequence[AttemptResult]) -> list[None]:
        async def write_results() -> None:
            async with self.container() as scope, (await scope.get(AsyncSession)).begin():
                await (await scope.get(DeliveryLedger)).finish_attempts(endings)

        await _retry_until_written(write_results)
        return [None] * len(endings)


async def _retry_until_written(write: Callable[[], Awaitable[None]]) -> None:
    pause = 0.1
    while True:
        try:
            await write()
            return
        except Exception as error:
            if not is_transient(error):
                raise
            log.warning("the ledger waits", error=describe_error(error))
        await asyncio.sleep(pause)
        pause = min(MAX_RETRY_SECONDS, pause * 2)

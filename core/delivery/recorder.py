"""The transactions after the sends: how they ended, those that end together in one statement."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import structlog
from dishka import AsyncContainer
from sqlalchemy.ext.asyncio import AsyncSession

from core.delivery.repository import DeliveryLedger
from core.delivery.results import AttemptResult
from core.kit.batcher import Batcher
from core.kit.error_texts import describe_error
from core.kit.faults import is_transient

log = structlog.get_logger(__name__)
FIRST_RETRY_SECONDS, MAX_RETRY_SECONDS = 0.1, 5.0
GATHER_SECONDS = 0.005
InTransaction = Callable[[AsyncContainer], Awaitable[None]]


@asynccontextmanager
async def open_transaction(container: AsyncContainer) -> AsyncIterator[AsyncContainer]:
    """A request scope whose session is committed at the end."""
    async with container() as scope, (await scope.get(AsyncSession)).begin():
        yield scope


@dataclass(slots=True)
class OutcomeRecorder:
    """Writes how sends ended, however long PostgreSQL is away: only this process knows it."""

    container: AsyncContainer
    _batcher: Batcher[AttemptResult, None] = field(init=False)

    def __post_init__(self) -> None:
        self._batcher = Batcher(self._write_batch, gather_seconds=GATHER_SECONDS)

    async def record(self, ending: AttemptResult, follow_up: InTransaction | None = None) -> None:
        """Returns when it is committed, with what `follow_up` wrote in the same transaction."""
        if follow_up is None:
            await self._batcher(ending)
        else:
            await self._write_until_committed([ending], follow_up)

    async def _write_batch(self, endings: Sequence[AttemptResult]) -> list[None]:
        await self._write_until_committed(endings, None)
        return [None] * len(endings)

    async def _write_until_committed(
        self, endings: Sequence[AttemptResult], follow_up: InTransaction | None
    ) -> None:
        pause = FIRST_RETRY_SECONDS
        while True:
            try:
                async with open_transaction(self.container) as scope:
                    if follow_up is not None:
                        await follow_up(scope)
                    await (await scope.get(DeliveryLedger)).finish_attempts(endings)
                return
            except Exception as error:
                if not is_transient(error):
                    raise
                log.warning("outcome not recorded yet", error=describe_error(error))
            await asyncio.sleep(pause)
            pause = min(MAX_RETRY_SECONDS, pause * 2)

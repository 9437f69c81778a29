"""The transactions after the sends: how they ended, those that end together in one statement."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace

import structlog
from dishka import AsyncContainer
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.claims import Sendable
from bot.delivery.fallback import Fallback
from bot.delivery.together import Together
from core.kit.error_texts import describe_error
from core.kit.faults import transient
from core.notifications.repository import Ending, Ledger

log = structlog.get_logger(__name__)
LONGEST_PAUSE = 5.0
GATHER_SECONDS = 0.005


@dataclass(slots=True)
class Records:
    """Writes how sends ended, however long PostgreSQL is away: only we know it."""

    container: AsyncContainer
    fallback: Fallback | None = None
    _together: Together[Ending, None] = field(init=False)

    def __post_init__(self) -> None:
        self._together = Together(self._write, pause=GATHER_SECONDS)

    async def __call__(self, ending: Ending) -> None:
        """Returns when it is committed."""
        await self._together(ending)

    async def unreachable(self, sendable: Sendable, ending: Ending) -> None:
        """The same for a person whom another channel may reach, told in the same transaction."""

        async def write() -> None:
            async with self.container() as scope, (await scope.get(AsyncSession)).begin():
                if self.fallback is not None:
                    occasion = replace(sendable.occasion, scope=scope)
                    await self.fallback(scope, occasion, sendable.face)
                await (await scope.get(Ledger)).finish([ending])

        await _until_written(write)

    async def _write(self, endings: Sequence[Ending]) -> list[None]:
        async def write() -> None:
            async with self.container() as scope, (await scope.get(AsyncSession)).begin():
                await (await scope.get(Ledger)).finish(endings)

        await _until_written(write)
        return [None] * len(endings)


async def _until_written(write: Callable[[], Awaitable[None]]) -> None:
    pause = 0.1
    while True:
        try:
            await write()
            return
        except Exception as error:
            if not transient(error):
                raise
            log.warning("the ledger waits", error=describe_error(error))
        await asyncio.sleep(pause)
        pause = min(LONGEST_PAUSE, pause * 2)

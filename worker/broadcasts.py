"""Broadcasts go out from here: a small step every fifth of a second while any is under way."""

from dataclasses import dataclass

from dishka import AsyncContainer
from sqlalchemy.ext.asyncio import AsyncSession

from core.broadcasts.sending import BroadcastSender
from core.kit.crash import crash_point
from core.kit.loops import run_periodically
from core.kit.outbox import Outbox

STEP_SECONDS = 0.2
IDLE_SECONDS = 2.0
LOOKAHEAD_SECONDS = 2  # of sends: what a pause or a cancel has to stop on its way
MIN_LOOKAHEAD = 20


@dataclass(slots=True, frozen=True)
class BroadcastRunner:
    """Any number of workers may run it; each broadcast is moved by one of them at a time."""

    container: AsyncContainer
    lookahead: int

    @classmethod
    def create_for_rate(cls, container: AsyncContainer, sends_per_second: int) -> "BroadcastRunner":
        return cls(container, max(MIN_LOOKAHEAD, LOOKAHEAD_SECONDS * sends_per_second))

    async def run(self) -> None:
        """Go on until cancelled; a server that is away is waited for."""
        away = "broadcasts wait for PostgreSQL"
        await run_periodically(
            self._run_iteration, "broadcasts", pause=IDLE_SECONDS, unavailable_message=away
        )

    async def _run_iteration(self) -> float | None:
        return STEP_SECONDS if await self.run_step() else None

    async def run_step(self) -> bool:
        """One transaction; False when nothing is under way."""
        async with self.container() as scope:
            session, outbox = await scope.get(AsyncSession), await scope.get(Outbox)
            advance = await scope.get(BroadcastSender)
            async with session.begin():
                moving = await advance(self.lookahead)
                await session.flush()
                await outbox.flush()
                if moving:
                    crash_point("broadcast.before_commit")
        if moving:
            crash_point("broadcast.after_commit")
        return moving

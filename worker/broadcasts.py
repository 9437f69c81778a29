"""Broadcasts go out from here: a small step every fifth of a second while any is under way."""

from dataclasses import dataclass

from dishka import AsyncContainer
from sqlalchemy.ext.asyncio import AsyncSession

from core.broadcasts.sending import AdvanceBroadcasts
from core.kit.crash import crash_point
from core.kit.loops import for_ever
from core.kit.outbox import Outbox

STEP_SECONDS = 0.2
IDLE_SECONDS = 2.0
AHEAD_SECONDS = 2  # of sends: what a pause or a cancel has to stop on its way
LEAST_AHEAD = 20


@dataclass(slots=True, frozen=True)
class Broadcasting:
    """Any number of workers may run it; each broadcast is moved by one of them at a time."""

    container: AsyncContainer
    ahead: int

    @classmethod
    def at(cls, container: AsyncContainer, sends_per_second: int) -> "Broadcasting":
        return cls(container, max(LEAST_AHEAD, AHEAD_SECONDS * sends_per_second))

    async def run(self) -> None:
        """Go on until cancelled; a server that is away is waited for."""
        away = "broadcasts wait for PostgreSQL"
        await for_ever(self._turn, "broadcasts", pause=IDLE_SECONDS, away=away)

    async def _turn(self) -> float | None:
        return STEP_SECONDS if await self.step() else None

    async def step(self) -> bool:
        """One transaction; False when nothing is under way."""
        async with self.container() as scope:
            session, outbox = await scope.get(AsyncSession), await scope.get(Outbox)
            advance = await scope.get(AdvanceBroadcasts)
            async with session.begin():
                moving = await advance(self.ahead)
                await session.flush()
                await outbox.flush()
                if moving:
                    crash_point("broadcast.before_commit")
        if moving:
            crash_point("broadcast.after_commit")
        return moving

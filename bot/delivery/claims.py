"""The two transactions around a send: claiming it before the HTTP call, its end after it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog
from dishka import AsyncContainer
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.broadcasts import pauses
from bot.delivery.metrics import sends
from bot.delivery.renderers import Occasion, doubts_borne, render
from bot.notices.cards import Face
from bot.speaker import Speaker
from core.kit.clock import Clock
from core.kit.faults import transient
from core.kit.messages import Notification
from core.notifications.contracts import Kind, Outcome
from core.notifications.repository import Attempt, Busy, Finished, Ledger
from core.users.contracts import Profile
from core.users.queries import UserQueries

log = structlog.get_logger(__name__)
LONGEST_PAUSE = 5.0


@dataclass(slots=True, frozen=True)
class Sendable:
    """What is to be sent now, and to whom; `doubts` earlier attempts may have arrived."""

    profile: Profile
    face: Face
    doubts: int


@dataclass(slots=True, frozen=True)
class Claims:
    container: AsyncContainer
    clock: Clock

    async def ended(self, note: Notification) -> bool:
        """True when the ledger knows how `note` ended."""
        async with self._transaction() as scope:
            return await (await scope.get(Ledger)).ended(note.key)

    async def held(self, note: Notification) -> float:
        """Seconds for which `note` must wait anyway, so that it takes nobody's turn; else 0."""
        if note.kind != Kind.BROADCAST:
            return 0.0
        async with self._transaction() as scope:
            return (await pauses([note], scope)).get(note.key, 0.0)

    async def claim(self, note: Notification) -> Sendable | Busy | Finished | None:
        """Claim and word `note`; Finished when nothing is to be sent, None for a person unknown.

        Raises NotNow when it must wait; then nothing was claimed."""
        async with self._transaction() as scope:
            profile = await (await scope.get(UserQueries)).profile(note.user_id)
            if profile is None:
                return None
            ledger, now = await scope.get(Ledger), self.clock.now()
            claim = await ledger.begin(note, now)
            if not isinstance(claim, Attempt):
                return claim
            occasion = Occasion(note, Speaker(profile), now, scope)
            ready = await self._ready(occasion, claim.doubts)
            if not isinstance(ready, Sendable):
                outcome, reason = ready
                await ledger.finish(note.key, outcome, now, reason=reason)
        if isinstance(ready, Sendable):
            return ready
        sends.labels(note.kind, outcome).inc()
        return Finished(outcome)

    async def _ready(
        self, occasion: Occasion, doubts: int
    ) -> Sendable | tuple[Outcome, str | None]:
        """What to send, or why nothing is to be sent any more."""
        if doubts > doubts_borne(occasion.note.kind):
            return Outcome.UNKNOWN, "its process died while sending"
        if not occasion.speaker.profile.reachable:
            return Outcome.FAILED, "unreachable"
        face = await render(occasion, doubts)
        if face is None:
            return Outcome.SILENCED, None
        return Sendable(occasion.speaker.profile, face, doubts)

    async def record(
        self,
        note: Notification,
        outcome: Outcome,
        *,
        message_id: int | None = None,
        reason: str | None = None,
        doubts: int | None = None,
    ) -> None:
        """Write how the send ended, however long PostgreSQL is away: only we know it."""
        pause = 0.1
        while True:
            try:
                async with self._transaction() as scope:
                    await (await scope.get(Ledger)).finish(
                        note.key,
                        outcome,
                        self.clock.now(),
                        message_id=message_id,
                        reason=reason,
                        doubts=doubts,
                    )
                break
            except Exception as error:
                if not transient(error):
                    raise
                log.warning("the ledger waits", key=note.key, error=repr(error))
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE, pause * 2)
        if outcome is not Outcome.QUEUED:
            sends.labels(note.kind, outcome).inc()

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[AsyncContainer]:
        async with self.container() as scope:
            session = await scope.get(AsyncSession)
            async with session.begin():
                yield scope

"""The transaction before the sends: claiming and wording them, many at a time."""

from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import UUID

from dishka import AsyncContainer
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.broadcasts import pauses
from bot.delivery.fallback import Fallback
from bot.delivery.manners import mode_of
from bot.delivery.metrics import sends
from bot.delivery.occasions import Occasion
from bot.delivery.renderers import doubts_borne, render
from bot.notices.cards import Face
from bot.speaker import Speaker
from core.kit.clock import Clock
from core.kit.messages import Notification
from core.notifications.contracts import Outcome
from core.notifications.repository import Attempt, Busy, Ending, Finished, Ledger
from core.users.contracts import Mode, Profile
from core.users.queries import UserQueries

_CHATS = 100_000


@dataclass(slots=True, frozen=True)
class Sendable:
    """What is to be sent now, and to whom; the attempt's `doubts` earlier ones may have arrived."""

    occasion: Occasion
    face: Face
    attempt: Attempt

    @property
    def note(self) -> Notification:
        return self.occasion.note

    @property
    def profile(self) -> Profile:
        return self.occasion.speaker.profile


Claim = Sendable | Busy | Finished | None


@dataclass(slots=True, frozen=True)
class Claims:
    container: AsyncContainer
    clock: Clock
    fallback: Fallback | None = None
    _chats: dict[UUID, str] = field(default_factory=dict)

    async def ended(self, notes: Sequence[Notification]) -> frozenset[str]:
        """The keys of those of which the ledger knows how they ended."""
        async with self.container() as scope:
            return await (await scope.get(Ledger)).ended([note.key for note in notes])

    async def chats(self, notes: Sequence[Notification]) -> dict[UUID, str]:
        """Where the people are in the messenger, of those who are known; it never changes."""
        people = {note.user_id for note in notes}
        if unknown := people - self._chats.keys():
            await self._find(unknown)
        return {one: self._chats[one] for one in people if one in self._chats}

    async def held(self, notes: Sequence[Notification]) -> dict[str, float]:
        """Seconds by key for those that must wait anyway, so that they take nobody's turn."""
        async with self.container() as scope:
            return await pauses(notes, scope)

    async def claim(self, notes: Sequence[Notification]) -> list[Claim]:
        """Claim and word `notes`, of different keys: Finished when nothing is to be sent, None
        for people unknown, Busy for what must wait. `sending` is committed on return.

        Raises NotNow when one is held back only now: then none was claimed."""
        async with self._transaction() as scope:
            people = await scope.get(UserQueries)
            profiles = await people.profiles({note.user_id for note in notes})
            held = await pauses(notes, scope)
            known = [note for note in notes if note.user_id in profiles and note.key not in held]
            ledger, now = await scope.get(Ledger), self.clock.now()
            begun = await ledger.begin(known, now) if known else {}
            attempts = [
                (Occasion(note, Speaker(profiles[note.user_id]), now, scope), attempt)
                for note in known
                if isinstance(attempt := begun[note.key], Attempt)
            ]
            ready, endings = await self._ready(attempts)
            if endings:
                await ledger.finish(endings)
        _count(notes, endings)
        claims: dict[str, Claim] = {one.note.key: one for one in ready}
        claims |= {one.key: Finished(one.outcome) for one in endings}
        claims |= {k: one for k, one in begun.items() if not isinstance(one, Attempt)}
        claims |= {key: Busy(wait) for key, wait in held.items()}
        return [claims.get(note.key) for note in notes]

    async def _ready(
        self, attempts: Sequence[tuple[Occasion, Attempt]]
    ) -> tuple[list[Sendable], list[Ending]]:
        """What to send, and the endings of what is not to be sent any more."""
        ready: list[Sendable] = []
        endings: list[Ending] = []
        faces = await render([(occasion, attempt.doubts) for occasion, attempt in attempts])
        for (occasion, attempt), face in zip(attempts, faces, strict=True):
            found = await self._fate(occasion, attempt, face)
            if isinstance(found, Sendable):
                ready.append(found)
                continue
            outcome, reason = found
            key, number = occasion.note.key, attempt.number
            endings.append(
                Ending(key=key, number=number, outcome=outcome, at=occasion.now, reason=reason)
            )
        return ready, endings

    async def _fate(
        self, occasion: Occasion, attempt: Attempt, face: Face | None
    ) -> Sendable | tuple[Outcome, str | None]:
        if attempt.doubts > doubts_borne(occasion.note.kind):
            return Outcome.UNKNOWN, "its process died while sending"
        if mode_of(occasion.speaker.profile, occasion.note.kind) is Mode.OFF:
            return Outcome.SILENCED, "turned off"
        if face is None:
            return Outcome.SILENCED, None
        if occasion.speaker.profile.reachable:
            return Sendable(occasion, face, attempt)
        if self.fallback is not None:
            await self.fallback(occasion.scope, occasion, face)
        return Outcome.FAILED, "unreachable"

    async def _find(self, people: Collection[UUID]) -> None:
        if len(self._chats) > _CHATS:
            self._chats.clear()
        async with self.container() as scope:
            self._chats.update(await (await scope.get(UserQueries)).addresses(people))

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[AsyncContainer]:
        async with self.container() as scope:
            session = await scope.get(AsyncSession)
            async with session.begin():
                yield scope


def _count(notes: Sequence[Notification], endings: Sequence[Ending]) -> None:
    kinds = {note.key: note.kind for note in notes}
    for ending in endings:
        sends.labels(kinds[ending.key], ending.outcome).inc()

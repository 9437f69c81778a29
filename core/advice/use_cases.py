"""What a person can do with advice; one class a command."""

from dataclasses import dataclass
from datetime import date

from core.advice import contracts as c
from core.advice.library import library
from core.advice.models import SaidAdvice
from core.advice.repository import AdviceRepository
from core.advice.rules import RESTS, Choice, again_at, choose
from core.advice.signs import findings
from core.kit.clock import Clock
from core.kit.errors import NotFound
from core.kit.outbox import Outbox
from core.users.contracts import People, Profile


@dataclass(slots=True, frozen=True, kw_only=True)
class AskAdvice:
    advice: AdviceRepository
    people: People
    outbox: Outbox
    clock: Clock

    async def __call__(self, command: c.AskAdvice) -> c.AdviceAnswer:
        profile = await self.people.profile(command.user_id)
        if profile is None:
            raise NotFound("user")
        await self.advice.alone(command.user_id)
        known = await self.advice.find(command.advice_id, command.user_id)
        known = known or await self._of_today(profile, command)
        return c.AdviceAnswer(card=known.card()) if known else await self._new(profile, command)

    async def _of_today(self, profile: Profile, command: c.AskAdvice) -> SaidAdvice | None:
        latest = None if command.another else await self.advice.latest(profile.id)
        if latest is None or latest.rating == "unhelpful" or latest.piece not in library():
            return None
        return latest if profile.day_of(latest.given_at) == self._today(profile) else None

    def _today(self, profile: Profile) -> date:
        return profile.day_of(self.clock.now())

    async def _new(self, profile: Profile, command: c.AskAdvice) -> c.AdviceAnswer:
        now = self.clock.now()
        said = await self.advice.said(profile.id, now - RESTS)
        seed = f"{profile.id}:{self._today(profile)}"
        choice = choose(library().values(), findings(command.signals), said, now, seed)
        if choice is None:
            return c.AdviceAnswer(again_at=again_at(said))
        return c.AdviceAnswer(card=await self._say(choice, command))

    async def _say(self, choice: Choice, command: c.AskAdvice) -> c.AdviceCard:
        finding, now = choice.finding, self.clock.now()
        one = SaidAdvice(
            id=command.advice_id,
            user_id=command.user_id,
            piece=choice.piece.id,
            signal=finding.signal.value,
            count=finding.count,
            total=finding.total,
            given_at=now,
        )
        await self.advice.add(one)
        given = c.AdviceGiven(
            user_id=one.user_id, at=now, advice_id=one.id, piece=one.piece, signal=finding.signal
        )
        self.outbox.add(given)
        return one.card()


@dataclass(slots=True, frozen=True, kw_only=True)
class RateAdvice:
    advice: AdviceRepository
    outbox: Outbox
    clock: Clock

    async def __call__(self, command: c.RateAdvice) -> c.AdviceCard:
        one = await self.advice.find(command.advice_id, command.user_id)
        if one is None:
            raise NotFound("advice")
        if one.rating != command.rating:
            one.rating = command.rating
            rated = c.AdviceRated(
                user_id=one.user_id,
                at=self.clock.now(),
                advice_id=one.id,
                piece=one.piece,
                rating=command.rating,
            )
            self.outbox.add(rated)
        return one.card()

"""What a person can do with advice; one class a command."""

from dataclasses import dataclass
from datetime import date

from core.advice import contracts as c
from core.advice.library import load_library
from core.advice.models import GivenAdvice
from core.advice.repository import AdviceRepository
from core.advice.rules import REPEAT_AFTER, AdviceChoice, calculate_again_at, choose_advice
from core.advice.signals import list_findings
from core.kit.clock import Clock
from core.kit.outbox import Outbox
from core.users.contracts import Profile, UserDirectory


@dataclass(slots=True, frozen=True, kw_only=True)
class _AdviceUseCase:
    """What the use cases need."""

    advice: AdviceRepository
    users: UserDirectory
    outbox: Outbox
    clock: Clock


class AskAdvice(_AdviceUseCase):
    async def __call__(self, command: c.AskAdvice) -> c.AdviceAnswer:
        profile = await self.users.require_profile(command.user_id)
        await self.advice.lock_user(command.user_id)
        known = await self.advice.find(command.advice_id, command.user_id)
        known = known or await self._find_todays_advice(profile, command)
        return (
            c.AdviceAnswer(card=known.build_card())
            if known
            else await self._choose_new(profile, command)
        )

    async def _find_todays_advice(
        self, profile: Profile, command: c.AskAdvice
    ) -> GivenAdvice | None:
        latest = None if command.another else await self.advice.get_latest(profile.id)
        if latest is None or latest.rating == "unhelpful" or latest.piece not in load_library():
            return None
        return latest if profile.get_day(latest.given_at) == self._get_today(profile) else None

    def _get_today(self, profile: Profile) -> date:
        return profile.get_day(self.clock.now())

    async def _choose_new(self, profile: Profile, command: c.AskAdvice) -> c.AdviceAnswer:
        now = self.clock.now()
        said = await self.advice.list_given(profile.id, now - REPEAT_AFTER)
        seed = f"{profile.id}:{self._get_today(profile)}"
        choice = choose_advice(
            load_library().values(), list_findings(command.signals), said, now, seed
        )
        if choice is None:
            return c.AdviceAnswer(again_at=calculate_again_at(said))
        return c.AdviceAnswer(card=await self._give_advice(choice, command))

    async def _give_advice(self, choice: AdviceChoice, command: c.AskAdvice) -> c.AdviceCard:
        finding, now = choice.finding, self.clock.now()
        one = GivenAdvice(
            id=command.advice_id,
            user_id=command.user_id,
            piece=choice.piece.id,
            signal=finding.signal.value,
            count=finding.count,
            total=finding.total,
            given_at=now,
        )
        await self.advice.insert(one)
        given = c.AdviceGiven(
            user_id=one.user_id, at=now, advice_id=one.id, piece=one.piece, signal=finding.signal
        )
        self.outbox.add(given)
        return one.build_card()


class RateAdvice(_AdviceUseCase):
    async def __call__(self, command: c.RateAdvice) -> c.AdviceCard:
        one = await self.advice.get(command.advice_id, command.user_id)
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
        return one.build_card()

"""Advice in memory, by the domain's own rules."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from dishka import Provider

from core.advice import contracts as c
from core.advice.library import load_library
from core.advice.queries import AdviceQueries
from core.advice.rules import GivenPiece, calculate_again_at, choose_advice
from core.advice.signals import list_findings
from core.kit.clock import Clock
from core.kit.errors import NotFound


@dataclass(slots=True)
class FakeAdvice:
    """Stands for the worker (answers) and for AdviceQueries."""

    clock: Clock
    said: dict[UUID, c.AdviceCard] = field(default_factory=dict)

    def answers(self) -> dict[Any, Callable[[Any], Any]]:
        return {c.AskAdvice: self._ask, c.RateAdvice: self._rate}

    def provide(self, provider: Provider) -> None:
        provider.provide(lambda: self, provides=AdviceQueries)

    async def get_card(self, advice_id: UUID, _: UUID) -> c.AdviceCard | None:
        return self.said.get(advice_id)

    async def count_helpful(self, _: UUID) -> int:
        return len(self._helpful())

    async def list_helpful(self, _: UUID, offset: int, limit: int) -> tuple[c.AdviceCard, ...]:
        return tuple(self._helpful()[offset : offset + limit])

    def _helpful(self) -> list[c.AdviceCard]:
        liked = [card for card in self.said.values() if card.rating == "helpful"]
        return sorted(liked, key=lambda card: card.given_at, reverse=True)

    def say(self, number: int, piece: str, at: datetime, rating: c.Rating | None = None) -> None:
        """Have it said before."""
        self._keep(UUID(int=number), piece, c.Signal.ANY, 0, 0, at, rating)

    def _keep(
        self,
        advice_id: UUID,
        piece: str,
        signal: c.Signal,
        count: int,
        total: int,
        at: datetime,
        rating: c.Rating | None = None,
    ) -> c.AdviceCard:
        card = c.AdviceCard(
            id=advice_id,
            piece=piece,
            signal=signal,
            count=count,
            total=total,
            given_at=at,
            rating=rating,
        )
        self.said[advice_id] = card
        return card

    def _ask(self, command: c.AskAdvice) -> c.AdviceAnswer:
        now = self.clock.now()
        if command.advice_id in self.said:
            return c.AdviceAnswer(card=self.said[command.advice_id])
        today = [card for card in self.said.values() if card.given_at.date() == now.date()]
        if today and not command.another and today[-1].rating != "unhelpful":
            return c.AdviceAnswer(card=today[-1])
        said = [
            GivenPiece(one.piece, one.signal, one.given_at, one.rating)
            for one in self.said.values()
        ]
        choice = choose_advice(
            load_library().values(), list_findings(command.signals), said, now, ""
        )
        if choice is None:
            return c.AdviceAnswer(again_at=calculate_again_at(said))
        seen = choice.finding
        card = self._keep(
            command.advice_id, choice.piece.id, seen.signal, seen.count, seen.total, now
        )
        return c.AdviceAnswer(card=card)

    def _rate(self, command: c.RateAdvice) -> c.AdviceCard:
        known = self.said.get(command.advice_id)
        if known is None:
            raise NotFound("advice")
        return self._keep(
            known.id,
            known.piece,
            known.signal,
            known.count,
            known.total,
            known.given_at,
            command.rating,
        )

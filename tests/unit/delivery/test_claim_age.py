"""A claim is not used when it was asked for too long ago, wherever the time went."""

import asyncio
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest

from bot.delivery.send_queue import REMINDER_LANE, SendLane
from bot.delivery.sender import NotificationSender
from core.delivery.engine import MAX_CLAIM_AGE_SECONDS, Claim, DeliveryEngine, Request
from core.delivery.repository import Attempt
from core.delivery.results import Accepted, Deferred, SendResult
from core.kit.messages import Notification

NOTES = [Notification(key=key, kind="task", user_id=UUID(int=1)) for key in ("first", "second")]


@dataclass
class OpenChannel:
    """Has a slot for everybody and takes every message."""

    rate: int = 30
    lane: SendLane = REMINDER_LANE
    asked: int = 0
    both_asked: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def rate_limiter(self) -> "OpenChannel":
        return self

    async def acquire_slot(self, chat: str, lane: SendLane) -> float:
        self.asked += 1
        if self.asked == len(NOTES):
            self.both_asked.set()
        return 0.0

    async def send(self, payload: str) -> SendResult:
        return Accepted()


@dataclass(slots=True)
class SlowFirstClaim(DeliveryEngine[Notification, None, str]):
    """The first claim takes `seconds`, while the second message waits for its own."""

    seconds: float = 0.0
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    skew: list[float] = field(default_factory=list)
    results: dict[str, SendResult] = field(default_factory=dict)

    async def claim_batch(self, messages: Any) -> Any:
        self.begun.set()
        if not self.skew:
            await self.channel.both_asked.wait()  # type: ignore[attr-defined]
            self.skew.append(self.seconds)
        attempt: Any = (Attempt(), None, None)
        return [Claim(Request(one.key, one, None, *attempt), one.key) for one in messages]

    async def record(self, claim: Any, result: SendResult, tries: int) -> None:
        self.results[claim.request.key] = result


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(MAX_CLAIM_AGE_SECONDS - 1, Accepted), (MAX_CLAIM_AGE_SECONDS + 1, Deferred)],
)
async def test_the_wait_for_another_claim_counts(
    seconds: float, expected: type[SendResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    channel: Any = OpenChannel()
    nothing: Any = None
    engine = SlowFirstClaim(nothing, nothing, channel, seconds=seconds)
    loop = asyncio.get_running_loop()
    real_time = loop.time
    monkeypatch.setattr(loop, "time", lambda: real_time() + sum(engine.skew))
    sender = NotificationSender(engine, channel)  # type: ignore[arg-type]
    first = asyncio.ensure_future(sender(NOTES[0], "1", 1))
    await engine.begun.wait()
    await asyncio.gather(first, sender(NOTES[1], "2", 1))
    assert {key: type(one) for key, one in engine.results.items()} == {
        "first": expected,
        "second": expected,
    }

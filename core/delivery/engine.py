"""One way to deliver by any channel: claim, send, record.

`sending` is committed before the call and the outcome after it. An attempt that died in between,
or got no answer, is uncertain: how many of those a message may have is its channel's to say.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from dishka import AsyncContainer

from core.delivery.contracts import Channel, Outcome
from core.delivery.policy import RetryPolicy, count_uncertain
from core.delivery.recorder import InTransaction, OutcomeRecorder, open_transaction
from core.delivery.repository import AlreadyProcessed, Attempt, DeliveryLedger
from core.delivery.results import Accepted, AttemptInProgress, AttemptResult, Deferred, SendResult
from core.kit.clock import Clock
from core.kit.messages import Notification

M = TypeVar("M")  # the message as it came from the stream
R = TypeVar("R")  # its recipient
P = TypeVar("P")  # what the channel sends
MAX_CLAIM_AGE_SECONDS = 10.0  # after that the lease may end before the call does


@dataclass(slots=True, frozen=True)
class Request(Generic[M, R]):
    """A claimed message that is to be prepared, within the claim's transaction."""

    key: str
    message: M
    recipient: R
    attempt: Attempt
    now: datetime
    scope: AsyncContainer


@dataclass(slots=True, frozen=True)
class NotSent:
    """Nothing is to be sent: how the message ends instead, and why."""

    outcome: Outcome
    reason: str | None = None


@dataclass(slots=True, frozen=True)
class Claim(Generic[M, R, P]):
    """What is to be sent now."""

    request: Request[M, R]
    payload: P


class DeliveryChannel(Protocol[M, R, P]):
    """A way to a person. Implement it to add one."""

    @property
    def name(self) -> Channel: ...

    @property
    def retries(self) -> RetryPolicy: ...

    def build_entry(self, message: M) -> Notification:
        """What the ledger keeps of the message; its key is the channel's own."""
        ...

    def get_max_uncertain(self, message: M) -> int:
        """How many attempts of unknown fate a message may have and still be sent."""
        ...

    async def find_recipients(
        self, scope: AsyncContainer, messages: Sequence[M]
    ) -> Mapping[str, R | AttemptInProgress]:
        """By ledger key; unknown people are left out, what must wait says how long."""
        ...

    async def prepare(self, requests: Sequence[Request[M, R]]) -> Sequence[P | NotSent]:
        """What to send, one for each request. What is raised undoes the claims of all."""
        ...

    async def send(self, payload: P) -> SendResult:
        """One call, never repeated by itself; faults of the other side are results."""
        ...

    def get_follow_up(
        self, claim: Claim[M, R, P], result: SendResult, outcome: Outcome
    ) -> InTransaction | None:
        """What is written in the transaction that records the outcome."""
        ...

    async def handle_recorded(
        self, claim: Claim[M, R, P], result: SendResult, ending: AttemptResult
    ) -> None:
        """Called when the outcome is committed."""
        ...


ClaimResult = Claim[M, R, P] | NotSent | AttemptInProgress | AlreadyProcessed | None


@dataclass(slots=True)
class DeliveryEngine(Generic[M, R, P]):
    """Delivers messages by one channel; any number of instances may run."""

    container: AsyncContainer
    clock: Clock
    channel: DeliveryChannel[M, R, P]
    _recorder: OutcomeRecorder = field(init=False)

    def __post_init__(self) -> None:
        self._recorder = OutcomeRecorder(self.container)

    async def find_finished_keys(self, messages: Sequence[M]) -> frozenset[str]:
        """The ledger keys of those whose end is recorded."""
        async with self.container() as scope:
            keys = [self.channel.build_entry(message).key for message in messages]
            return await (await scope.get(DeliveryLedger)).find_ended(keys)

    async def claim_batch(self, messages: Sequence[M]) -> list[ClaimResult[M, R, P]]:
        """Claim and prepare messages of different keys; the claims are committed on return.

        NotSent and AlreadyProcessed: nothing is to be sent; None: the person is unknown. What the
        channel raises while preparing undoes all claims.
        """
        now = self.clock.now()
        entries = [self.channel.build_entry(message) for message in messages]
        async with open_transaction(self.container) as scope:
            found = await self.channel.find_recipients(scope, messages)
            waiting = {k: one for k, one in found.items() if isinstance(one, AttemptInProgress)}
            people = {k: one for k, one in found.items() if not isinstance(one, AttemptInProgress)}
            ledger, ready = await scope.get(DeliveryLedger), [e for e in entries if e.key in people]
            begun = await ledger.begin_attempts(ready, now, self.channel.name)
            requests = [
                Request(entry.key, message, people[entry.key], attempt, now, scope)
                for entry, message in zip(entries, messages, strict=True)
                if isinstance(attempt := begun.get(entry.key), Attempt)
            ]
            prepared = await self._prepare(ledger, requests)
        ended = {k: one for k, one in begun.items() if not isinstance(one, Attempt)}
        claims: dict[str, ClaimResult[M, R, P]] = {**waiting, **ended, **prepared}
        return [claims.get(entry.key) for entry in entries]

    async def send(self, claim: Claim[M, R, P], asked_at: float) -> SendResult:
        """One call, unless the claim may end before it does.

        `asked_at` is the event loop's time when the claim was asked for.
        """
        if asyncio.get_running_loop().time() - asked_at > MAX_CLAIM_AGE_SECONDS:
            return Deferred("stood still before the call")
        return await self.channel.send(claim.payload)

    async def record(self, claim: Claim[M, R, P], result: SendResult, tries: int) -> float | None:
        """Write how the attempt ended; seconds until the next one, None when there is none."""
        request = claim.request
        uncertain = count_uncertain(request.attempt.uncertain_attempts, result)
        limit = self.channel.get_max_uncertain(request.message)
        outcome, delay = self.channel.retries.decide(result, tries, uncertain, limit)
        ending = AttemptResult(
            key=request.key,
            number=request.attempt.number,
            outcome=outcome,
            at=self.clock.now(),
            message_id=result.message_id if isinstance(result, Accepted) else None,
            reason=None if isinstance(result, Accepted) else result.reason,
            uncertain_attempts=uncertain,
        )
        await self._recorder.record(ending, self.channel.get_follow_up(claim, result, outcome))
        await self.channel.handle_recorded(claim, result, ending)
        return delay

    async def _prepare(
        self, ledger: DeliveryLedger, requests: Sequence[Request[M, R]]
    ) -> dict[str, Claim[M, R, P] | NotSent]:
        """What each comes to; more uncertain attempts than allowed are not repeated."""
        ready = [one for one in requests if self._may_send(one)]
        payloads = await self.channel.prepare(ready) if ready else ()
        died = NotSent(Outcome.UNKNOWN, "its process died while sending")
        prepared: dict[str, Claim[M, R, P] | NotSent] = {one.key: died for one in requests}
        for request, payload in zip(ready, payloads, strict=True):
            prepared[request.key] = (
                payload if isinstance(payload, NotSent) else Claim(request, payload)
            )
        endings = [
            AttemptResult(
                key=one.key,
                number=one.attempt.number,
                outcome=end.outcome,
                at=one.now,
                reason=end.reason,
            )
            for one in requests
            if isinstance(end := prepared[one.key], NotSent)
        ]
        await ledger.finish_attempts(endings)
        return prepared

    def _may_send(self, request: Request[M, R]) -> bool:
        limit = self.channel.get_max_uncertain(request.message)
        return request.attempt.uncertain_attempts <= limit

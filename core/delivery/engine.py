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
from core.delivery.repository import (
    AlreadyProcessed,
    Attempt,
    AttemptInProgress,
    AttemptResult,
    DeliveryLedger,
)
from core.delivery.results import Accepted, Deferred, SendResult
from core.kit.clock import Clock
from core.kit.messages import Notification

M = TypeVar("M")  # the message as it came from the stream
R = TypeVar("R")  # its recipient
P = TypeVar("P")  # what the channel sends
MAX_CLAIM_AGE_SECONDS = 10.0  # a claim that is older may lose its lease before the call ends


@dataclass(slots=True, frozen=True)
class Request(Generic[M, R]):
    """A claimed message that is to be prepared, within the claim's transaction."""

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
    """What is to be sent now; `claimed_at` is the event loop's time."""

    request: Request[M, R]
    payload: P
    key: str
    claimed_at: float


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

    def count_not_sent(self, message: M, outcome: Outcome) -> None:
        """Called when a claim ended without a call."""
        ...


ClaimResult = Claim[M, R, P] | AttemptInProgress | AlreadyProcessed | None


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

        AlreadyProcessed: nothing is to be sent; None: the person is unknown. What the channel
        raises while preparing undoes all claims.
        """
        claimed_at, now = _get_loop_time(), self.clock.now()
        entries = [self.channel.build_entry(message) for message in messages]
        found: dict[str, ClaimResult[M, R, P]] = {}
        async with open_transaction(self.container) as scope:
            recipients = await self.channel.find_recipients(scope, messages)
            requests: dict[str, Request[M, R]] = {}
            begun = await self._begin_attempts(scope, entries, recipients, now)
            for message, entry in zip(messages, entries, strict=True):
                recipient = recipients.get(entry.key)
                if recipient is None or isinstance(recipient, AttemptInProgress):
                    found[entry.key] = recipient
                elif isinstance(attempt := begun[entry.key], Attempt):
                    requests[entry.key] = Request(message, recipient, attempt, now, scope)
                else:
                    found[entry.key] = attempt
            prepared = await self._prepare(requests)
            not_sent = {k: one for k, one in prepared.items() if isinstance(one, NotSent)}
            await self._finish_not_sent(scope, requests, not_sent)
        for key, end in not_sent.items():
            self.channel.count_not_sent(requests[key].message, end.outcome)
            found[key] = AlreadyProcessed(end.outcome)
        for key, payload in prepared.items():
            if not isinstance(payload, NotSent):
                found[key] = Claim(requests[key], payload, key, claimed_at)
        return [found[entry.key] for entry in entries]

    async def send(self, claim: Claim[M, R, P]) -> SendResult:
        """One call, unless the claim may end before it does."""
        if _get_loop_time() - claim.claimed_at > MAX_CLAIM_AGE_SECONDS:
            return Deferred("stood still before the call")
        return await self.channel.send(claim.payload)

    async def record(self, claim: Claim[M, R, P], result: SendResult, tries: int) -> float | None:
        """Write how the attempt ended; seconds until the next one, None when there is none."""
        request = claim.request
        uncertain = count_uncertain(request.attempt.uncertain_attempts, result)
        limit = self.channel.get_max_uncertain(request.message)
        outcome, delay = self.channel.retries.decide(result, tries, uncertain, limit)
        ending = AttemptResult(
            key=claim.key,
            number=request.attempt.number,
            outcome=outcome,
            at=self.clock.now(),
            message_id=result.message_id if isinstance(result, Accepted) else None,
            reason=None if isinstance(result, Accepted) else result.reason,
            doubts=uncertain,
        )
        await self._recorder.record(ending, self.channel.get_follow_up(claim, result, outcome))
        await self.channel.handle_recorded(claim, result, ending)
        return delay

    async def _begin_attempts(
        self,
        scope: AsyncContainer,
        entries: Sequence[Notification],
        recipients: Mapping[str, R | AttemptInProgress],
        now: datetime,
    ) -> Mapping[str, Attempt | AlreadyProcessed | AttemptInProgress]:
        ready = [
            entry
            for entry in entries
            if not isinstance(recipients.get(entry.key), AttemptInProgress | None)
        ]
        if not ready:
            return {}
        ledger = await scope.get(DeliveryLedger)
        return await ledger.begin_attempts(ready, now, self.channel.name)

    async def _prepare(self, requests: Mapping[str, Request[M, R]]) -> dict[str, P | NotSent]:
        """What each comes to; more uncertain attempts than allowed are not repeated."""
        prepared: dict[str, P | NotSent] = {}
        for key, request in requests.items():
            limit = self.channel.get_max_uncertain(request.message)
            if request.attempt.uncertain_attempts > limit:
                prepared[key] = NotSent(Outcome.UNKNOWN, "its process died while sending")
        rest = {key: one for key, one in requests.items() if key not in prepared}
        if rest:
            payloads = await self.channel.prepare(list(rest.values()))
            prepared |= dict(zip(rest, payloads, strict=True))
        return prepared

    async def _finish_not_sent(
        self,
        scope: AsyncContainer,
        requests: Mapping[str, Request[M, R]],
        not_sent: Mapping[str, NotSent],
    ) -> None:
        if not not_sent:
            return
        endings = [
            AttemptResult(
                key=key,
                number=requests[key].attempt.number,
                outcome=end.outcome,
                at=requests[key].now,
                reason=end.reason,
            )
            for key, end in not_sent.items()
        ]
        await (await scope.get(DeliveryLedger)).finish_attempts(endings)


def _get_loop_time() -> float:
    return asyncio.get_running_loop().time()

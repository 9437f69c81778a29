"""Acknowledgement, retry with delay, and dead letters, for every consumer.

FastStream's own policies either terminate a message at its first exception or redeliver it at
once; here a fault that may pass is retried with growing delay and without end, a fault of the
code is retried `TRIES` times, and what cannot be processed goes to DEAD with its reason first.
"""

from types import TracebackType
from typing import Any

import msgspec
import structlog
from faststream import BaseMiddleware
from nats.aio.msg import Msg
from prometheus_client import Counter

from core.kit.backoff import calculate_backoff
from core.kit.error_texts import describe_error
from core.kit.faults import is_transient
from core.kit.nats.dead_letters import send_to_dead_letters
from core.kit.telemetry import start_trace

log = structlog.get_logger(__name__)
MAX_TRIES = 5
FIRST_DELAY, LONGEST_DELAY = 0.4, 30.0
delivery_failures = Counter(
    "uspevai_message_failures_total", "Failed deliveries", ["subject", "outcome"]
)


class Poison(Exception):
    """The message can never be processed: it goes to the dead letters at once."""


class RetryMiddleware(BaseMiddleware[Any, Any]):
    """Acks what succeeded; everything else is delayed or becomes a dead letter, never dropped.

    It acts after the reply is on its way: a process that dies in between replies once more.
    """

    attempts_by_message: dict[str, int] = {}  # noqa: RUF012 - tries by message, shared by design

    async def on_receive(self) -> None:
        start_trace((self.msg.headers or {}).get("trace"))

    async def after_processed(
        self,
        exc_type: type[BaseException] | None = None,
        exc_val: BaseException | None = None,
        exc_tb: TracebackType | None = None,
    ) -> bool | None:
        raw: Msg = self.msg
        if not raw.reply.startswith("$JS.ACK.") or raw._ackd:
            return False
        if exc_val is None:
            self.attempts_by_message.pop(_get_message_identity(raw), None)
            await raw.ack()
        elif isinstance(exc_val, Poison | msgspec.DecodeError):
            await self._move_to_dead_letters(raw, exc_val)
        elif isinstance(exc_val, Exception):
            await self._retry_later(raw, exc_val)
        return isinstance(exc_val, Exception)

    async def _retry_later(self, raw: Msg, error: Exception) -> None:
        if is_transient(error):
            delivered = int(raw.metadata.num_delivered)
            delivery_failures.labels(_get_subject_prefix(raw.subject), "postponed").inc()
            log.warning(
                "postponed", subject=raw.subject, error=describe_error(error), tries=delivered
            )
            await raw.nak(delay=calculate_backoff(delivered, FIRST_DELAY, LONGEST_DELAY))
            return
        identity = _get_message_identity(raw)
        tries = self.attempts_by_message[identity] = self.attempts_by_message.get(identity, 0) + 1
        if tries >= MAX_TRIES:
            await self._move_to_dead_letters(raw, error)
            return
        delivery_failures.labels(_get_subject_prefix(raw.subject), "retried").inc()
        log.error("failed, will retry", subject=raw.subject, tries=tries, exc_info=error)
        await raw.nak(delay=calculate_backoff(tries, FIRST_DELAY, LONGEST_DELAY))

    async def _move_to_dead_letters(self, raw: Msg, error: Exception) -> None:
        self.attempts_by_message.pop(_get_message_identity(raw), None)
        delivery_failures.labels(_get_subject_prefix(raw.subject), "dead").inc()
        log.error("dead letter", subject=raw.subject, exc_info=error)
        await send_to_dead_letters(raw, error)
        await raw.term()


def _get_message_identity(raw: Msg) -> str:
    return f"{raw.metadata.consumer}:{raw.metadata.sequence.stream}"


def _get_subject_prefix(subject: str) -> str:
    return ".".join(subject.split(".")[:3])

"""Acknowledgement, retry with delay, and dead letters, for every consumer.

FastStream's own policies either terminate a message at its first exception or redeliver it at
once; here a fault that may pass is retried with growing delay and without end, a fault of the
code is retried `TRIES` times, and what cannot be processed goes to DEAD with its reason first.
"""

import random
from types import TracebackType
from typing import Any

import msgspec
import structlog
from faststream import BaseMiddleware
from nats.aio.msg import Msg
from prometheus_client import Counter

from core.kit.error_texts import describe_error
from core.kit.faults import transient
from core.kit.nats.dead import bury
from core.kit.telemetry import start_trace

log = structlog.get_logger(__name__)
TRIES = 5
LONGEST_DELAY = 30.0
failures = Counter("uspevai_message_failures_total", "Failed deliveries", ["subject", "outcome"])


class Poison(Exception):
    """The message can never be processed: it goes to the dead letters at once."""


def delay_for(tries: int) -> float:
    """Seconds before try number `tries + 1`: doubling from 0.2 s, at most 30 s, with jitter."""
    base: float = min(LONGEST_DELAY, 0.2 * 2 ** min(tries, 12))
    return base * random.uniform(0.75, 1.25)  # noqa: S311 - spreads load, guards nothing


class Retry(BaseMiddleware[Any, Any]):
    """Acks what succeeded; everything else is delayed or buried, never dropped.

    It acts after the reply is on its way: a process that dies in between replies once more.
    """

    faults: dict[str, int] = {}  # noqa: RUF012 - tries by message, shared by design

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
            self.faults.pop(_identity(raw), None)
            await raw.ack()
        elif isinstance(exc_val, Poison | msgspec.DecodeError):
            await self._bury(raw, exc_val)
        elif isinstance(exc_val, Exception):
            await self._retry(raw, exc_val)
        return isinstance(exc_val, Exception)

    async def _retry(self, raw: Msg, error: Exception) -> None:
        if transient(error):
            delivered = int(raw.metadata.num_delivered)
            failures.labels(_kind(raw.subject), "postponed").inc()
            log.warning(
                "postponed", subject=raw.subject, error=describe_error(error), tries=delivered
            )
            await raw.nak(delay=delay_for(delivered))
            return
        identity = _identity(raw)
        tries = self.faults[identity] = self.faults.get(identity, 0) + 1
        if tries >= TRIES:
            await self._bury(raw, error)
            return
        failures.labels(_kind(raw.subject), "retried").inc()
        log.error("failed, will retry", subject=raw.subject, tries=tries, exc_info=error)
        await raw.nak(delay=delay_for(tries))

    async def _bury(self, raw: Msg, error: Exception) -> None:
        self.faults.pop(_identity(raw), None)
        failures.labels(_kind(raw.subject), "dead").inc()
        log.error("dead letter", subject=raw.subject, exc_info=error)
        await bury(raw, error)
        await raw.term()


def _identity(raw: Msg) -> str:
    return f"{raw.metadata.consumer}:{raw.metadata.sequence.stream}"


def _kind(subject: str) -> str:
    return ".".join(subject.split(".")[:3])

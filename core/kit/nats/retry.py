"""Acknowledgement, retry with delay, and dead letters, for every consumer.

FastStream's own policies either terminate a message at its first exception or redeliver it at
once; here a fault that may pass is retried with growing delay and without end, a fault of the
code is retried `TRIES` times, and what cannot be processed goes to DEAD with its reason first.
"""

import random
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
import structlog
from faststream import BaseMiddleware
from faststream.message import StreamMessage
from faststream.nats.message import NatsMessage
from prometheus_client import Counter

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


class Retry(BaseMiddleware):
    """Acks what succeeded; everything else is delayed or buried, never dropped."""

    faults: dict[str, int] = {}  # noqa: RUF012 - tries by message, shared by design

    async def consume_scope(
        self, call_next: Callable[[Any], Awaitable[Any]], msg: StreamMessage[Any]
    ) -> Any:
        assert isinstance(msg, NatsMessage)
        raw = msg.raw_message
        start_trace(msg.headers.get("trace"))
        try:
            result = await call_next(msg)
        except (Poison, msgspec.DecodeError) as error:
            await self._bury(msg, error)
        except Exception as error:
            await self._retry(msg, error)
        else:
            self.faults.pop(_identity(raw), None)
            await msg.ack()
            return result
        return None

    async def _retry(self, msg: NatsMessage, error: Exception) -> None:
        raw = msg.raw_message
        if transient(error):
            delivered = int(raw.metadata.num_delivered)
            failures.labels(_kind(raw.subject), "postponed").inc()
            log.warning("postponed", subject=raw.subject, error=repr(error), tries=delivered)
            await msg.nack(delay=delay_for(delivered))
            return
        identity = _identity(raw)
        tries = self.faults[identity] = self.faults.get(identity, 0) + 1
        if tries >= TRIES:
            await self._bury(msg, error)
            return
        failures.labels(_kind(raw.subject), "retried").inc()
        log.error("failed, will retry", subject=raw.subject, tries=tries, exc_info=error)
        await msg.nack(delay=delay_for(tries))

    async def _bury(self, msg: NatsMessage, error: Exception) -> None:
        raw = msg.raw_message
        self.faults.pop(_identity(raw), None)
        failures.labels(_kind(raw.subject), "dead").inc()
        log.error("dead letter", subject=raw.subject, exc_info=error)
        await bury(raw, error)
        await msg.reject()


def _identity(raw: Any) -> str:
    return f"{raw.metadata.consumer}:{raw.metadata.sequence.stream}"


def _kind(subject: str) -> str:
    return ".".join(subject.split(".")[:3])

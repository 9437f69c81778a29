"""Acknowledgement, retry with delay, and dead letters, for every consumer.

FastStream's own policies either terminate a message at its first exception or redeliver it at
once; here a fault that may pass is retried with growing delay and without end, a fault of the
code is retried `TRIES` times, and what cannot be processed goes to DEAD with its reason first.
"""

import random
from collections.abc import Awaitable, Callable

import msgspec
import structlog
from faststream.nats.message import NatsMessage
from prometheus_client import Counter

from core.kit.faults import transient
from core.kit.nats.dead import bury
from core.kit.telemetry import start_trace

Handler = Callable[[NatsMessage], Awaitable[object]]
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


class Retrying:
    """Wraps a consumer's handler: acks what succeeded; the rest is delayed or buried."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self._tries: dict[str, int] = {}

    async def __call__(self, message: NatsMessage) -> None:
        start_trace(message.headers.get("trace"))
        try:
            await self._handler(message)
        except (Poison, msgspec.DecodeError) as error:
            await self._bury(message, error)
        except Exception as error:
            await self._retry(message, error)
        else:
            self._tries.pop(_identity(message), None)
            await message.ack()

    async def _retry(self, message: NatsMessage, error: Exception) -> None:
        subject = message.raw_message.subject
        if transient(error):
            delivered = int(message.raw_message.metadata.num_delivered)
            failures.labels(_kind(subject), "postponed").inc()
            log.warning("postponed", subject=subject, error=repr(error), tries=delivered)
            await message.nack(delay=delay_for(delivered))
            return
        identity = _identity(message)
        tries = self._tries[identity] = self._tries.get(identity, 0) + 1
        if tries >= TRIES:
            await self._bury(message, error)
            return
        failures.labels(_kind(subject), "retried").inc()
        log.error("failed, will retry", subject=subject, tries=tries, exc_info=error)
        await message.nack(delay=delay_for(tries))

    async def _bury(self, message: NatsMessage, error: Exception) -> None:
        subject = message.raw_message.subject
        self._tries.pop(_identity(message), None)
        failures.labels(_kind(subject), "dead").inc()
        log.error("dead letter", subject=subject, exc_info=error)
        await bury(message.raw_message, error)
        await message.reject()


def _identity(message: NatsMessage) -> str:
    metadata = message.raw_message.metadata
    return f"{metadata.consumer}:{metadata.sequence.stream}"


def _kind(subject: str) -> str:
    return ".".join(subject.split(".")[:3])

"""Callers of the command bus, with processes that answer them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from core.kit.nats.broker import create_broker
from core.kit.nats.commands import NatsCommandBus


@asynccontextmanager
async def bus_at(nats_url: str, timeout: float) -> AsyncIterator[NatsCommandBus]:
    """A caller who waits `timeout` seconds for replies."""
    broker = create_broker(nats_url, "caller")
    bus = NatsCommandBus(broker, timeout)
    await broker.start()
    try:
        yield bus
    finally:
        await broker.stop()

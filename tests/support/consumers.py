"""A durable consumer with the product's own acknowledgement around a handler of the test."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from nats.js.api import ConsumerConfig

from core.kit.nats.broker import ConsumerRegistry, MessageHandler, create_broker


@asynccontextmanager
async def consuming(
    url: str, stream: str, config: ConsumerConfig, handler: MessageHandler, workers: int = 4
) -> AsyncIterator[None]:
    """Serve `config` with `handler` inside."""
    consumers = ConsumerRegistry(create_broker(url, "test"))
    consumers.add_consumer(stream, config, handler, workers)
    await consumers.start()
    try:
        yield
    finally:
        await consumers.broker.stop()

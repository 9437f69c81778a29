"""The FastStream broker of a process, and subscribing to a durable consumer with retries."""

from collections.abc import Awaitable, Callable
from typing import Any

import nats.errors
import structlog
from faststream import AckPolicy
from faststream.nats import JStream, NatsBroker
from faststream.nats.message import NatsMessage
from nats.js import JetStreamContext
from nats.js.api import ConsumerConfig

from core.kit.background_tasks import run_with_timeout
from core.kit.error_texts import describe_error
from core.kit.nats.retry import RetryMiddleware
from core.kit.nats.streams import declare_streams, upsert_consumer

log = structlog.get_logger(__name__)
MessageHandler = Callable[[NatsMessage], Awaitable[Any]]
GRACE_SECONDS = 10.0  # for messages in work
DRAIN_SECONDS = 2  # for what was received and not begun: it comes again, to others too
CLOSE_SECONDS = 2.0


async def _pass_body_through(message: NatsMessage) -> NatsMessage:
    """Handlers decode by subject themselves, so the body is passed through as bytes."""
    return message


async def _log_reconnected() -> None:
    log.info("NATS is back")


async def _log_error(error: Exception) -> None:
    log.warning("NATS client", error=describe_error(error))


def create_broker(url: str, name: str) -> NatsBroker:
    """A broker that reconnects without end and never guesses types: contracts are decoded here."""

    async def log_disconnected() -> None:
        if not broker.connection.is_closed:  # closing tells the same, and is nobody's trouble
            log.warning("NATS is away, reconnecting")

    broker = NatsBroker(
        url,
        name=name,
        apply_types=False,
        logger=None,
        middlewares=(RetryMiddleware,),
        max_reconnect_attempts=-1,
        reconnect_time_wait=1,
        allow_reconnect=True,
        graceful_timeout=GRACE_SECONDS,
        drain_timeout=DRAIN_SECONDS,
        disconnected_cb=log_disconnected,
        reconnected_cb=_log_reconnected,
        error_cb=_log_error,
    )
    return broker


async def stop_broker(broker: NatsBroker) -> None:
    """Finish what is in work and close the connection, within some seconds.

    A server that is away, or does not answer, holds up nothing: what was not acknowledged comes
    again.
    """
    client = broker.connection
    try:
        stopping = broker.stop()
        await run_with_timeout(GRACE_SECONDS + DRAIN_SECONDS, stopping, name="stopping consumers")
    except (nats.errors.Error, ExceptionGroup, OSError) as error:
        log.warning("stopped without NATS", error=describe_error(error))
    await run_with_timeout(CLOSE_SECONDS, client.close(), name="closing the NATS connection")


def get_jetstream(broker: NatsBroker) -> JetStreamContext:
    """The JetStream context of a connected broker."""
    return broker.config.broker_config.connection_state.stream


class ConsumerRegistry:
    """The durable consumers of one process: declared, then subscribed, with retries."""

    def __init__(self, broker: NatsBroker) -> None:
        self.broker = broker
        self._configs: list[tuple[str, ConsumerConfig]] = []

    def add_consumer(
        self, stream: str, config: ConsumerConfig, handler: MessageHandler, workers: int
    ) -> None:
        """Serve `config` with `handler`, at most `workers` messages at once."""
        self._configs.append((stream, config))
        subscriber = self.broker.subscriber(
            config.filter_subject or "",
            queue=config.durable_name or "",
            stream=JStream(stream, declare=False),
            config=config,
            max_workers=workers,
            ack_policy=AckPolicy.MANUAL,
            decoder=_pass_body_through,
        )
        subscriber(handler)

    async def start(self) -> None:
        """Connect, declare streams and consumers, start consuming."""
        await self.broker.connect()
        js = get_jetstream(self.broker)
        await declare_streams(js)
        for stream, config in self._configs:
            await upsert_consumer(js, stream, config)
        await self.broker.start()

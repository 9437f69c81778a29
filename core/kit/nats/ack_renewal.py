"""Telling JetStream that a message is being worked on, so that it does not come again meanwhile."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import nats.errors
import structlog
from faststream.nats.message import NatsMessage

from core.kit.background_tasks import run_in_background
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)


@asynccontextmanager
async def renew_ack_deadline(message: NatsMessage, every: float) -> AsyncIterator[None]:
    """Renew the time to acknowledge `message` each `every` seconds inside."""

    async def renew_periodically() -> None:
        while True:
            await asyncio.sleep(every)
            try:
                await message.in_progress()
            except (nats.errors.Error, OSError) as error:
                log.warning(
                    "not kept", subject=message.raw_message.subject, error=describe_error(error)
                )

    async with run_in_background(renew_periodically(), name="keep a message"):
        yield

"""A plain NATS connection beside the broker, for asking how the server is."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import nats.errors
import structlog
from nats.aio.client import Client

from core.kit.background_tasks import cancel_and_wait, run_with_timeout, spawn_task
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)
CLOSE_SECONDS = 2.0


async def _log_error(error: Exception) -> None:
    log.debug("NATS connection", error=describe_error(error))


@asynccontextmanager
async def open_client(url: str, name: str) -> AsyncIterator[Client]:
    """A client that connects in the background and reconnects without end.

    The caller need not wait for a server that is away: `client.is_connected` tells.
    """
    client = Client()
    connect = client.connect(
        url,
        name=name,
        error_cb=_log_error,
        max_reconnect_attempts=-1,
        reconnect_time_wait=1,
        connect_timeout=2,
    )
    task = spawn_task(connect, name=f"nats connection {name}")
    try:
        yield client
    finally:
        with suppress(nats.errors.Error, OSError):
            await cancel_and_wait(task)
        await run_with_timeout(
            CLOSE_SECONDS, client.close(), name=f"closing NATS connection {name}"
        )

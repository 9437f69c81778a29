"""The event hub's share of the api process, put together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from dishka import AsyncContainer
from nats.aio.client import Client

from api.ingest.accept import Ingest
from api.ingest.door import Door
from api.ingest.gate import Gate
from api.ingest.outlet import Outlet
from api.ingest.spool import Spool
from core.activity.keys import Grant, Keys
from core.kit.clock import Clock
from core.kit.settings import Settings
from core.kit.spawn import spawn


@asynccontextmanager
async def ingesting(
    settings: Settings, clock: Clock, client: Client, container: AsyncContainer
) -> AsyncIterator[Door]:
    """The door for events, with its spool drained in the background."""
    spool = Spool(settings.spool_dir or settings.data_dir / "spool", settings.spool_bytes)
    await spool.open()
    outlet = Outlet(client, client.jetstream(), spool)
    draining = spawn(outlet.drain(), name="draining the spool")

    async def look(key: str) -> Grant | None:
        async with container() as scope:
            return await (await scope.get(Keys)).grant(key)

    gate = Gate(look, open_on_loopback=bool(settings.events_open_on_loopback))
    try:
        yield Door(Ingest(outlet, clock), gate)
    finally:
        draining.cancel()
        with suppress(asyncio.CancelledError):
            await draining
        await spool.close()

"""The event hub's parts of the api process, each made once."""

from collections.abc import AsyncIterator

from dishka import AsyncContainer, Provider, Scope, provide
from nats.aio.client import Client

from api.ingest.accept import Ingest
from api.ingest.door import Door
from api.ingest.gate import Gate
from api.ingest.outlet import Outlet
from api.ingest.spool import Spool
from core.activity.keys import Grant, Keys
from core.kit.settings import Settings
from core.kit.spawn import background


class IngestProvider(Provider):
    scope = Scope.APP

    def __init__(self, settings: Settings, client: Client) -> None:
        super().__init__()
        self._settings, self._client = settings, client

    @provide
    async def outlet(self) -> AsyncIterator[Outlet]:
        """With its spool, drained in the background."""
        folder = self._settings.spool_dir or self._settings.data_dir / "spool"
        spool = Spool(folder, self._settings.spool_bytes)
        await spool.open()
        outlet = Outlet(self._client, spool)
        async with background(outlet.drain(), name="draining the spool"):
            yield outlet
        await spool.close()

    @provide
    def gate(self, container: AsyncContainer) -> Gate:
        async def look(digest: bytes) -> Grant | None:
            async with container() as scope:
                return await (await scope.get(Keys)).grant(digest)

        return Gate(look, open_on_loopback=bool(self._settings.events_open_on_loopback))

    ingest = provide(Ingest)
    door = provide(Door)

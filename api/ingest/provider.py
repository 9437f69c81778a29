"""The event hub's parts of the api process, each made once."""

from collections.abc import AsyncIterator

from dishka import AsyncContainer, Provider, Scope, provide
from nats.aio.client import Client

from api.ingest.authenticator import Authenticator
from api.ingest.disk_buffer import DiskBuffer
from api.ingest.endpoint import EventsEndpoint
from api.ingest.publisher import EventPublisher
from api.ingest.service import EventIngestService
from core.activity.api_keys import ApiKeyGrant, ApiKeyRepository
from core.kit.background_tasks import run_in_background
from core.kit.settings import Settings


class IngestProvider(Provider):
    scope = Scope.APP

    def __init__(self, settings: Settings, client: Client) -> None:
        super().__init__()
        self._settings, self._client = settings, client

    @provide
    async def provide_publisher(self) -> AsyncIterator[EventPublisher]:
        """With its disk buffer, drained in the background."""
        folder = self._settings.spool_dir or self._settings.data_dir / "spool"
        disk_buffer = DiskBuffer(folder, self._settings.spool_bytes)
        await disk_buffer.open_buffer()
        publisher = EventPublisher(self._client, disk_buffer)
        async with run_in_background(publisher.drain_disk_buffer(), name="draining the spool"):
            yield publisher
        await disk_buffer.close()

    @provide
    def provide_authenticator(self, container: AsyncContainer) -> Authenticator:
        async def find_grant(digest: bytes) -> ApiKeyGrant | None:
            async with container() as scope:
                return await (await scope.get(ApiKeyRepository)).find_grant(digest)

        return Authenticator(
            find_grant, open_on_loopback=bool(self._settings.events_open_on_loopback)
        )

    ingest_service = provide(EventIngestService)
    events_endpoint = provide(EventsEndpoint)

"""A PostgreSQL of one's own, to be stopped, frozen and brought back."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from standalone.servers.postgres import PostgresServer
from tests.support.folders import public_folder
from tests.support.nats_servers import a_place


class OwnPostgres(PostgresServer):
    """A server that can be frozen and thawed, with all that serve its connections."""

    def signal_all(self, number: signal.Signals) -> None:
        assert self.pid is not None
        os.killpg(self.pid, number)

    def freeze(self) -> None:
        self.signal_all(signal.SIGSTOP)

    def thaw(self) -> None:
        self.signal_all(signal.SIGCONT)


@asynccontextmanager
async def own_postgres() -> AsyncIterator[OwnPostgres]:
    """A running server with an empty database."""
    with public_folder() as folder:
        place = a_place(folder / "data", durable=True)
        server = OwnPostgres(place)
        await server.start()
        try:
            yield server
        finally:
            await server.stop()
            await asyncio.to_thread(place.watcher.close)

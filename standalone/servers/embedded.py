"""PostgreSQL, NATS JetStream and Redis as children of this process, on one data folder."""

import asyncio
import os
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from standalone.servers.nats import NatsServer
from standalone.servers.postgres import PostgresServer
from standalone.servers.privacy import close_to_others
from standalone.servers.redis import RedisServer
from standalone.servers.runtime import make_runtime_dir, unlink_runtime_dir
from standalone.servers.server import ServerProcess
from standalone.servers.server_context import (
    MEGABYTE,
    ProgressCallback,
    ServerContext,
    lock_data_dir,
    open_data_dir,
)
from standalone.servers.supervisor import supervise_servers
from standalone.servers.watcher_client import WatcherClient


@dataclass(slots=True, frozen=True, kw_only=True)
class ServerEndpoints:
    """Addresses of the running servers; `nats_url` holds a password."""

    database_url: str
    nats_url: str
    redis_url: str


def ignore_progress(_: str) -> None:
    """A progress listener that does not listen."""


class EmbeddedServers:
    """One set of servers. `durable=False` trades crash safety for speed, for tests only.

    `min_free` is the room in bytes that a new data folder must find on its disk.
    """

    def __init__(
        self,
        *,
        durable: bool = True,
        nats_port: int | None = None,
        min_free: int = 300 * MEGABYTE,
    ) -> None:
        self._durable = durable
        self._nats_port = nats_port
        self._min_free = min_free
        self._servers: dict[str, ServerProcess] = {}
        self._guard: WatcherClient | None = None
        self._exit = AsyncExitStack()

    async def start(
        self, data_dir: Path, *, progress: ProgressCallback = ignore_progress
    ) -> ServerEndpoints:
        """Start the three servers on `data_dir` and wait until they serve; raises StartError.

        `progress` gets a short line for each step that takes longer than a second.
        """
        async with AsyncExitStack() as stack:
            data = open_data_dir(data_dir, min_free=self._min_free)
            stack.callback(os.close, lock_data_dir(data))
            close_to_others(data)
            place = self._create_context(data, progress)
            stack.callback(place.watcher.close)
            stack.callback(unlink_runtime_dir, data, place.runtime)
            self._guard = place.watcher
            servers: list[ServerProcess] = [
                PostgresServer(place),
                NatsServer(place, port=self._nats_port),
                RedisServer(place),
            ]
            self._servers = {server.name: server for server in servers}
            stack.push_async_callback(self._stop_servers)
            await self._start_servers()
            self._exit = stack.pop_all()
        return self.endpoints

    @property
    def endpoints(self) -> ServerEndpoints:
        """Addresses of the servers; they stay the same over restarts of single servers."""
        return ServerEndpoints(
            database_url=self._servers["postgres"].url,
            nats_url=self._servers["nats"].url,
            redis_url=self._servers["redis"].url,
        )

    @property
    def pids(self) -> dict[str, int | None]:
        """Process id of each server by name (`postgres`, `nats`, `redis`); None when it is down."""
        return {name: server.pid for name, server in self._servers.items()}

    async def stop(self) -> None:
        """Shut all servers down cleanly and free the data folder; harmless when repeated."""
        await self._exit.aclose()

    async def restart(self, name: str) -> None:
        """Stop server `name` cleanly if it runs, and start it again at the same address."""
        await self._servers[name].stop()
        await self._servers[name].start()

    def kill(self, name: str) -> None:
        """Kill server `name` as a crash would; `supervise` brings it back."""
        self._servers[name].kill()

    async def supervise(self, *, report: ProgressCallback = ignore_progress) -> None:
        """Until cancelled: restart servers that died or got stuck; `report` gets a line each."""
        assert self._guard is not None
        await supervise_servers(list(self._servers.values()), self._guard, report)

    async def _start_servers(self) -> None:
        starts = (server.start() for server in self._servers.values())
        # All are let finish, so that nothing is still starting while the others are stopped.
        for outcome in await asyncio.gather(*starts, return_exceptions=True):
            if isinstance(outcome, BaseException):
                raise outcome

    async def _stop_servers(self) -> None:
        await asyncio.gather(*(server.stop() for server in self._servers.values()))

    def _create_context(self, data: Path, progress: ProgressCallback) -> ServerContext:
        runtime = make_runtime_dir(data)
        return ServerContext(
            data=data,
            logs=data / "logs",
            runtime=runtime,
            watcher=WatcherClient(runtime),
            progress=progress,
            durable=self._durable,
        )

"""A NATS server of one's own: stream names are fixed, so a test process does not share one."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import nats
from nats.js import JetStreamContext

from standalone.servers.nats import NatsServer
from standalone.servers.runtime import make_runtime_dir
from standalone.servers.server_context import ServerContext
from standalone.servers.watcher_client import WatcherClient
from tests.support.folders import public_folder


class OwnNats(NatsServer):
    """A server that can be frozen and thawed; killed ones come back by `start`."""

    def freeze(self) -> None:
        """Stop it, and return when it has stopped: a signal takes effect a little later."""
        pid = self._living()
        os.kill(pid, signal.SIGSTOP)
        os.waitid(os.P_PID, pid, os.WSTOPPED | os.WNOWAIT)

    def thaw(self) -> None:
        os.kill(self._living(), signal.SIGCONT)

    async def crash_and_return(self) -> None:
        """kill -9, then a start on the same data and port."""
        self.kill()
        await self.start()

    def _living(self) -> int:
        assert self.pid is not None
        return self.pid


def a_place(data: Path, *, durable: bool = False) -> ServerContext:
    """Folders for servers outside of an EmbeddedServers; close its guard when done."""
    (data / "logs").mkdir(parents=True, exist_ok=True)
    runtime = make_runtime_dir(data)
    return ServerContext(
        data=data,
        logs=data / "logs",
        runtime=runtime,
        watcher=WatcherClient(runtime),
        progress=lambda _: None,
        durable=durable,
    )


@asynccontextmanager
async def own_nats() -> AsyncIterator[OwnNats]:
    """A running server on an empty folder."""
    with public_folder() as folder:
        place = a_place(folder / "data")
        server = OwnNats(place)
        await server.start()
        try:
            yield server
        finally:
            await server.stop()
            await asyncio.to_thread(place.watcher.close)


@asynccontextmanager
async def jetstream_at(url: str) -> AsyncIterator[JetStreamContext]:
    """A client of the server at `url`."""
    client = await nats.connect(url, max_reconnect_attempts=-1, reconnect_time_wait=0.1)
    try:
        yield client.jetstream()
    finally:
        await client.close()


async def drop_streams(url: str) -> None:
    """Forget all that was ever published."""
    async with jetstream_at(url) as js:
        for stream in await js.streams_info():
            await js.delete_stream(stream.config.name or "")

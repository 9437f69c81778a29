"""A TCP proxy of PostgreSQL that loses the replies to some COMMITs: done, but nobody was told."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

SOCKET = ".s.PGSQL.5432"


@dataclass(slots=True)
class CuttingProxy:
    """Forwards to the server's unix socket; each COMMIT's reply is lost with `chance`."""

    sockets: Path
    chance: float
    dice: random.Random
    cuts: int = 0
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server_reader, server_writer = await asyncio.open_unix_connection(
            str(self.sockets / SOCKET)
        )
        cut = asyncio.Event()
        there = asyncio.create_task(self._to_server(reader, server_writer, cut))
        back = asyncio.create_task(self._to_client(server_reader, writer, cut))
        await asyncio.wait({there, back}, return_when=asyncio.FIRST_COMPLETED)
        for task in (there, back):
            task.cancel()
            with suppress(asyncio.CancelledError, OSError):
                await task
        for one in (writer, server_writer):
            one.transport.abort()

    async def _to_server(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, cut: asyncio.Event
    ) -> None:
        while data := await reader.read(65536):
            if b"COMMIT" in data and self.dice.random() < self.chance:
                cut.set()
            writer.write(data)
            await writer.drain()

    async def _to_client(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, cut: asyncio.Event
    ) -> None:
        while data := await reader.read(65536):
            if cut.is_set():
                self.cuts += 1
                return
            writer.write(data)
            await writer.drain()


@asynccontextmanager
async def cutting(
    sockets: Path, chance: float, seed: int
) -> AsyncIterator[tuple[CuttingProxy, str]]:
    """The proxy and the address of PostgreSQL behind it."""
    proxy = CuttingProxy(sockets, chance, random.Random(seed))
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        yield proxy, f"postgresql+asyncpg://postgres@127.0.0.1:{port}/postgres"
    finally:
        server.close()

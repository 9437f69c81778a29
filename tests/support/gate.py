"""A TCP gate in front of a real server: open, shut as if the server were down, or mute."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Dial = Callable[[], Coroutine[Any, Any, Streams]]


class Gate:
    """Forwards connections to what `dial` opens; start it with `open`."""

    def __init__(self, dial: Dial) -> None:
        self._dial = dial
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._writers: set[asyncio.StreamWriter] = set()
        self._flowing = asyncio.Event()
        self.port = 0

    async def open(self) -> None:
        """Listen, on the same port as before if the gate was shut."""
        self._flowing.set()
        if self._server is None:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
            self.port = self._server.sockets[0].getsockname()[1]

    def mute(self) -> None:
        """Keep connections and accept new ones, but let no byte through."""
        self._flowing.clear()

    async def shut(self) -> None:
        """Refuse connections and cut those that exist."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for writer in self._writers:
            writer.transport.abort()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        with suppress(OSError):
            far_reader, far_writer = await self._dial()
            self._writers.add(far_writer)
            self._pump(reader, far_writer)
            self._pump(far_reader, writer)

    def _pump(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        task = asyncio.get_running_loop().create_task(self._copy(source, target))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _copy(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await source.read(65536):
                await self._flowing.wait()
                target.write(data)
                await target.drain()
        target.transport.abort()
        self._writers.discard(target)

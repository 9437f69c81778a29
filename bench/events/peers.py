"""Peers as processes of their own, ready when their port answers."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.support.ports import free_port


@asynccontextmanager
async def peer(module: str, address: str) -> AsyncIterator[int]:
    """`python -m module PORT address`; yields the port."""
    port = free_port()
    child = await asyncio.create_subprocess_exec(sys.executable, "-m", module, str(port), address)
    try:
        await answering(port)
        yield port
    finally:
        child.terminate()
        await child.wait()


async def answering(port: int, seconds: float = 30) -> None:
    """Return when something listens on the port."""
    async with asyncio.timeout(seconds):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return

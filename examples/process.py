"""What the worker processes share: a bus on Redis, run until Ctrl+C or SIGTERM."""

import asyncio
import signal
from collections.abc import Callable
from sys import argv

from core.kit.bus import EventBus
from core.kit.bus.redis_transport import RedisTransport

DEFAULT_REDIS = "redis://127.0.0.1:6379"


def redis_bus() -> EventBus:
    """A bus on the Redis given as the first argument."""
    return EventBus(transport=RedisTransport(argv[1] if len(argv) > 1 else DEFAULT_REDIS))


async def work(subscribe: Callable[[EventBus], None]) -> None:
    """Listen until told to stop."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    bus = redis_bus()
    subscribe(bus)
    async with bus:
        print("ready", flush=True)
        await stop.wait()

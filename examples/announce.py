"""`python -m examples.announce [REDIS_URL]`: emits the three events to whoever listens."""

import asyncio

from examples.listeners import EVENTS
from examples.process import redis_bus


async def main() -> None:
    """Leaving the block sends what is queued."""
    async with redis_bus() as bus:
        for name, data in EVENTS:
            await bus.emit(name, data)


if __name__ == "__main__":
    asyncio.run(main())

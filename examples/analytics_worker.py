"""`python -m examples.analytics_worker [REDIS_URL]`: the counting listener on its own."""

import asyncio

from examples.listeners import subscribe_analytics
from examples.process import work

if __name__ == "__main__":
    asyncio.run(work(subscribe_analytics))

"""Writes made-up events into the Redis Stream that the hub reads.

python -m examples.activity.redis_producer --redis redis://127.0.0.1:6379 --count 1000
"""

import argparse
import asyncio
import json
from itertools import islice

from redis.asyncio import Redis

from examples.activity.mix import Event, Mix

STREAM = "events"
AT_ONCE = 500
KEPT = 1_000_000  # entries that the stream keeps at most, read or not


async def produce(redis: "Redis", events: list[Event]) -> None:
    """Add events to the stream, each as one field `event` of JSON."""
    for start in range(0, len(events), AT_ONCE):
        async with redis.pipeline(transaction=False) as pipe:
            for event in events[start : start + AT_ONCE]:
                pipe.xadd(STREAM, {"event": json.dumps(event)}, maxlen=KEPT, approximate=True)
            await pipe.execute()


async def run(url: str, count: int) -> None:
    redis = Redis.from_url(url)
    try:
        await produce(redis, list(islice(Mix(), count)))
    finally:
        await redis.aclose()
    print(f"produced {count}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--redis", default="redis://127.0.0.1:6379")
    parser.add_argument("--count", type=int, default=1_000)
    given = parser.parse_args()
    asyncio.run(run(given.redis, given.count))


if __name__ == "__main__":
    main()

"""The endpoints beside HTTP, from the first event sent to the last one stored, against batches
by REST.

python -m bench.events.endpoints [--events 30000] [--rounds 3]
"""

import argparse
import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime
from itertools import count as numbers
from time import perf_counter
from typing import Any

import grpc.aio
import msgspec
from google.protobuf.timestamp_pb2 import Timestamp
from redis.asyncio import Redis

from api.grpc import events_pb2, events_pb2_grpc
from bench.events.batches import BATCH, STORED, pipeline
from bench.events.peers import answering
from bench.events.place import Place, a_place, events
from bench.report import median, table
from tests.support.ports import free_port

PART = 500
Send = Callable[[Place, int, int], Awaitable[None]]


async def by_grpc(place: Place, port: int, count: int) -> None:
    """One client-streaming call, `PART` events in each message."""

    def messages() -> Iterator[events_pb2.Batch]:
        made = list(map(_message, events(count)))
        for start in range(0, count, PART):
            yield events_pb2.Batch(events=made[start : start + PART])

    async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
        summary = await events_pb2_grpc.IngestStub(channel).SendBatch(messages())
    assert summary.accepted == count, summary


async def by_redis(place: Place, port: int, count: int) -> None:
    """XADD in pipelines; the reader of the api does the rest."""
    async with Redis.from_url(place.endpoints.redis_url) as redis:
        entries = [msgspec.json.encode(event) for event in events(count)]
        for start in range(0, count, PART):
            pipe = redis.pipeline(transaction=False)
            for entry in entries[start : start + PART]:
                pipe.xadd("events", {"event": entry})
            await pipe.execute()


async def timed(place: Place, port: int, count: int, send: Send) -> float:
    """Events a second until the last one is stored."""
    reader = await place.connect()
    before = await reader.fetchval(STORED)
    began = perf_counter()
    await send(place, port, count)
    while await reader.fetchval(STORED) < before + count:
        await asyncio.sleep(0.02)
    await reader.close()
    return count / (perf_counter() - began)


async def measure(count: int, rounds: int) -> None:
    http_port, grpc_port, seeds = free_port(), free_port(), numbers()
    async with a_place() as place:
        await place.start("worker")
        await place.start("api", API_PORT=str(http_port), GRPC_PORT=str(grpc_port))
        await answering(http_port)
        await pipeline(place, http_port, 2 * BATCH, next(seeds))
        rates: dict[str, list[float]] = {"REST": [], "gRPC stream": [], "Redis Stream": []}
        for _ in range(rounds):
            rates["REST"].append(await pipeline(place, http_port, count, next(seeds)))
            rates["gRPC stream"].append(await timed(place, grpc_port, count, by_grpc))
            rates["Redis Stream"].append(await timed(place, grpc_port, count, by_redis))
    rest = median(rates["REST"])
    rows = [(name, f"{median(r):,.0f}", median(r) / rest) for name, r in rates.items()]
    print(table(("Door", "events/s to PostgreSQL", "ratio to REST batches"), rows))


def _message(event: dict[str, Any]) -> events_pb2.Event:
    at = Timestamp()
    at.FromDatetime(datetime.fromisoformat(event["timestamp"]))
    props = msgspec.json.encode(event["properties"]).decode()
    return events_pb2.Event(**event | {"timestamp": at, "properties": props})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=30_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    asyncio.run(measure(given.events, given.rounds))


if __name__ == "__main__":
    main()

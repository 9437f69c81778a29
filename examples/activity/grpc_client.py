"""Streams made-up events to the hub by gRPC and prints what became of them.

python -m examples.activity.grpc_client --address 127.0.0.1:50051 --count 1000
"""

import argparse
import asyncio
import json
import os
from collections.abc import AsyncIterator
from datetime import datetime
from itertools import islice

import grpc
from google.protobuf.timestamp_pb2 import Timestamp

from api.grpc import events_pb2 as pb
from api.grpc import events_pb2_grpc as rpc
from examples.activity.mix import Event, Mix

AT_ONCE = 500


def message(event: Event) -> pb.Event:
    """An event of JSON as its protobuf message."""
    at = Timestamp()
    at.FromDatetime(datetime.fromisoformat(event["timestamp"]))
    return pb.Event(
        event_id=event["event_id"],
        user_id=event["user_id"],
        event_type=event["event_type"],
        timestamp=at,
        amount=event.get("amount", ""),
        properties=json.dumps(event["properties"]),
    )


async def stream(address: str, events: list[Event], key: str = "") -> pb.Summary:
    """Send events in one client stream; gives the summary. Raises grpc.RpcError."""

    async def batches() -> AsyncIterator[pb.Batch]:
        for start in range(0, len(events), AT_ONCE):
            yield pb.Batch(events=map(message, events[start : start + AT_ONCE]))

    metadata = [("authorization", f"Bearer {key}")] if key else []
    async with grpc.aio.insecure_channel(address) as channel:
        client = rpc.IngestStub(channel)
        summary: pb.Summary = await client.SendBatch(batches(), metadata=metadata, timeout=60)
        return summary


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="127.0.0.1:50051")
    parser.add_argument("--key", default=os.environ.get("EVENTS_KEY", ""), help="or EVENTS_KEY")
    parser.add_argument("--count", type=int, default=1_000)
    given = parser.parse_args()
    events = list(islice(Mix(), given.count))
    summary = asyncio.run(stream(given.address, events, given.key))
    print(f"accepted {summary.accepted}")
    for problem in summary.problems:
        print(f"event {problem.number}: {problem.code} {problem.reason}")


if __name__ == "__main__":
    main()

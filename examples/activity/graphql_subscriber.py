"""Prints live events from a GraphQL subscription (graphql-transport-ws).

python -m examples.activity.graphql_subscriber --type order.paid
"""

import argparse
import asyncio
import os
from collections.abc import AsyncIterator
from typing import Any

import aiohttp

QUERY = """
subscription($type: String, $user: String) {
  eventStream(eventType: $type, userId: $user) { id userId eventType amount timestamp }
}
"""


async def events(
    url: str, key: str = "", event_type: str | None = None, user_id: str | None = None
) -> AsyncIterator[dict[str, Any]]:
    """Events as they are stored, until the hub ends the stream. Raises OSError on its errors."""
    variables = {"type": event_type, "user": user_id}
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{url}/graphql", protocols=["graphql-transport-ws"]) as socket,
    ):
        bearer = {"authorization": f"Bearer {key}"} if key else {}
        await socket.send_json({"type": "connection_init", "payload": bearer})
        payload = {"query": QUERY, "variables": variables}
        async for message in socket:
            text = message.json()
            if text["type"] == "connection_ack":
                await socket.send_json({"type": "subscribe", "id": "1", "payload": payload})
            elif text["type"] == "ping":
                await socket.send_json({"type": "pong"})
            elif text["type"] == "next" and text["payload"].get("data"):
                yield text["payload"]["data"]["eventStream"]
            elif text["type"] != "pong":
                raise OSError(str(text.get("payload", text["type"])))


async def run(given: argparse.Namespace) -> None:
    number = 0
    async for event in events(given.url, given.key, given.type, given.user):
        print(event["timestamp"], event["eventType"], event["userId"], event["amount"], flush=True)
        number += 1
        if number == given.count:
            return


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--key", default=os.environ.get("EVENTS_KEY", ""), help="or EVENTS_KEY")
    parser.add_argument("--type", help="events of this type only")
    parser.add_argument("--user", help="events of this person only")
    parser.add_argument("--count", type=int, help="stop after so many")
    asyncio.run(run(parser.parse_args()))


if __name__ == "__main__":
    main()

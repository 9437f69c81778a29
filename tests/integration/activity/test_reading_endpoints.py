"""REST, GraphQL, its subscription and server-sent events tell of the same stored events."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import aiohttp
import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from core.activity.analytics.rollup import DailyRollup
from tests.support.activity import caught_up
from tests.support.events import Hub
from tests.support.subscriber import subscribed
from tests.support.waiting import eventually

FIELDS = "id userId eventType amount timestamp"
STREAM = f'subscription {{ eventStream(userId: "u1") {{ {FIELDS} }} }}'


@pytest.fixture
def hub(shared_hub: Hub, engine: AsyncEngine) -> Hub:
    """This module's, with empty tables."""
    return shared_hub


async def graphql(hub: Hub, query: str, **variables: Any) -> dict[str, Any]:
    """The data; AssertionError on errors."""
    answer = await hub.client.post("/graphql", json={"query": query, "variables": variables})
    told: dict[str, Any] = answer.json()
    assert "errors" not in told, told
    found: dict[str, Any] = told["data"]
    return found


async def errors(client: httpx.AsyncClient, query: str, **headers: str) -> list[str]:
    answer = await client.post("/graphql", json={"query": query}, headers=headers)
    return [error["message"] for error in answer.json()["errors"]]


def an_event(**more: Any) -> dict[str, Any]:
    now = datetime.now(UTC).isoformat()
    return {"event_id": str(uuid4()), "user_id": "u1", "event_type": "pay", "timestamp": now} | more


async def sent(hub: Hub, *events: dict[str, Any]) -> None:
    answer = await hub.client.post("/events", json=list(events))
    assert answer.json()["accepted"] == len(events), answer.text


@asynccontextmanager
async def server_sent(hub: Hub, query: str = "") -> AsyncIterator[AsyncIterator[str]]:
    """The lines of /events/stream, from when the server listens."""
    async with hub.client.stream("GET", f"/events/stream{query}") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        lines = answer.aiter_lines()
        async for line in lines:
            if line.startswith(": listening"):
                break
        yield lines


async def data_of(lines: AsyncIterator[str]) -> dict[str, Any]:
    async with asyncio.timeout(20):
        async for line in lines:
            if line.startswith("data: {"):
                found: dict[str, Any] = json.loads(line.removeprefix("data: "))
                return found
    raise AssertionError("the stream ended")


async def test_an_event_is_seen_by_every_reading_endpoint(hub: Hub, engine: AsyncEngine) -> None:
    event = an_event(amount="12.30", properties={"cart": [1]})
    url = f"{hub.client.base_url}/graphql"
    async with subscribed(url, STREAM) as subscriber, server_sent(hub, "?user=u1") as lines:
        await eventually(lambda: listeners(hub, 2), "two listeners")
        await sent(hub, event, an_event(user_id="u2"))
        streamed = (await subscriber.next())["eventStream"]
        pushed = await data_of(lines)
    assert streamed == {
        "id": event["event_id"],
        "userId": "u1",
        "eventType": "pay",
        "amount": "12.30",
        "timestamp": streamed["timestamp"],
    }
    assert datetime.fromisoformat(streamed["timestamp"]) == datetime.fromisoformat(
        event["timestamp"]
    )
    listed = (await graphql(hub, f'{{ lastEvents(userId: "u1") {{ {FIELDS} }} }}'))["lastEvents"]
    assert listed == [streamed]
    (rest,) = (await hub.client.get("/analytics/events?user=u1")).json()["events"]
    assert rest == pushed
    assert rest["amount"] == "12.30"
    assert rest["properties"] == {"cart": [1]}
    await caught_up(engine, DailyRollup(engine))
    found = await graphql(
        hub,
        """{ aggregatedMetrics(minutes: 5) { totalAmount eventCount timeWindow }
        activeUsers { day daily weekly monthly } topEvents { eventType count amount }
        retention(unit: WEEK) { start size returned } minutes { count amount }
        funnel(steps: ["pay", "refund"]) { eventType users } }""",
    )
    assert found["aggregatedMetrics"]["totalAmount"] == "12.30"
    assert found["aggregatedMetrics"]["eventCount"] == 2
    since, until = map(datetime.fromisoformat, found["aggregatedMetrics"]["timeWindow"].split("/"))
    assert until - since == timedelta(minutes=6)
    today = found["activeUsers"][-1]
    assert (today["daily"], today["weekly"], today["monthly"]) == (2, 2, 2)
    assert found["topEvents"] == [{"eventType": "pay", "count": 2, "amount": "12.30"}]
    assert found["retention"][0]["size"] == 2
    assert [step["users"] for step in found["funnel"]] == [2, 0]
    for path, size in REST.items():
        answer = await hub.client.get(f"/analytics/{path}")
        assert (answer.status_code, len(answer.json())) == (200, size), path


REST = {
    "metrics": 4,
    "minutes": 1,
    "active-users": 30,
    "top": 1,
    "retention?unit=week": 1,
    "funnel?steps=pay,refund": 2,
}


async def listeners(hub: Hub, number: int) -> bool:
    told = (await hub.client.get("/metrics")).text
    lines = [line for line in told.splitlines() if line.startswith("uspevai_stream_listeners{")]
    return sum(float(line.split()[-1]) for line in lines) == number


async def test_a_mutation_goes_through_the_one_validator(hub: Hub) -> None:
    now = datetime.now(UTC).isoformat()
    event = {"userId": "u1", "eventType": "pay", "timestamp": now, "amount": "0.10"}
    mutation = """mutation($events: [EventInput!]!) {
        ingest(events: $events) { eventId status code } }"""
    old = event | {"timestamp": "2001-01-01T00:00:00Z"}
    verdicts = (await graphql(hub, mutation, events=[event, old]))["ingest"]
    assert [(one["status"], one["code"]) for one in verdicts] == [
        ("accepted", None),
        ("invalid", "too-old"),
    ]

    async def visible() -> bool:
        found = await graphql(hub, "{ lastEvents { id amount } }")
        return bool(found["lastEvents"] == [{"id": verdicts[0]["eventId"], "amount": "0.10"}])

    await eventually(visible, "the event of the mutation")


@pytest.mark.parametrize("amount", ["1_0", " 5 ", "٣", "1e5", "NaN", True])
async def test_an_amount_by_graphql_is_plain_digits(hub: Hub, amount: object) -> None:
    mutation = "mutation($events: [EventInput!]!) { ingest(events: $events) { status } }"
    event = {"userId": "u1", "eventType": "pay", "timestamp": datetime.now(UTC).isoformat()}
    variables = {"events": [event | {"amount": amount}]}
    asked = {"query": mutation, "variables": variables}
    (error,) = (await hub.client.post("/graphql", json=asked)).json()["errors"]
    assert "plain decimal digits" in error["message"]
    written = f'{{userId: "u", eventType: "t", timestamp: "{event["timestamp"]}", amount: 1e5}}'
    (told,) = await errors(hub.client, f"mutation {{ ingest(events: [{written}]) {{ status }} }}")
    assert "plain decimal digits" in told


@pytest.mark.parametrize(
    "query",
    [
        "{ " + " ".join(f"a{n}: lastEvents(limit: 1000) {{ id }}" for n in range(10)) + " }",
        "{ ...F } fragment F on Query { "
        + " ".join(f'a{n}: funnel(steps: ["a", "b"]) {{ users }}' for n in range(6))
        + " }",
        "{ " + " ".join(f"a{n}: aggregatedMetrics {{ eventCount }}" for n in range(30)) + " }",
        "{ __schema { types { " + "fields { type { " * 6 + "name" + " } }" * 6 + " } } }",
        "{ lastEvents(limit: 0) { id } }",
        "{ lastEvents(limit: 1001) { id } }",
        '{ funnel(steps: ["a", "a"]) { users } }',
        '{ lastEvents(since: "2024") { id } }',
    ],
)
async def test_too_much_is_refused(hub: Hub, query: str) -> None:
    assert await errors(hub.client, query)


async def test_nobody_reads_without_a_key_from_elsewhere(hub: Hub) -> None:
    behind_a_proxy = {"x-forwarded-for": "203.0.113.7"}
    for path in (*REST, "events"):
        answer = await hub.client.get(f"/analytics/{path}", headers=behind_a_proxy)
        assert answer.status_code == 401, path
    answer = await hub.client.get("/events/stream", headers=behind_a_proxy)
    assert answer.status_code == 401
    (told,) = await errors(hub.client, "{ lastEvents { id } }", **behind_a_proxy)
    assert "API key" in told
    url = f"{hub.client.base_url}/graphql"
    with pytest.raises(aiohttp.WSServerHandshakeError):
        async with subscribed(url, STREAM, origin="https://elsewhere.example"):
            pass
    with pytest.raises(aiohttp.WSMessageTypeError, match="4403"):
        async with subscribed(url, STREAM, authorization="Bearer usp_wrong"):
            pass


@pytest.mark.parametrize(
    "path",
    [
        "events?limit=0",
        "events?limit=1_0",
        "events?limit=%D9%A3",
        "events?limit=1e1",
        "events?limit=5.0",
        "events?limit=%205",
        "events?since=1700000000",
        "active-users?first=1700000000",
        "metrics?minutes=0",
        "active-users?first=2026-02-02&last=2026-01-01",
        "top?limit=1000",
        "retention?periods=99",
        "funnel?steps=a",
        "funnel?steps=a,%00",
        "events?type=%00",
        "events?user=%ED%A0%80%01",
        "retention?kind=&type=%07",
        "active-users?type=" + "x" * 201,
        "events?until=9999-12-31T23:59:59-14:00",
        "funnel?steps=a,b&since=0001-01-01T00:00:00",
    ],
)
async def test_a_question_over_its_bounds_is_a_400_with_a_reason(hub: Hub, path: str) -> None:
    answer = await hub.client.get(f"/analytics/{path}")
    assert answer.status_code == 400
    assert answer.json()["error"]["message"]

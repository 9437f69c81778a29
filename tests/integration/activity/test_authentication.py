"""Every route by every kind of caller: what is open to whom."""

import asyncio
from typing import Any, NamedTuple

import aiohttp
import httpx
import pytest
from litestar.routes import HTTPRoute
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from api.app import create_app
from api.ingest.authenticator import WRONG_KEYS
from core.activity.api_keys import ApiKeyRepository
from core.activity.contracts import ApiScope
from core.kit.clock import SystemClock
from core.wiring import create_container
from tests.support.events import Hub, an_event
from tests.support.subscriber import subscribed

LETTER = "/dead-letters/{letter_id:uuid}"
ID = "01890000-0000-7000-8000-000000000000"
QUERY = "{ aggregatedMetrics { eventCount } }"
# A route, and what a key for it must open: None is public, and holds nothing of anybody.
ROUTES: dict[tuple[str, str], ApiScope | None] = {
    ("GET", "/health/live"): None,
    ("GET", "/health/ready"): None,
    ("GET", "/schema"): None,
    ("GET", "/schema/openapi.json"): None,
    ("GET", "/schema/openapi.yaml"): None,
    ("GET", "/schema/openapi.yml"): None,
    ("GET", "/schema/{path:str}"): None,
    ("GET", "/dashboard"): None,
    ("GET", "/dashboard/{name:str}"): None,
    ("GET", "/graphql"): None,  # the page of GraphiQL
    ("GET", "/graphiql/{name:str}"): None,
    ("GET", "/calendar/{name:str}"): None,  # its address is the secret
    ("HEAD", "/calendar/{name:str}"): None,
    ("GET", "/metrics"): ApiScope.READ,
    ("GET", "/analytics/events"): ApiScope.READ,
    ("GET", "/analytics/metrics"): ApiScope.READ,
    ("GET", "/analytics/minutes"): ApiScope.READ,
    ("GET", "/analytics/active-users"): ApiScope.READ,
    ("GET", "/analytics/top"): ApiScope.READ,
    ("GET", "/analytics/retention"): ApiScope.READ,
    ("GET", "/analytics/funnel"): ApiScope.READ,
    ("GET", "/events/stream"): ApiScope.READ,
    ("POST", "/graphql"): ApiScope.READ,
    ("POST", "/events"): ApiScope.WRITE,
    ("GET", "/events/{event_id:uuid}"): ApiScope.WRITE,
    ("GET", "/dead-letters"): ApiScope.ADMIN,
    ("GET", LETTER): ApiScope.ADMIN,
    ("PATCH", LETTER): ApiScope.ADMIN,
    ("POST", f"{LETTER}/replay"): ApiScope.ADMIN,
    ("POST", f"{LETTER}/dismiss"): ApiScope.ADMIN,
}
BODIES: dict[str, Any] = {
    "/graphql": {"query": QUERY},
    LETTER: {"payload": {}},
}
# Each alone makes a request from loopback one that needs a key.
STRANGERS = [
    {"x-forwarded-for": "203.0.113.9"},
    {"x-forwarded-proto": "https"},
    {"forwarded": "for=203.0.113.9"},
    {"x-real-ip": "203.0.113.9"},
    {"via": "1.1 proxy"},
    {"cf-connecting-ip": "203.0.113.9"},
    {"host": "evil.example:8000"},
    {"host": "localhost:evil"},
    {"origin": "https://evil.example"},
    {"origin": "http://127.0.0.1:3000"},
    {"origin": "null"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
]


class Asked(NamedTuple):
    method: str
    template: str

    async def lets_in(self, hub: Hub, **headers: str) -> bool:
        """GraphQL answers 200 and tells in the body."""
        path = self.template.replace("{name:str}", "main.js").replace("{path:str}", "x")
        path = path.replace("{letter_id:uuid}", ID).replace("{event_id:uuid}", ID)
        query = "?steps=a,b" if path.endswith("funnel") else ""
        body = None if self.method in ("GET", "HEAD") else BODIES.get(self.template, an_event())
        asked = hub.client.stream(self.method, path + query, json=body, headers=headers)
        async with asked as answer:
            if answer.status_code in (401, 403, 429):
                return False
            assert answer.status_code < 500
            if self != ("POST", "/graphql"):
                return True
            return b"API key" not in await answer.aread()


@pytest.fixture
async def keys(hub: Hub, engine: AsyncEngine) -> dict[ApiScope, str]:
    async with AsyncSession(engine) as session, session.begin():
        book = ApiKeyRepository(session, SystemClock())
        return {scope: f"Bearer {await book.issue_key(scope.value, [scope])}" for scope in ApiScope}


async def test_each_route_lets_in_whom_it_should(hub: Hub, keys: dict[ApiScope, str]) -> None:
    its_page = {
        "origin": f"http://127.0.0.1:{hub.client.base_url.port}",
        "sec-fetch-site": "same-origin",
    }
    for (method, template), scope in ROUTES.items():
        asked, public, by_key_alone = (
            Asked(method, template),
            scope is None,
            scope is ApiScope.ADMIN,
        )
        for of_this_machine in ({}, its_page):
            assert await asked.lets_in(hub, **of_this_machine) is not by_key_alone, asked
        for headers in STRANGERS:
            assert await asked.lets_in(hub, **headers) is public, (asked, headers)
        for given, key in keys.items():
            with_key = await asked.lets_in(hub, authorization=key, **STRANGERS[0])
            assert with_key is (public or given is scope), (asked, given)
        wrong = {"authorization": f"Bearer usp_{'x' * 43}"}
        assert await asked.lets_in(hub, **wrong) is public, asked


async def test_every_route_is_in_the_table(engine: AsyncEngine) -> None:
    container = create_container(engine, SystemClock())
    found = {
        (method, route.path)
        for route in create_app(container).routes
        if isinstance(route, HTTPRoute)
        for method in route.methods - {"OPTIONS"}
    }
    await container.close()
    assert found == set(ROUTES)


async def test_a_proxy_that_speaks_http_1_0_is_no_program_of_this_machine(hub: Hub) -> None:
    """nginx without any setting: no header that tells, and a Host of its own making."""
    port = hub.client.base_url.port
    assert port
    for version, status in (("1.0", b"401"), ("1.1", b"200")):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        head = f"GET /metrics HTTP/{version}\r\nHost: 127.0.0.1:{port}\r\nConnection: close"
        writer.write(head.encode() + b"\r\n\r\n")
        assert (await reader.read()).split()[1] == status
        writer.close()


async def test_a_websocket_is_a_route_like_the_others(hub: Hub, keys: dict[ApiScope, str]) -> None:
    url = f"{hub.client.base_url}/graphql"
    assert await listens(url)
    assert await listens(url, {}, authorization=keys[ApiScope.READ])
    for headers in STRANGERS:
        assert not await listens(url, headers), headers
    for wrong in (keys[ApiScope.WRITE], "Bearer usp_guess"):
        assert not await listens(url, {}, authorization=wrong)


async def listens(url: str, headers: dict[str, str] | None = None, **params: str) -> bool:
    """Whether a subscription goes on: refused ones end at the handshake, by a close frame, or with
    an error."""
    try:
        async with subscribed(url, QUERY, headers=headers, **params) as subscriber:
            return "errors" not in (await subscriber.receive())["payload"]
    except (aiohttp.WSServerHandshakeError, aiohttp.WSMessageTypeError):
        return False


async def test_wrong_keys_are_slowed_and_good_ones_are_not(
    hub: Hub, keys: dict[ApiScope, str]
) -> None:
    """They come from one address, as everybody does behind a proxy."""
    answers = [await _ask(hub, f"Bearer usp_{n:043}") for n in range(WRONG_KEYS + 10)]
    assert {one.status_code for one in answers[:WRONG_KEYS]} == {401}
    slowed = answers[-1]
    assert slowed.status_code == 429
    assert int(slowed.headers["retry-after"]) >= 1
    assert (await hub.post(an_event(), authorization="Bearer usp_no")).status_code == 429
    assert (await _ask(hub, keys[ApiScope.READ])).status_code == 200
    assert (await hub.post(an_event(), authorization=keys[ApiScope.WRITE])).status_code == 202


async def _ask(hub: Hub, key: str) -> httpx.Response:
    return await hub.client.get("/analytics/top", headers={"authorization": key})

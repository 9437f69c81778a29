"""No single request under 64 KB keeps the others waiting, and whoever has no key asks nothing."""

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from graphql import get_introspection_query

from api.app import run_process
from core.kit.clock import SystemClock
from core.kit.database import create_engine
from core.kit.settings import Settings
from migrations.run import upgrade
from tests.support.hostile_requests import (
    DOCUMENTS,
    EVENTS,
    EVENTS_MUTATION,
    VARIABLES,
    Request,
    graphql,
    measured_blocking,
)

LONGEST_SECONDS = 0.5  # they take less than 0.06; what they are made against took 1 to for ever
JSON = (("content-type", "application/json"),)
REQUESTS = (
    {f"document: {name}": graphql(query) for name, query in DOCUMENTS.items()}
    | {f"variables: {name}": graphql(EVENTS_MUTATION, given) for name, given in VARIABLES.items()}
)  # fmt: skip
ALL = {name: Request("POST", "/graphql", body, JSON) for name, body in REQUESTS.items()} | {
    f"request: {name}": request for name, request in EVENTS.items()
}


@pytest.fixture(scope="module")
async def open_api(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[httpx.AsyncClient]:
    """An api that asks nobody on this machine for a key, on a database with its tables."""
    engine = create_engine(str(settings.database_url))
    await upgrade(engine)
    await engine.dispose()
    folder: Path = tmp_path_factory.mktemp("open")
    changed = settings.model_copy(update={"events_open_on_loopback": True, "data_dir": folder})
    async with (
        run_process(changed, SystemClock()) as address,
        httpx.AsyncClient(base_url=address, timeout=60) as client,
    ):
        yield client


@pytest.mark.parametrize("name", ALL)
async def test_no_request_holds_up_the_others(open_api: httpx.AsyncClient, name: str) -> None:
    request = ALL[name]
    assert len(request.body) <= 64 << 10
    built = open_api.build_request(
        request.method, request.path, content=request.body, headers=dict(request.headers)
    )
    async with measured_blocking() as blocked:
        answer = await open_api.send(built)
    assert blocked.longest < LONGEST_SECONDS
    assert answer.status_code < 500


async def test_megabytes_of_empty_members_are_refused_at_once(open_api: httpx.AsyncClient) -> None:
    body = gzip.compress(b"") * 150_000
    headers = {"content-type": "application/json", "content-encoding": "gzip"}
    async with measured_blocking() as blocked:
        answer = await open_api.post("/events", content=body, headers=headers)
    assert answer.status_code == 413
    assert blocked.longest < LONGEST_SECONDS


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("{ ...X }", "Unknown fragment 'X'."),
        (DOCUMENTS["a fragment of itself"], "Fragment 'A' spreads itself."),
        (DOCUMENTS["fragments doubled 19 times"], "At most 500 fields, with fragments spread."),
    ],
)
async def test_a_refused_document_is_told_why(
    open_api: httpx.AsyncClient, query: str, told: str
) -> None:
    answer = await open_api.post("/graphql", json={"query": query})
    assert [error["message"] for error in answer.json()["errors"]] == [told]


async def test_a_stranger_learns_nothing_of_a_document(open_api: httpx.AsyncClient) -> None:
    """Not even that it is no GraphQL: it is not read."""
    elsewhere = {"x-forwarded-for": "203.0.113.7"}
    asked = [
        open_api.build_request("POST", "/graphql", json={"query": "{{{"}, headers=elsewhere),
        open_api.build_request("POST", "/graphql", content=b"{", headers=elsewhere | dict(JSON)),
        open_api.build_request("GET", "/graphql?query={{{", headers=elsewhere),
    ]
    for request in asked:
        answer = await open_api.send(request)
        assert answer.status_code == 401
        assert "API key" in answer.json()["errors"][0]["message"]


async def test_the_page_and_its_introspection_work(open_api: httpx.AsyncClient) -> None:
    query = get_introspection_query(
        specified_by_url=True,
        directive_is_repeatable=True,
        schema_description=True,
        input_value_deprecation=True,
    )
    answer = await open_api.post("/graphql", json={"query": query})
    assert "errors" not in answer.json()

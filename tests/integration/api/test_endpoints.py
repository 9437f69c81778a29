"""What every answer of the api keeps to, whatever is asked."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
import yaml
from litestar import get, post
from litestar.params import FromPath, FromQuery, JSONBody
from openapi_spec_validator import validate

from api.app import BODY_BYTES, create_app, run_process
from api.provider import ApiProvider
from api.readiness import ReadinessChecker
from api.server import serve_app
from core.kit.clock import SystemClock
from core.kit.database import create_engine
from core.kit.settings import Settings
from core.kit.sockets import PortInUse, open_listening_socket
from core.wiring import create_container

SECRET = "postgresql://u:hunter2@db/x"


@get("/test/broken", sync_to_thread=False)
def broken() -> None:
    raise RuntimeError(SECRET)


@get("/test/away", sync_to_thread=False)
def away() -> None:
    raise TimeoutError(SECRET)


@post("/test/size")
async def size(data: JSONBody[dict[str, str]]) -> int:
    return len(data)


@get("/test/number/{number:int}", sync_to_thread=False)
def number(number: FromPath[int], twice: FromQuery[bool]) -> int:
    return number * (1 + twice)


@pytest.fixture(scope="module")
async def endpoints(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """The application with endpoints of the tests' own."""
    engine = create_engine(str(settings.database_url))
    container = create_container(engine, SystemClock(), ApiProvider(ReadinessChecker({})))
    app = create_app(container, broken, away, size, number)
    listener = open_listening_socket("127.0.0.1", 0, setting="API_PORT")
    port = listener.getsockname()[1]
    async with (
        serve_app(app, listener),
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client,
    ):
        yield client
    await container.close()
    await engine.dispose()


async def test_the_description_is_valid_openapi(client: httpx.AsyncClient) -> None:
    described = (await client.get("/schema/openapi.json")).json()
    validate(described)
    assert {"/health/live", "/health/ready", "/metrics"} <= set(described["paths"])
    assert yaml.safe_load((await client.get("/schema/openapi.yaml")).text) == described


async def test_the_schema_page_needs_nothing_from_elsewhere(client: httpx.AsyncClient) -> None:
    page = (await client.get("/schema")).text
    assert "GET /health/ready" in page
    assert "<script" not in page
    assert "//" not in page


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/nothing", 404, "not-found"),
        ("/test/size", 405, "method-not-allowed"),
        ("/test/number/7", 400, "bad-request"),
        ("/test/number/7?twice=perhaps", 400, "bad-request"),
        ("/test/number/x", 404, "not-found"),
        ("/%00", 404, "not-found"),
        ("/test/broken", 500, "internal-server-error"),
        ("/test/away", 503, "service-unavailable"),
    ],
)
async def test_errors_have_one_shape(
    endpoints: httpx.AsyncClient, path: str, status: int, code: str
) -> None:
    answer = await endpoints.get(path)
    problem = answer.json()["error"]
    assert (answer.status_code, problem["code"]) == (status, code)
    assert problem["trace"] == answer.headers["x-trace-id"]
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_a_fault_of_ours_shows_nothing_of_the_inside(endpoints: httpx.AsyncClient) -> None:
    answer = await endpoints.get("/test/broken")
    assert "hunter2" not in answer.text
    assert "Traceback" not in answer.text


async def test_a_wrong_field_is_named(endpoints: httpx.AsyncClient) -> None:
    problem = (await endpoints.get("/test/number/7?twice=perhaps")).json()["error"]
    assert [one["key"] for one in problem["details"]] == ["twice"]


async def _chunks(total: int) -> AsyncIterator[bytes]:
    for _ in range(total // 65536 + 1):
        yield b"x" * 65536


@pytest.mark.parametrize("announced", [True, False])
async def test_a_body_over_the_cap_is_refused(
    endpoints: httpx.AsyncClient, announced: bool
) -> None:
    body = b"x" * (BODY_BYTES + 1) if announced else _chunks(BODY_BYTES)
    answer = await endpoints.post(
        "/test/size", content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "request-entity-too-large"


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[" * 100_000, b'{"a": 1}', b""])
async def test_a_malformed_body_is_a_clear_400(endpoints: httpx.AsyncClient, body: bytes) -> None:
    answer = await endpoints.post(
        "/test/size", content=body, headers={"content-type": "application/json"}
    )
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "bad-request")


async def test_a_busy_port_is_one_line_that_names_it(settings: Settings) -> None:
    with open_listening_socket("127.0.0.1", 0, setting="API_PORT") as taken:
        port = taken.getsockname()[1]
        busy = settings.model_copy(update={"api_port": port})
        with pytest.raises(PortInUse, match=f"port {port} .*set API_PORT"):
            async with run_process(busy, SystemClock()):
                pass


async def test_it_starts_while_every_server_is_away_and_stops_at_once(settings: Settings) -> None:
    nowhere = settings.model_copy(
        update={
            "database_url": "postgresql+asyncpg://u:hunter2@127.0.0.1:9/x",
            "nats_url": "nats://u:hunter2@127.0.0.1:9",
            "redis_url": "redis://:hunter2@127.0.0.1:9/0",
        }
    )
    async with asyncio.timeout(20):
        async with run_process(nowhere, SystemClock()) as address, httpx.AsyncClient() as client:
            answer = await client.get(f"{address}/health/ready")
    assert answer.status_code == 503
    assert {one["reason"] for one in answer.json()["dependencies"]} == {"cannot connect"}
    assert "hunter2" not in answer.text

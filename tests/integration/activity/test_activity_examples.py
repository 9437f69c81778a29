"""The examples of the event hub run as their guide says, each against a hub of the test's own."""

import asyncio
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from examples.activity.client import EventHub
from tests.support.events import Hub

ROOT = Path(__file__).parents[3]
CLIENT_LINES = 60


async def started(module: str, *arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        f"examples.activity.{module}",
        *arguments,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def output(process: asyncio.subprocess.Process) -> list[str]:
    """Its lines, once it has ended well."""
    async with asyncio.timeout(60):
        out, told = await process.communicate()
    assert process.returncode == 0, told.decode()
    return out.decode().splitlines()


def address(hub: Hub) -> str:
    return str(hub.client.base_url).rstrip("/")


async def test_the_generator_and_a_subscriber(hub: Hub) -> None:
    """The subscriber hears what is stored after it asked, so the generator goes on until it did."""
    subscriber = await started("graphql_subscriber", "--url", address(hub), "--count", "100")
    options = ["--rate", "100", "--seconds", "2", "--bad", "0.1", "--duplicates", "0.2", "--url"]
    for seed in range(10):
        said = await output(await started("generator", *options, address(hub), "--seed", str(seed)))
        counts = {name: int(number) for name, number in map(str.split, said)}
        assert sum(counts.values()) == 200
        assert counts["invalid"] > 5
        assert counts["duplicate"] > 15
        if subscriber.returncode is not None:
            break
    assert len(await output(subscriber)) == 100


async def test_the_grpc_client(hub: Hub) -> None:
    target = f"127.0.0.1:{hub.settings.grpc_port}"
    said = await output(await started("grpc_client", "--address", target, "--count", "1200"))
    assert said == ["accepted 1200"]
    await hub.holds(1200)


async def test_the_redis_producer(hub: Hub) -> None:
    assert hub.settings.redis_url
    produced = await started("redis_producer", "--redis", hub.settings.redis_url, "--count", "700")
    assert await output(produced) == ["produced 700"]
    await hub.holds(700)


async def test_the_client_batches_and_keeps_what_is_refused(hub: Hub) -> None:
    def use() -> EventHub:
        client = EventHub(address(hub), batch=100)
        for number in range(250):
            own = {"timestamp": datetime.now(UTC), "properties": {"items": number}}
            client.send("order.paid", number, amount=Decimal("12.50"), **own)
        client.send("", 1)
        client.flush()
        return client

    client = await asyncio.to_thread(use)
    assert client.waiting == []
    assert [(event["event_type"], event["code"]) for event in client.refused] == [("", "malformed")]
    await hub.holds(250)


@contextmanager
def unwilling(*answers: tuple[int, bytes]) -> Iterator[tuple[str, list[bytes]]]:
    """A server that gives `answers` in turn and then refuses connections; and the bodies it got."""
    left: list[tuple[int, bytes]] = list(answers)
    bodies: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            bodies.append(self.rfile.read(int(self.headers["content-length"])))
            status, body = left.pop(0)
            self.send_response(status)
            self.send_header("content-type", "application/json" if body else "text/html")
            self.send_header("retry-after", "0")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", bodies
        server.shutdown()
        thread.join()


def test_the_client_repeats_with_the_same_ids_until_all_is_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("time.sleep", pauses.append)
    one = b'{"verdicts": [{"status": "accepted"}, {"status": "retry"}]}'
    rest = b'{"verdicts": [{"status": "duplicate"}]}'
    with unwilling((502, b""), (503, one), (200, rest)) as (url, bodies):
        client = EventHub(url)
        client.send("a", 1)
        client.send("b", 2)
        client.flush()
    assert client.waiting == []
    assert bodies[0] == bodies[1]
    assert json.loads(bodies[2]) == json.loads(bodies[1])[1:]
    assert pauses == [0.2, 0.4]


def test_the_client_gives_up_and_keeps_what_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("time.sleep", pauses.append)
    client = EventHub("http://127.0.0.1:9", attempts=3)
    client.send("a", 1)
    with pytest.raises(OSError, match="1 events not sent"):
        client.flush()
    assert (len(client.waiting), len(pauses)) == (1, 2)


def test_the_client_is_short() -> None:
    text = (ROOT / "examples/activity/client.py").read_text()
    assert len(text.splitlines()) <= CLIENT_LINES

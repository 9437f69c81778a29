"""The api tells supervisors the truth while its servers stop, freeze and come back."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from api.readiness import ReadinessChecker
from standalone.servers.embedded import EmbeddedServers

OURS = {"postgres": "postgresql", "nats": "nats", "redis": "redis"}


async def report_when(client: httpx.AsyncClient, status: int) -> dict[str, Any]:
    """The readiness report once its status is `status`; asked for at most 15 s."""
    async with asyncio.timeout(15):
        while True:
            answer = await client.get("/health/ready")
            if answer.status_code == status:
                found: dict[str, Any] = answer.json()
                return found
            await asyncio.sleep(0.1)


def states(report: dict[str, Any]) -> dict[str, str]:
    return {one["name"]: one["status"] for one in report["dependencies"]}


@pytest.fixture
async def healed(servers: EmbeddedServers, client: httpx.AsyncClient) -> AsyncIterator[None]:
    """Everything works before the test and after it."""
    await report_when(client, 200)
    yield
    await report_when(client, 200)


@pytest.mark.usefixtures("healed")
@pytest.mark.parametrize("server", OURS)
async def test_a_stopped_server_is_named_and_its_return_is_seen(
    servers: EmbeddedServers, client: httpx.AsyncClient, server: str
) -> None:
    servers.kill(server)
    try:
        report = await report_when(client, 503)
        assert states(report) == {
            name: "failed" if name == OURS[server] else "ok" for name in OURS.values()
        }
        assert (await client.get("/health/live")).status_code == 200
    finally:
        await servers.restart(server)
    assert set(states(await report_when(client, 200)).values()) == {"ok"}


@pytest.mark.usefixtures("healed")
@pytest.mark.parametrize("server", ["nats", "redis"])
async def test_a_frozen_server_costs_two_seconds_and_no_more(
    servers: EmbeddedServers, client: httpx.AsyncClient, server: str
) -> None:
    pid = servers.pids[server]
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    try:
        report = await report_when(client, 503)
    finally:
        os.kill(pid, signal.SIGCONT)
    (failed,) = (one for one in report["dependencies"] if one["status"] == "failed")
    assert failed["name"] == OURS[server]
    assert failed["reason"] == "no answer within 2 s"
    assert 1900 < failed["milliseconds"] < 3000


async def test_many_askers_share_one_check() -> None:
    asked, free = 0, asyncio.Event()

    async def probe() -> None:
        nonlocal asked
        asked += 1
        await free.wait()

    readiness = ReadinessChecker({"postgresql": probe})
    async with asyncio.TaskGroup() as askers:
        reports = [askers.create_task(readiness()) for _ in range(20)]
        while not asked:
            await asyncio.sleep(0)
        free.set()
    assert asked == 1
    assert all(report.result().ready for report in reports)


@pytest.mark.usefixtures("healed")
async def test_the_metrics_parse_and_show_the_dependencies(client: httpx.AsyncClient) -> None:
    answer = await client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    families = {family.name: family for family in text_string_to_metric_families(answer.text)}
    samples = families["uspevai_dependency_up"].samples
    assert {(one.labels["name"], one.value) for one in samples} == {
        (name, 1.0) for name in OURS.values()
    }

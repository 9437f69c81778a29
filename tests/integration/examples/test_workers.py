"""The listeners as separate processes over real Redis, the way the README starts them."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.bus.servers import redis_server

REPOSITORY = Path(__file__).parents[3]


@pytest.fixture
def redis() -> Iterator[str]:
    server, url = redis_server()
    yield url
    server.stop()


def start(module: str, url: str) -> "subprocess.Popen[str]":
    program = [sys.executable, "-m", f"examples.{module}", url]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        program, cwd=REPOSITORY, env=environment, stdout=subprocess.PIPE, text=True
    )


def announce(url: str) -> None:
    subprocess.run([sys.executable, "-m", "examples.announce", url], cwd=REPOSITORY, check=True)


def line(worker: "subprocess.Popen[str]") -> str:
    assert worker.stdout is not None
    return worker.stdout.readline().strip()


def ended(worker: "subprocess.Popen[str]") -> str:
    worker.send_signal(signal.SIGTERM)
    rest = worker.communicate(timeout=60)[0]
    assert worker.returncode == 0
    return rest


def test_workers_hear_the_announced_events_and_stop_cleanly(redis: str) -> None:
    email, analytics = start("email_worker", redis), start("analytics_worker", redis)
    assert [line(email), line(analytics)] == ["ready", "ready"]
    for _ in range(2):
        announce(redis)
    assert [line(email) for _ in range(4)] == [
        "email_sender: to anya@example.com about user.registered",
        "email_sender: to boris@example.com about order.created",
    ] * 2
    counted = [line(analytics) for _ in range(6)]
    assert counted[0] == "analytics: user.registered happened 1 time(s)"
    assert counted[-1] == "analytics: order.created happened 2 time(s)"
    assert [ended(email), ended(analytics)] == ["", ""]


def test_one_worker_killed_leaves_the_other_working(redis: str) -> None:
    email, analytics = start("email_worker", redis), start("analytics_worker", redis)
    assert [line(email), line(analytics)] == ["ready", "ready"]
    email.kill()
    email.communicate()
    announce(redis)
    assert [line(analytics).split(" ")[1] for _ in range(3)] == [
        "user.registered",
        "user.deleted",
        "order.created",
    ]
    ended(analytics)

"""A process that was told to end does, whatever it is stuck in."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from core.kit.shutdown import STUCK_EXIT_CODE
from tests.support.forked import Forked

BOUND = 60  # of the test; a process apart ends within 25 s, an idle one at once
STUCK_IN = {
    "a task that heeds nothing": """
async def stuck():
    while True:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            pass

async def main():
    stop = create_stop_event(within=0.5)
    task = spawn_task(stuck(), name="stuck")
    print("up", flush=True)
    await stop.wait()
""",
    "a thread": """
def stuck():
    threading.Event().wait()

async def main():
    stop = create_stop_event(within=0.5)
    task = spawn_task(asyncio.to_thread(stuck), name="thread")
    print("up", flush=True)
    await stop.wait()
""",
}
PROGRAM = """
import asyncio, threading
from core.kit.shutdown import create_stop_event
from core.kit.process import run_event_loop
from core.kit.background_tasks import spawn_task
{}
run_event_loop(main())
"""


@pytest.mark.parametrize("what", STUCK_IN)
def test_a_stuck_process_says_in_what_and_ends(what: str) -> None:
    program = [sys.executable, "-c", PROGRAM.format(STUCK_IN[what])]
    with subprocess.Popen(
        program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "up\n"
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=BOUND)
    assert process.returncode == STUCK_EXIT_CODE
    assert "still running 0 s after it was told to end" in told
    assert "stuck" in told


@pytest.mark.parametrize("name", ["worker", "bot"])
async def test_a_process_that_waits_for_its_servers_to_start_ends(
    name: str, tmp_path: Path
) -> None:
    """The server takes connections and says nothing; the NATS client would ask it for ever."""
    with socket.create_server(("127.0.0.1", 0)) as mute:
        host, port = mute.getsockname()
        environment = {
            "DATABASE_URL": f"postgresql+asyncpg://nobody@{host}:{port}/x",
            "NATS_URL": f"nats://{host}:{port}",
            "REDIS_URL": f"redis://{host}:{port}/0",
            "TELEGRAM_API_URL": f"http://{host}:{port}",
            "BOT_TOKEN": "123456:a-bot-of-this-test",
        }
        process = Forked(name, environment=os.environ | environment, out=tmp_path / "log")
        try:
            mute.settimeout(BOUND)
            with mute.accept()[0]:
                process.send_signal(signal.SIGTERM)
                async with asyncio.timeout(BOUND):
                    assert await process.wait() == 0
        finally:
            process.kill()
            await process.wait()

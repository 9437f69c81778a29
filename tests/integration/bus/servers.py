"""Real Redis and NATS servers of one's own, which a test may also stop and start again."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

BINARIES = Path(sys.executable).parent


class Server:
    """A server on a free port of the loopback."""

    def __init__(self, command: Sequence[str], port: int) -> None:
        self._command, self._port = command, port
        self.start()

    def start(self) -> None:
        """Start it and wait until it answers."""
        self._process = subprocess.Popen(
            self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 10
        while not self._answers():
            assert self._process.poll() is None, f"{self._command[0]} ended"
            assert time.monotonic() < deadline, f"{self._command[0]} does not answer"

    def stop(self) -> None:
        """Stop it, as if the machine went away."""
        self._process.kill()
        self._process.wait()

    def _answers(self) -> bool:
        with socket.socket() as connection:
            connection.settimeout(0.05)
            return connection.connect_ex(("127.0.0.1", self._port)) == 0


def redis_server() -> tuple[Server, str]:
    """Redis without persistence, and its address."""
    port = _free_port()
    options = f"--port {port} --bind 127.0.0.1 --save --appendonly no --daemonize no --dir /tmp"
    return Server([_binary("redis-server"), *options.split()], port), f"redis://127.0.0.1:{port}"


def nats_server() -> tuple[Server, str]:
    """Core NATS, and its address."""
    port = _free_port()
    return Server([_binary("nats-server"), "-a", "127.0.0.1", "-p", str(port)], port), (
        f"nats://127.0.0.1:{port}"
    )


def _binary(name: str) -> str:
    found = shutil.which(name, path=BINARIES) or shutil.which(name)
    assert found is not None, f"{name} is not installed"
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

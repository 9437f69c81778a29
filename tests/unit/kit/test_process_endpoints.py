"""A process with METRICS_PORT shows its numbers; a busy port ends it with one line."""

import socket
from pathlib import Path
from urllib.request import urlopen

import pytest
from prometheus_client.parser import text_string_to_metric_families

from core.kit.metrics import serve_metrics
from core.kit.settings import load_settings
from core.kit.sockets import PortInUse, open_listening_socket
from tests.support.forked import printed


def free_port() -> int:
    with open_listening_socket("127.0.0.1", 0, setting="TEST") as free:
        port: int = free.getsockname()[1]
    return port


def test_the_numbers_can_be_read_while_the_process_runs() -> None:
    port = free_port()
    with serve_metrics(load_settings(_env_file=None, metrics_port=port)):
        text = urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5).read().decode()
    assert list(text_string_to_metric_families(text))
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=1)


def test_a_busy_metrics_port_is_named() -> None:
    with open_listening_socket("127.0.0.1", 0, setting="TEST") as taken:
        port = taken.getsockname()[1]
        settings = load_settings(_env_file=None, metrics_port=port)
        with pytest.raises(PortInUse, match=f"{port}.*METRICS_PORT"), serve_metrics(settings):
            pass


async def test_a_process_on_a_busy_port_ends_with_one_line(tmp_path: Path) -> None:
    with open_listening_socket("127.0.0.1", 0, setting="TEST") as taken:
        port = taken.getsockname()[1]
        environment = {
            "PATH": "/bin",
            "API_PORT": str(port),
            "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/x",
            "NATS_URL": "nats://127.0.0.1:9",
            "REDIS_URL": "redis://127.0.0.1:9/0",
        }
        status, _, complaint = await printed("api", environment=environment, folder=tmp_path)
    assert status == 1
    (line,) = complaint.splitlines()
    assert f"port {port}" in line
    assert "API_PORT" in line

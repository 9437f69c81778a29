"""NATS JetStream: commands and events; an acknowledged message is on the disk."""

import asyncio
import json
import os
import secrets
import shutil
import signal
from pathlib import Path
from typing import ClassVar

from standalone.servers import binaries
from standalone.servers.server import ServerProcess
from standalone.servers.server_context import MEGABYTE, ServerContext

USERNAME = "uspevai"
LOW_SPACE_BYTES = 2 * MEGABYTE
ENOUGH_SPACE_BYTES = 32 * MEGABYTE
"""Free bytes below which writes must have failed, and above which they may succeed again."""
LOG_ERROR_MARKERS = (b"critical write error", b"will be disabled")
CONFIG_TEMPLATE = """\
listen: "127.0.0.1:{port}"
ports_file_dir: {ports}
authorization {{ user: {user}, password: "{password}" }}
jetstream {{
  store_dir: {store}
  sync_interval: {sync}
  max_memory_store: 64MB
  max_file_store: 8GB
}}
"""


class NatsServer(ServerProcess):
    """nats-server with JetStream on a free loopback port, which stays the same over restarts.

    Other users of the machine can reach a loopback port, so it asks for a password, which is made
    at the first start and kept in the data folder.
    """

    name: ClassVar[str] = "nats"
    title: ClassVar[str] = "NATS"
    stop_signal: ClassVar[signal.Signals] = signal.SIGTERM

    def __init__(self, place: ServerContext, *, port: int | None = None) -> None:
        super().__init__(place)
        self.config = self.home / "nats.conf"
        self._ports = self.home / "ports"
        self._port = port
        self._stuck = False
        self._log_seen = 0

    @property
    def url(self) -> str:
        return f"nats://{USERNAME}:{self._password}@127.0.0.1:{self._port}"

    @property
    def process_marker(self) -> str:
        return str(self.config)

    async def needs_restart(self) -> bool:
        """After a failed write NATS refuses a stream until restarted, even with room again.

        Its log tells, unless the full disk swallowed the log's line too.
        """
        free = shutil.disk_usage(self.home).free
        self._stuck = self._stuck or free < LOW_SPACE_BYTES or self._has_log_errors()
        return self._stuck and free >= ENOUGH_SPACE_BYTES

    async def prepare_files(self) -> None:
        self.home.mkdir(mode=0o700, exist_ok=True)
        self._ports.mkdir(mode=0o700, exist_ok=True)
        for stale in self._ports.glob("*.ports"):
            stale.unlink()
        self._password = self._read_password()
        _write_private_file(self.config, self._render_config())
        self._stuck = False
        self._log_seen = self.log.stat().st_size if self.log.exists() else 0

    def build_command(self) -> list[str]:
        return [str(binaries.find_nats_server()), "-c", str(self.config)]

    async def is_ready(self) -> bool:
        if (port := self._read_announced_port()) is None:
            return False
        info = await _read_server_info(port)
        if not info.get("jetstream"):
            return False
        self._port = port
        return True

    def _has_log_errors(self) -> bool:
        with self.log.open("rb") as log:
            log.seek(self._log_seen)
            news = log.read().lower()
        self._log_seen += len(news)
        return any(complaint in news for complaint in LOG_ERROR_MARKERS)

    def _render_config(self) -> str:
        return CONFIG_TEMPLATE.format(
            port=self._port or -1,
            ports=_quote_path(self._ports),
            user=USERNAME,
            password=self._password,
            store=_quote_path(self.home),
            sync="always" if self.place.durable else "2m",
        )

    def _read_password(self) -> str:
        path = self.home / "password"
        if not path.exists():
            _write_private_file(path, secrets.token_urlsafe(24))
        return path.read_text()

    def _read_announced_port(self) -> int | None:
        try:
            text = (self._ports / f"nats-server_{self.pid}.ports").read_text()
            return int(json.loads(text)["nats"][0].rpartition(":")[2])
        except (FileNotFoundError, json.JSONDecodeError):
            return None


async def _read_server_info(port: int) -> dict[str, object]:
    """The INFO that the server sends to every new connection; empty when it does not answer."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return {}
    try:
        line = await asyncio.wait_for(reader.readline(), 2.0)
        return dict(json.loads(line.removeprefix(b"INFO ") or b"{}"))
    except (OSError, TimeoutError):
        return {}
    finally:
        writer.close()


def _quote_path(path: Path) -> str:
    """`path` as NATS reads it: letters of every script as they are, JSON's escapes refused."""
    return json.dumps(str(path), ensure_ascii=False)


def _write_private_file(path: Path, text: str) -> None:
    """Replace `path` in one step, readable by its owner only."""
    scratch = path.with_suffix(".new")
    descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    scratch.replace(path)

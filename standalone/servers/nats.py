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
from standalone.servers.place import MEGABYTE, Place
from standalone.servers.server import Server

USER = "uspevai"
TIGHT = 2 * MEGABYTE
ROOMY = 32 * MEGABYTE
"""Free bytes below which writes must have failed, and above which they may succeed again."""
COMPLAINTS = (b"critical write error", b"will be disabled")
CONFIG = """\
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


class Nats(Server):
    """nats-server with JetStream on a free loopback port, which stays the same over restarts.

    Other users of the machine can reach a loopback port, so it asks for a password, which is made
    at the first start and kept in the data folder.
    """

    name: ClassVar[str] = "nats"
    title: ClassVar[str] = "NATS"
    stop_signal: ClassVar[signal.Signals] = signal.SIGTERM

    def __init__(self, place: Place, *, port: int | None = None) -> None:
        super().__init__(place)
        self.config = self.home / "nats.conf"
        self._ports = self.home / "ports"
        self._port = port
        self._stuck = False
        self._log_seen = 0

    @property
    def url(self) -> str:
        return f"nats://{USER}:{self._password}@127.0.0.1:{self._port}"

    @property
    def mark(self) -> str:
        return str(self.config)

    async def needs_restart(self) -> bool:
        """After a failed write NATS refuses a stream until restarted, even with room again.

        Its log tells, unless the full disk swallowed the log's line too.
        """
        free = shutil.disk_usage(self.home).free
        self._stuck = self._stuck or free < TIGHT or self._log_complains()
        return self._stuck and free >= ROOMY

    async def prepare(self) -> None:
        self.home.mkdir(mode=0o700, exist_ok=True)
        self._ports.mkdir(mode=0o700, exist_ok=True)
        for stale in self._ports.glob("*.ports"):
            stale.unlink()
        self._password = self._read_password()
        _write_private(self.config, self._render())
        self._stuck = False
        self._log_seen = self.log.stat().st_size if self.log.exists() else 0

    def command(self) -> list[str]:
        return [str(binaries.nats_server()), "-c", str(self.config)]

    async def is_ready(self) -> bool:
        if (port := self._announced_port()) is None:
            return False
        info = await _greeting(port)
        if not info.get("jetstream"):
            return False
        self._port = port
        return True

    def _log_complains(self) -> bool:
        with self.log.open("rb") as log:
            log.seek(self._log_seen)
            news = log.read().lower()
        self._log_seen += len(news)
        return any(complaint in news for complaint in COMPLAINTS)

    def _render(self) -> str:
        return CONFIG.format(
            port=self._port or -1,
            ports=_quoted(self._ports),
            user=USER,
            password=self._password,
            store=_quoted(self.home),
            sync="always" if self.place.durable else "2m",
        )

    def _read_password(self) -> str:
        path = self.home / "password"
        if not path.exists():
            _write_private(path, secrets.token_urlsafe(24))
        return path.read_text()

    def _announced_port(self) -> int | None:
        try:
            text = (self._ports / f"nats-server_{self.pid}.ports").read_text()
            return int(json.loads(text)["nats"][0].rpartition(":")[2])
        except (FileNotFoundError, json.JSONDecodeError):
            return None


async def _greeting(port: int) -> dict[str, object]:
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


def _quoted(path: Path) -> str:
    """`path` as NATS reads it: letters of every script as they are, JSON's escapes refused."""
    return json.dumps(str(path), ensure_ascii=False)


def _write_private(path: Path, text: str) -> None:
    """Replace `path` in one step, readable by its owner only."""
    scratch = path.with_suffix(".new")
    descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    scratch.replace(path)

"""Redis: dialogue state and short-lived locks; may lose its last second in a crash."""

import asyncio
import os
import signal
from typing import ClassVar

from standalone.servers import binaries
from standalone.servers.server import ServerProcess


class RedisServer(ServerProcess):
    """redis-server on a unix socket in a private folder, with an append-only file."""

    name: ClassVar[str] = "redis"
    title: ClassVar[str] = "Redis"
    stop_signal: ClassVar[signal.Signals] = signal.SIGTERM

    @property
    def url(self) -> str:
        return f"unix://{self.process_marker}"

    @property
    def process_marker(self) -> str:
        return str(self.place.runtime / "redis" / "redis.sock")

    async def prepare_files(self) -> None:
        self.home.mkdir(mode=0o700, exist_ok=True)
        (self.place.runtime / "redis").mkdir(mode=0o700, exist_ok=True)

    async def needs_restart(self) -> bool:
        """Somebody who tidies up temporary folders may have removed the socket."""
        return not os.path.exists(self.process_marker)  # noqa: ASYNC240 - a look at the page cache

    def build_command(self) -> list[str]:
        settings = {
            "port": "0",
            "unixsocket": self.process_marker,
            "unixsocketperm": "700",
            "dir": str(self.home),
            "appendonly": "yes",
            "appendfsync": "everysec",
            "save": "",
            "daemonize": "no",
            "hz": "5",  # wakes a second with nothing to do; the fsync each second needs no more
        }
        options = [part for key, value in settings.items() for part in (f"--{key}", value)]
        return [str(binaries.find_redis_server()), *options]

    async def is_ready(self) -> bool:
        try:
            reader, writer = await asyncio.open_unix_connection(self.process_marker)
        except OSError:
            return False
        try:
            writer.write(b"PING\r\n")
            return await asyncio.wait_for(reader.readline(), 1.0) == b"+PONG\r\n"
        except (OSError, TimeoutError):
            return False
        finally:
            writer.close()

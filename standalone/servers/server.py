"""What the three servers have in common: spawned, waited for, watched, stopped, restarted."""

import asyncio
import os
import signal
import subprocess
from abc import ABC, abstractmethod
from contextlib import ExitStack
from pathlib import Path
from typing import ClassVar

from standalone.servers import orphans
from standalone.servers.account import SystemAccount
from standalone.servers.errors import StartError
from standalone.servers.privacy import open_private
from standalone.servers.runtime import ensure_runtime_dir
from standalone.servers.server_context import MEGABYTE, ServerContext
from standalone.servers.waiting import POLL_INTERVAL, announce_if_slow, wait_until

READY_TIMEOUT_SECONDS = 120.0
"""Recovery after a kill may replay a lot; a server that lives and works on it is not hurried."""
STOP_TIMEOUT_SECONDS = 15.0
MAX_LOG_BYTES = 8 * MEGABYTE
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", "HOME": "/"}


class ServerProcess(ABC):
    """One server program, run as a child of this process in a session of its own."""

    name: ClassVar[str]
    title: ClassVar[str]
    stop_signal: ClassVar[signal.Signals]
    account: SystemAccount | None = None

    def __init__(self, place: ServerContext) -> None:
        self.place = place
        self.home = place.data / self.name
        self.log = place.logs / f"{self.name}.log"
        self._process: subprocess.Popen[bytes] | None = None
        self._expected = False
        self._changing = asyncio.Lock()

    @property
    @abstractmethod
    def url(self) -> str:
        """Address for clients, with credentials where there are any."""

    @property
    @abstractmethod
    def process_marker(self) -> str:
        """A part of the command line that only this instance of the server has."""

    @abstractmethod
    async def prepare_files(self) -> None:
        """Make the data folder and the configuration, once or anew."""

    @abstractmethod
    def build_command(self) -> list[str]:
        """The program and its arguments."""

    @abstractmethod
    async def is_ready(self) -> bool:
        """Whether clients are served."""

    async def needs_restart(self) -> bool:
        """Whether the server runs but can only be helped by a restart."""
        return False

    @property
    def pid(self) -> int | None:
        """Process id while the server runs."""
        return self._process.pid if self._process is not None and self.is_alive else None

    @property
    def is_alive(self) -> bool:
        """Whether the server's process runs."""
        return self._process is not None and self._process.poll() is None

    @property
    def has_crashed(self) -> bool:
        """Whether the server should run and does not, without anybody at work on it."""
        return self._expected and not self.is_alive and not self._changing.locked()

    @property
    def is_stable(self) -> bool:
        """Whether the server's process runs and nobody is starting or stopping it."""
        return self.is_alive and not self._changing.locked()

    async def start(self) -> None:
        """Start and wait until clients are served; raises StartError with the log's last lines."""
        async with self._changing:
            self._expected = True
            with ExitStack() as undo:
                undo.callback(self._abandon_start)
                await self._start_process()
                undo.pop_all()

    async def stop(self) -> None:
        """Shut the server down cleanly; kill it if it takes longer than STOP_SECONDS."""
        async with self._changing:
            self._expected = False
            await self._stop_process()

    def kill(self) -> None:
        """End the server as a crash would (SIGKILL)."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    async def run_helper(self, command: list[str], *, failure: str) -> None:
        """Run a helper program of the server to its end; raises StartError saying `failure`."""
        process = self._spawn_process(command)
        try:
            await wait_until(lambda: process.poll() is not None, seconds=READY_TIMEOUT_SECONDS)
        finally:
            process.kill()
            self._wait_for_exit(process)
        if process.returncode != 0:
            raise StartError(f"{failure}: {self.read_log_tail()}")

    def read_log_tail(self) -> str:
        """The last lines of the server's log as one line, with the log's path."""
        lines = self.log.read_text(errors="replace")[-2000:].splitlines()[-3:]
        return f"{' | '.join(line.strip() for line in lines)} (log: {self.log})"

    def can_retry_start(self) -> bool:
        """Whether the reason of an early end is one that passes by itself."""
        return False

    async def _start_process(self) -> None:
        await orphans.stop_recorded_process(self._record_path, self.stop_signal)
        self._rotate_log()
        ensure_runtime_dir(self.place.runtime, self.place.data)
        with announce_if_slow(self.place.progress, f"Preparing {self.title} for the first time"):
            await self.prepare_files()
        with announce_if_slow(self.place.progress, f"Starting {self.title}"):
            await self._launch_until_ready()

    async def _stop_process(self) -> None:
        process = self._process
        if process is None:
            return
        process.send_signal(self.stop_signal)
        with announce_if_slow(self.place.progress, f"Stopping {self.title}"):
            ended = await wait_until(
                lambda: process.poll() is not None, seconds=STOP_TIMEOUT_SECONDS
            )
        if not ended:
            process.kill()
        self._wait_for_exit(process)

    async def _launch_until_ready(self) -> None:
        deadline = asyncio.get_running_loop().time() + READY_TIMEOUT_SECONDS
        self._launch_process()
        while not await self.is_ready():
            if not self.is_alive:
                self._relaunch_or_fail()
            if asyncio.get_running_loop().time() > deadline:
                raise StartError(f"{self.title} does not become ready: {self.read_log_tail()}")
            await asyncio.sleep(POLL_INTERVAL)

    def _relaunch_or_fail(self) -> None:
        if not self.can_retry_start():
            raise StartError(f"{self.title} did not start: {self.read_log_tail()}")
        self._launch_process()

    def _abandon_start(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._wait_for_exit(self._process)

    def _launch_process(self) -> None:
        if self._process is not None:
            self._wait_for_exit(self._process)
        self._process = self._spawn_process(self.build_command())
        orphans.record_process(self._record_path, self._process.pid, self.process_marker)

    def _spawn_process(self, command: list[str]) -> subprocess.Popen[bytes]:
        with open(self.log, "ab", opener=open_private) as log:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd="/",
                env=ENVIRONMENT,
                start_new_session=True,
                user=self.account.uid if self.account else None,
                group=self.account.gid if self.account else None,
                extra_groups=[] if self.account else None,
                umask=0o077,
            )
        self.place.watcher.watch_process(process.pid, self.stop_signal)
        return process

    def _wait_for_exit(self, process: subprocess.Popen[bytes]) -> None:
        process.wait()
        self.place.watcher.forget_process(process.pid)
        if process is self._process:
            self._process = None
            self._record_path.unlink(missing_ok=True)

    def _rotate_log(self) -> None:
        if self.log.exists() and self.log.stat().st_size > MAX_LOG_BYTES:
            self.log.replace(self.log.with_suffix(".old.log"))

    @property
    def _record_path(self) -> Path:
        return self.place.data / f"{self.name}.pid"

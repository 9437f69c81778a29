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
from standalone.servers.account import Account
from standalone.servers.errors import StartError
from standalone.servers.place import MEGABYTE, Place
from standalone.servers.privacy import open_private
from standalone.servers.runtime import ensure_runtime_dir
from standalone.servers.waiting import POLL, announced, until

READY_SECONDS = 120.0
"""Recovery after a kill may replay a lot; a server that lives and works on it is not hurried."""
STOP_SECONDS = 15.0
LARGEST_LOG = 8 * MEGABYTE
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", "HOME": "/"}


class Server(ABC):
    """One server program, run as a child of this process in a session of its own."""

    name: ClassVar[str]
    title: ClassVar[str]
    stop_signal: ClassVar[signal.Signals]
    account: Account | None = None

    def __init__(self, place: Place) -> None:
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
    def mark(self) -> str:
        """A part of the command line that only this instance of the server has."""

    @abstractmethod
    async def prepare(self) -> None:
        """Make the data folder and the configuration, once or anew."""

    @abstractmethod
    def command(self) -> list[str]:
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
        return self._process.pid if self._process is not None and self.alive else None

    @property
    def alive(self) -> bool:
        """Whether the server's process runs."""
        return self._process is not None and self._process.poll() is None

    @property
    def fell(self) -> bool:
        """Whether the server should run and does not, without anybody at work on it."""
        return self._expected and not self.alive and not self._changing.locked()

    @property
    def settled(self) -> bool:
        """Whether the server's process runs and nobody is starting or stopping it."""
        return self.alive and not self._changing.locked()

    async def start(self) -> None:
        """Start and wait until clients are served; raises StartError with the log's last lines."""
        async with self._changing:
            self._expected = True
            with ExitStack() as undo:
                undo.callback(self._abandon)
                await self._start()
                undo.pop_all()

    async def stop(self) -> None:
        """Shut the server down cleanly; kill it if it takes longer than STOP_SECONDS."""
        async with self._changing:
            self._expected = False
            await self._stop()

    def kill(self) -> None:
        """End the server as a crash would (SIGKILL)."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    async def run(self, command: list[str], *, failure: str) -> None:
        """Run a helper program of the server to its end; raises StartError saying `failure`."""
        process = self._spawn(command)
        try:
            await until(lambda: process.poll() is not None, seconds=READY_SECONDS)
        finally:
            process.kill()
            self._collect(process)
        if process.returncode != 0:
            raise StartError(f"{failure}: {self.log_tail()}")

    def log_tail(self) -> str:
        """The last lines of the server's log as one line, with the log's path."""
        lines = self.log.read_text(errors="replace")[-2000:].splitlines()[-3:]
        return f"{' | '.join(line.strip() for line in lines)} (log: {self.log})"

    def may_try_again(self) -> bool:
        """Whether the reason of an early end is one that passes by itself."""
        return False

    async def _start(self) -> None:
        await orphans.end_recorded(self._record, self.stop_signal)
        self._rotate_log()
        ensure_runtime_dir(self.place.runtime, self.place.data)
        with announced(self.place.progress, f"Preparing {self.title} for the first time"):
            await self.prepare()
        with announced(self.place.progress, f"Starting {self.title}"):
            await self._launch_until_ready()

    async def _stop(self) -> None:
        process = self._process
        if process is None:
            return
        process.send_signal(self.stop_signal)
        with announced(self.place.progress, f"Stopping {self.title}"):
            ended = await until(lambda: process.poll() is not None, seconds=STOP_SECONDS)
        if not ended:
            process.kill()
        self._collect(process)

    async def _launch_until_ready(self) -> None:
        deadline = asyncio.get_running_loop().time() + READY_SECONDS
        self._launch()
        while not await self.is_ready():
            if not self.alive:
                self._relaunch_or_fail()
            if asyncio.get_running_loop().time() > deadline:
                raise StartError(f"{self.title} does not become ready: {self.log_tail()}")
            await asyncio.sleep(POLL)

    def _relaunch_or_fail(self) -> None:
        if not self.may_try_again():
            raise StartError(f"{self.title} did not start: {self.log_tail()}")
        self._launch()

    def _abandon(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._collect(self._process)

    def _launch(self) -> None:
        if self._process is not None:
            self._collect(self._process)
        self._process = self._spawn(self.command())
        orphans.record(self._record, self._process.pid, self.mark)

    def _spawn(self, command: list[str]) -> subprocess.Popen[bytes]:
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
        self.place.guard.watch(process.pid, self.stop_signal)
        return process

    def _collect(self, process: subprocess.Popen[bytes]) -> None:
        process.wait()
        self.place.guard.forget(process.pid)
        if process is self._process:
            self._process = None
            self._record.unlink(missing_ok=True)

    def _rotate_log(self) -> None:
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".old.log"))

    @property
    def _record(self) -> Path:
        return self.place.data / f"{self.name}.pid"

"""`python -m NAME` from a process that has done the imports already: a start costs no seconds.

Everything after the imports is what an operator's start does: settings from its own environment,
its own loop, signals, exit status. tests/e2e/test_start.py starts from nothing.
"""

import asyncio
import os
import runpy
import signal
import sys
from collections.abc import Mapping
from multiprocessing import get_context
from pathlib import Path

_context = get_context("forkserver")
_context.set_forkserver_preload(
    [
        "worker.app",
        "worker.dead",
        "worker.replay",
        "bot.app",
        "scheduler.app",
        "api.app",
        "api.keys",
        "playground.server",
        "standalone.app",
    ]
)


class Forked:
    """A module that runs as a program; what it prints goes to files."""

    def __init__(
        self,
        module: str,
        *arguments: str,
        environment: Mapping[str, str],
        out: Path,
        err: Path | None = None,
        folder: Path | None = None,
    ) -> None:
        """Start it in `folder`, with `environment` alone; both outputs go to `out` unless `err`
        is told."""
        given = (module, arguments, dict(environment), out, err or out, folder or Path.cwd())
        self._process = _context.Process(target=_run, args=given, daemon=True)
        self._process.start()

    @property
    def returncode(self) -> int | None:
        """The exit status, or minus the signal's number; None while it runs."""
        return self._process.exitcode

    def send_signal(self, number: signal.Signals) -> None:
        if self._process.is_alive() and self._process.pid is not None:
            os.kill(self._process.pid, number)

    def kill(self) -> None:
        self._process.kill()

    async def wait(self) -> int:
        """The exit status, once it has ended."""
        loop, ended = asyncio.get_running_loop(), asyncio.Event()
        loop.add_reader(self._process.sentinel, ended.set)
        try:
            await ended.wait()
        finally:
            loop.remove_reader(self._process.sentinel)
        self._process.join()
        assert self._process.exitcode is not None
        return self._process.exitcode


def _run(
    module: str,
    arguments: tuple[str, ...],
    environment: dict[str, str],
    out: Path,
    err: Path,
    folder: Path,
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for path, stream in ((out, sys.stdout), (err, sys.stderr)):
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(number, stream.fileno())
        os.close(number)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


async def printed(
    module: str,
    *arguments: str,
    environment: Mapping[str, str],
    folder: Path,
) -> tuple[int, str, str]:
    """Run a program to its end: exit status, stdout, stderr."""
    out, err = folder / "stdout", folder / "stderr"
    for path in (out, err):
        path.write_text("")
    program = Forked(module, *arguments, environment=environment, out=out, err=err, folder=folder)
    status = await program.wait()
    return status, out.read_text(), err.read_text()

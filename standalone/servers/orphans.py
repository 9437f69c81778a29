"""Servers that an earlier, killed run left behind: found by their records, ended before a start."""

import signal
import subprocess
from pathlib import Path

from standalone.servers.errors import StartError
from standalone.servers.waiting import until
from standalone.servers.watcher import is_running, send


def record(path: Path, pid: int, mark: str) -> None:
    """Note that `pid`, whose command line contains `mark`, serves this data folder."""
    path.write_text(f"{pid}\n{mark}\n")


async def end_recorded(path: Path, stop_signal: int) -> None:
    """End the server recorded in `path` if it still runs."""
    if (pid := _recorded(path)) is None:
        return
    for number, seconds in ((stop_signal, 10.0), (signal.SIGKILL, 5.0)):
        send(pid, number)
        if await until(lambda: not is_running(pid), seconds=seconds):
            return
    raise StartError(f"process {pid} of an earlier run does not end; stop it and start again")


def _recorded(path: Path) -> int | None:
    try:
        pid, mark = path.read_text().splitlines()
    except (FileNotFoundError, ValueError):
        return None
    number = int(pid)
    return number if is_running(number) and mark in command_line(number) else None


def command_line(pid: int) -> str:
    """The command line of process `pid`, empty when there is none."""
    try:
        return (
            Path(f"/proc/{pid}/cmdline")
            .read_bytes()
            .replace(b"\0", b" ")
            .decode("utf-8", "replace")
        )
    except OSError:
        if Path("/proc/self").exists():
            return ""
    command = ["ps", "-ww", "-o", "command=", "-p", str(pid)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout

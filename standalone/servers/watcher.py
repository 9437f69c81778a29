"""A tiny process that outlives its parent just long enough to end the parent's servers.

Run as `python -I -S watcher.py RUNTIME_DIR`. Its standard input is a pipe whose other end only the
parent holds: `+PID SIGNAL` and `-PID` lines say what to watch, end of file says that the parent is
gone, however it went. Standard library only; works wherever pipes do.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

STOP_TIMEOUT_SECONDS = 10.0
"""Seconds that servers get to shut down before they are killed."""


def main() -> None:
    """Wait for the parent's end, then end what it left and remove its runtime folder."""
    watched = _read_orders(sys.stdin)
    for server, number in watched.items():
        _signal(server, number)
    deadline = time.monotonic() + STOP_TIMEOUT_SECONDS
    while any(map(_still_runs, watched)) and time.monotonic() < deadline:
        time.sleep(0.02)
    for server in watched:
        _signal(server, signal.SIGKILL)
    shutil.rmtree(sys.argv[1], ignore_errors=True)


def _read_orders(lines: Iterable[str]) -> dict[tuple[int, str], int]:
    """The signal of each watched process, by its id and the moment it started."""
    watched: dict[tuple[int, str], int] = {}
    for line in lines:
        order, *number = line[1:].split()
        pid = int(order)
        watched = {server: given for server, given in watched.items() if server[0] != pid}
        if line.startswith("+"):
            watched[pid, read_start(pid)] = int(number[0])
    return watched


def _signal(server: tuple[int, str], number: int) -> None:
    if _still_runs(server):
        send_signal(server[0], number)


def _still_runs(server: tuple[int, str]) -> bool:
    """Whether it is that very process: a number that became free is given to others."""
    pid, started = server
    return is_process_running(pid) and read_start(pid) == started


def read_start(pid: int) -> str:
    """When process `pid` started, as a text that no other process of this number has.

    Empty when there is no such process.
    """
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        status = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        if Path("/proc/self").exists():
            return ""
        command = ["ps", "-o", "lstart=", "-p", str(pid)]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return f"{boot} {status[19]}"


def send_signal(pid: int, number: int) -> None:
    """Send signal `number` to `pid`, if it is still there."""
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def is_process_running(pid: int) -> bool:
    """Whether process `pid` exists and is more than a zombie that nobody collected yet."""
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (ProcessLookupError, PermissionError):
        return False
    except FileNotFoundError:
        return not Path("/proc/self").exists()
    return state != "Z"


if __name__ == "__main__":
    main()

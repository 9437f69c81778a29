"""A tiny process that outlives its parent just long enough to end the parent's servers.

Run as `python -I -S watcher.py RUNTIME_DIR`. Its standard input is a pipe whose other end only the
parent holds: `+PID SIGNAL` and `-PID` lines say what to watch, end of file says that the parent is
gone, however it went. Standard library only; works wherever pipes do.
"""

import os
import shutil
import signal
import sys
import time
from collections.abc import Iterable
from pathlib import Path

PATIENCE = 10.0
"""Seconds that servers get to shut down before they are killed."""


def main() -> None:
    """Wait for the parent's end, then end what it left and remove its runtime folder."""
    watched = _read_orders(sys.stdin)
    for pid, number in watched.items():
        send(pid, number)
    deadline = time.monotonic() + PATIENCE
    while any(map(is_running, watched)) and time.monotonic() < deadline:
        time.sleep(0.02)
    for pid in filter(is_running, watched):
        send(pid, signal.SIGKILL)
    shutil.rmtree(sys.argv[1], ignore_errors=True)


def _read_orders(lines: Iterable[str]) -> dict[int, int]:
    watched: dict[int, int] = {}
    for line in lines:
        order, *number = line[1:].split()
        if line.startswith("+"):
            watched[int(order)] = int(number[0])
        else:
            watched.pop(int(order), None)
    return watched


def send(pid: int, number: int) -> None:
    """Send signal `number` to `pid`, if it is still there."""
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def is_running(pid: int) -> bool:
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

"""The parent's side of the watcher: tells it which servers to end should this process vanish."""

import subprocess
import sys
from pathlib import Path

from standalone.servers import watcher


class WatcherClient:
    """Keeps one watcher process informed; `close` ends the watcher and removes the runtime folder.

    The kernel's parent-death signal would do on Linux alone, follows the spawning thread rather
    than the process, and needs code between fork and exec; a pipe has none of these troubles.
    """

    def __init__(self, runtime: Path) -> None:
        self._runtime = runtime
        self._watched: dict[int, int] = {}
        self._process = self._launch_watcher()

    def watch_process(self, pid: int, signal_number: int) -> None:
        """End `pid` with `signal_number` if this process dies."""
        self._watched[pid] = signal_number
        self._send_order(f"+{pid} {signal_number}\n")

    def forget_process(self, pid: int) -> None:
        """`pid` has ended and its number may be given to someone else."""
        if self._watched.pop(pid, None) is not None:
            self._send_order(f"-{pid}\n")

    def ensure_running(self) -> None:
        """Start the watcher anew if somebody ended it."""
        if self._process.poll() is None:
            return
        self._end_watcher()
        self._process = self._launch_watcher()
        for pid, number in self._watched.items():
            self._write_order(f"+{pid} {number}\n")

    def close(self) -> None:
        """End the watcher; servers still watched are ended by it."""
        self._end_watcher()

    def _send_order(self, order: str) -> None:
        try:
            self._write_order(order)
        except BrokenPipeError:
            self._process.wait()
            self.ensure_running()

    def _write_order(self, order: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(order.encode())

    def _end_watcher(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def _launch_watcher(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-I", "-S", watcher.__file__, str(self._runtime)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            cwd="/",
            start_new_session=True,
        )

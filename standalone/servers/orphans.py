"""Servers that an earlier, killed run left behind: found by their records, ended before a start.

A process id alone says little: the folder may be a copy whose original runs, and the number may
belong to another process by now. A record therefore names the folder it was written in and the
moment at which the process started.
"""

import json
import os
import signal
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

from standalone.servers.errors import StartError
from standalone.servers.identity import FolderIdentity, identify_folder
from standalone.servers.waiting import wait_until
from standalone.servers.watcher import is_process_running, read_start, send_signal


@dataclass(slots=True, frozen=True)
class ServerRecord:
    """A server's process: `started` as `read_start` tells it, `mark` a part of its command line."""

    pid: int
    started: str
    mark: str
    folder: FolderIdentity

    def is_running(self) -> bool:
        """Whether that very process still runs, not another one of the same number."""
        return is_process_running(self.pid) and read_start(self.pid) == self.started


def record_process(path: Path, pid: int, mark: str) -> None:
    """Note that `pid`, whose command line contains `mark`, serves the folder of `path`."""
    noted = ServerRecord(pid, read_start(pid), mark, identify_folder(path.parent))
    path.write_text(json.dumps(asdict(noted)))


async def stop_recorded_process(path: Path, stop_signal: int) -> None:
    """End the server recorded in `path` if it still runs and serves the folder of `path`."""
    server = _read_record(path)
    if server is None or not server.folder.is_same(identify_folder(path.parent)):
        return
    if not server.is_running() or server.mark not in read_command_line(server.pid):
        return
    for number, seconds in ((stop_signal, 10.0), (signal.SIGKILL, 5.0)):
        send_signal(server.pid, number)
        if await wait_until(lambda: not server.is_running(), seconds=seconds):
            return
    raise StartError(
        f"process {server.pid} of an earlier run does not end; stop it and start again"
    )


def _read_record(path: Path) -> ServerRecord | None:
    """None also for the two plain lines of earlier versions, which do not tell copies apart."""
    try:
        noted = json.loads(path.read_text())
        return ServerRecord(**noted | {"folder": FolderIdentity(**noted["folder"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def works_in(pid: int, folder: Path) -> bool:
    """Whether process `pid` has `folder` as its working directory.

    Where the system does not tell that, its command line must name the folder.
    """
    try:
        return os.path.samestat(Path(f"/proc/{pid}/cwd").stat(), folder.stat())
    except OSError:
        return str(folder) in read_command_line(pid)


def read_command_line(pid: int) -> str:
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

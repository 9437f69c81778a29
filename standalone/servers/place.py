"""Folders of one set of embedded servers: durable data, logs, and short-lived sockets."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from standalone.servers.errors import StartError
from standalone.servers.guard import Guard

Progress = Callable[[str], None]
MEGABYTE = 1 << 20
LONGEST_SOCKET_FOLDER = 70
"""Unix socket paths end at 104 bytes on macOS, 108 on Linux; the rest is for the names below."""


@dataclass(slots=True, frozen=True, kw_only=True)
class Place:
    """What every server needs to know about where it runs."""

    data: Path
    logs: Path
    runtime: Path
    guard: Guard
    progress: Progress
    durable: bool


def open_data_dir(data_dir: Path, *, min_free: int) -> Path:
    """Make `data_dir` if needed and return it resolved; `min_free` (bytes) is for a new one."""
    path = data_dir.resolve()
    try:
        # Root's PostgreSQL runs as somebody else, who has to walk through this folder.
        path.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, parents=True, exist_ok=True)
        (path / "logs").mkdir(mode=0o700, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            pass
    except OSError as error:
        raise StartError(
            f"cannot write to the data folder {path}: {error.strerror}; set DATA_DIR to another"
        ) from error
    _check_room(path, min_free if not (path / "postgres").exists() else min_free // 10)
    return path


def _check_room(path: Path, needed: int) -> None:
    free = shutil.disk_usage(path).free
    if free < needed:
        raise StartError(
            f"only {free // MEGABYTE} MB free under {path}, {needed // MEGABYTE} MB needed; "
            "make room or set DATA_DIR to another disk"
        )


def lock_data_dir(path: Path) -> int:
    """Take the lock of the data folder for this process; returns the descriptor that holds it."""
    descriptor = os.open(path / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.read(descriptor, 32).decode().strip() or "unknown"
        os.close(descriptor)
        raise StartError(
            f"the data folder {path} is already in use by process {holder}; "
            "stop it or set another DATA_DIR"
        ) from None
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
    return descriptor


def make_runtime_dir(data: Path) -> Path:
    """A new short folder for sockets, also found as `runtime` in the data folder.

    The watcher removes it when this process is gone; one that outlived its watcher goes here.
    """
    link = data / "runtime"
    if link.is_symlink():
        shutil.rmtree(link.resolve(), ignore_errors=True)
        link.unlink()
    parent = Path(tempfile.gettempdir())
    if len(os.fsencode(parent)) > LONGEST_SOCKET_FOLDER - len("/uspevai-12345678"):
        parent = Path("/tmp")  # noqa: S108 - mkdtemp makes a private, unguessable folder
    runtime = Path(tempfile.mkdtemp(prefix="uspevai-", dir=parent))
    if os.geteuid() == 0:
        runtime.chmod(0o711)
    link.symlink_to(runtime)
    return runtime

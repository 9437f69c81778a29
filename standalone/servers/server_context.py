"""The data folder of one set of embedded servers: opened, checked, and locked."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from standalone.servers.errors import StartError
from standalone.servers.watcher_client import WatcherClient

ProgressCallback = Callable[[str], None]
MEGABYTE = 1 << 20


@dataclass(slots=True, frozen=True, kw_only=True)
class ServerContext:
    """What every server needs to know about where it runs."""

    data: Path
    logs: Path
    runtime: Path
    watcher: WatcherClient
    progress: ProgressCallback
    durable: bool


def make_data_dir(data_dir: Path) -> Path:
    """Make `data_dir` and the folders on the way to it, whatever the umask is; returns it resolved.

    Root's PostgreSQL runs as somebody else, who has to walk through them.
    """
    path = data_dir.resolve()
    try:
        for folder in reversed([path, *path.parents]):
            if not folder.exists():
                folder.mkdir(mode=0o700, exist_ok=True)
                folder.chmod(0o711 if os.geteuid() == 0 else 0o700)
    except OSError as error:
        raise _unusable(path, error) from error
    return path


def open_data_dir(data_dir: Path, *, min_free: int) -> Path:
    """Make `data_dir` if needed and return it resolved; `min_free` (bytes) is for a new one."""
    path = make_data_dir(data_dir)
    try:
        (path / "logs").mkdir(mode=0o700, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            pass
    except OSError as error:
        raise _unusable(path, error) from error
    _check_free_space(path, min_free if not (path / "postgres").exists() else min_free // 10)
    return path


def _unusable(path: Path, error: OSError) -> StartError:
    return StartError(
        f"cannot write to the data folder {path}: {error.strerror}; set DATA_DIR to another"
    )


def _check_free_space(path: Path, needed: int) -> None:
    free = shutil.disk_usage(path).free
    if free < needed:
        raise StartError(
            f"only {free // MEGABYTE} MB free under {path}, {needed // MEGABYTE} MB needed; "
            "make room or set DATA_DIR to another disk"
        )


def check_not_in_use(data_dir: Path) -> None:
    """Raise StartError if another process works on `data_dir`: told before a taken port is."""
    path = data_dir.resolve()
    if (path / "lock").exists():
        os.close(lock_data_dir(path))


def lock_data_dir(path: Path) -> int:
    """Take the lock of the data folder for this process; returns the descriptor that holds it."""
    try:
        descriptor = os.open(path / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise _unusable(path, error) from error
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

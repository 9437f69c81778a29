"""Files and locks: replacing one whole, listing segments, one writer at a time."""

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

from core.kit.log.errors import InvalidTopic

_NAME_PATTERN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")
_SEGMENT_PATTERN = re.compile(r"(\d{20})\.seg")


def validate_topic(name: str) -> str:
    """`name` if it can be a topic's or a group's, else `InvalidTopic`."""
    if not isinstance(name, str) or not _NAME_PATTERN.fullmatch(name):
        raise InvalidTopic(name)
    return name


def build_segment_path(folder: Path, base: int) -> Path:
    """The file of the records from offset `base` on."""
    return folder / f"{base:020d}.seg"


def build_index_path(folder: Path, base: int) -> Path:
    """The sparse index of that file."""
    return folder / f"{base:020d}.idx"


def list_segment_bases(folder: Path) -> list[int]:
    """The first offsets of a topic's segments, ascending."""
    matches = map(_SEGMENT_PATTERN.fullmatch, os.listdir(folder))
    return sorted(int(match[1]) for match in matches if match)


def sync_folder(folder: Path) -> None:
    """Make creations, renames and deletions in `folder` durable."""
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file: whoever looks, at any moment and after any crash, sees the old or the new."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


class FileLock:
    """An advisory lock on a file between processes and threads, freed by any death."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._threads = Lock()

    @contextmanager
    def hold_lock(self) -> Iterator[None]:
        """Wait for the lock and hold it."""
        with self._threads:
            fcntl.flock(self.fd, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.flock(self.fd, fcntl.LOCK_UN)

    def try_acquire(self) -> bool:
        """Take the lock until `close` if nobody has it."""
        try:
            fcntl.flock(self.fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def close(self) -> None:
        """Free the lock and close its file."""
        os.close(self.fd)

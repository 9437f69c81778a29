"""Appending to a topic, by one writer at a time among all threads and processes."""

import errno
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec
import structlog

from core.kit.clock import Clock
from core.kit.log import index
from core.kit.log.errors import DiskFull, LogFull
from core.kit.log.files import FileLock, index_path, segment_bases, segment_path, sync_folder
from core.kit.log.offsets import lowest_committed
from core.kit.log.records import count_to_end, offset_at, pack
from core.kit.log.retention import Retention
from core.kit.log.syncing import FsyncPolicy, Syncer

log = structlog.get_logger(__name__)
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_BASE_BYTES = 8


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a topic is kept; sizes in bytes, times in seconds, None means no limit.

    `fsync`: after each record ("always"), after each call ("batch"), at the latest so many seconds
    after a write (a number), or when the system likes ("never"). `size_bytes` refuses what does not
    fit; `retention_bytes` and `retention_seconds` delete the oldest segments.
    """

    fsync: FsyncPolicy = "batch"
    segment_bytes: int = 64 * 1024 * 1024
    size_bytes: int | None = None
    retention_bytes: int | None = None
    retention_seconds: float | None = None
    max_record_bytes: int = 16 * 1024 * 1024

    def segment_limit(self) -> int:
        """Where a segment ends; a bounded topic has eight or more, so that room comes in pieces."""
        if self.size_bytes is None:
            return self.segment_bytes
        return max(1, min(self.segment_bytes, self.size_bytes // 8))


class TopicWriter:
    """The writing end of one topic.

    The lock's file holds the base of the newest segment, so that a writer notices with one small
    read that another one began a new segment.
    """

    def __init__(self, folder: Path, settings: Settings, clock: Clock) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._settings, self._clock = folder, settings, clock
        self._lock = FileLock(folder / "lock")
        self._retention = Retention(folder, settings.retention_bytes, settings.retention_seconds)
        self._syncer = Syncer(settings.fsync)
        self._base: int | None = None
        self._fd = -1
        self._first = self._end = self._next = self._indexed = self._older_bytes = 0

    def append(self, payloads: Sequence[bytes]) -> range:
        """Append records in one write; gives their offsets. Without room `DiskFull`, `LogFull`."""
        with self._lock.held():
            self._catch_up()
            self._first = self._next
            if self._settings.fsync == "always":
                for payload in payloads:
                    self._append([payload])
            elif payloads:
                self._append(payloads)
            return range(self._first, self._next)

    def trim(self) -> None:
        """Delete the segments that every consumer group has read and committed."""
        with self._lock.held():
            self._catch_up()
            self._trim()

    def enforce_retention(self) -> None:
        """Delete the segments that are too old or too many, the newest excepted."""
        with self._lock.held():
            self._catch_up()
            self._retention.enforce(self._timestamp())

    def sync(self) -> None:
        """Put everything appended so far on the disk."""
        with self._lock.held():
            self._syncer.sync_now(self._fd)

    def close(self) -> None:
        """Put everything on the disk and close the files."""
        with self._lock.held():
            self._close_segment()
        self._lock.close()

    def _append(self, payloads: Sequence[bytes]) -> None:
        packed = pack(payloads, self._next, self._timestamp())
        self._make_room(len(packed))
        if self._end and self._end + len(packed) > self._settings.segment_limit():
            self._roll()
        self._write(packed, len(payloads))
        self._syncer.wrote(self._fd)

    def _timestamp(self) -> int:
        return int(self._clock.now().timestamp() * 1_000_000)

    def _catch_up(self) -> None:
        announced = os.pread(self._lock.fd, _BASE_BYTES, 0)
        if self._base is None or announced != self._base.to_bytes(_BASE_BYTES, "little"):
            self._open_newest()
        elif os.fstat(self._fd).st_size != self._end:
            self._recover()

    def _open_newest(self) -> None:
        bases = segment_bases(self._folder) or [0]
        self._open(bases[-1])
        self._announce(bases[-1])
        self._older_bytes = self._measure_older()
        index.cut(index_path(self._folder, bases[-1]), os.fstat(self._fd).st_size)
        self._start_from_index(bases[-1])
        self._recover()

    def _start_from_index(self, base: int) -> None:
        self._end, self._next = 0, base
        for offset, position in reversed(index.entries(index_path(self._folder, base))):
            if offset_at(self._tail(position), 0) == offset:
                self._end, self._next = position, offset
                return

    def _recover(self) -> None:
        tail = self._tail(self._end)
        whole, self._next = count_to_end(tail, 0, self._next)
        self._end += whole
        self._indexed = min(self._indexed, self._end)
        if whole < len(tail):
            os.ftruncate(self._fd, self._end)
            log.warning(
                "torn tail cut off",
                path=str(segment_path(self._folder, self._base or 0)),
                position=self._end,
                torn_bytes=len(tail) - whole,
            )

    def _tail(self, position: int) -> bytes:
        return os.pread(self._fd, max(0, os.fstat(self._fd).st_size - position), position)

    def _write(self, packed: bytearray, count: int) -> None:
        first, start, written = self._next, self._end, 0
        try:
            with memoryview(packed) as rest:
                while written < len(packed):
                    written += os.pwrite(self._fd, rest[written:], start + written)
        except OSError as error:
            self._recover()
            if error.errno not in _NO_ROOM:
                raise
            raise self._disk_full(error) from error
        self._end, self._next = start + len(packed), first + count
        if start - self._indexed >= index.INDEX_BYTES:
            index.append(index_path(self._folder, self._base or 0), first, start)
            self._indexed = start

    def _disk_full(self, error: OSError) -> DiskFull:
        appended = range(self._first, self._next)
        return DiskFull(f"no room for {self._folder}: {error.strerror}", appended)

    def _make_room(self, needed: int) -> None:
        limit = self._settings.size_bytes
        if limit is None or self._older_bytes + self._end + needed <= limit:
            return
        self._trim()
        self._older_bytes = self._measure_older()
        if self._older_bytes + self._end + needed > limit:
            message = f"{self._folder} holds its {limit} bytes and consumers have not caught up"
            raise LogFull(message, range(self._first, self._next))

    def _measure_older(self) -> int:
        older = segment_bases(self._folder)[:-1]
        return sum(segment_path(self._folder, base).stat().st_size for base in older)

    def _trim(self) -> None:
        read_by_all = lowest_committed(self._folder)
        if read_by_all is None:
            return
        if read_by_all >= self._next and self._end:
            self._roll()
        self._retention.delete_before(read_by_all)

    def _roll(self) -> None:
        self._announce(self._next)
        self._open(self._next)
        self._older_bytes = self._measure_older()
        self._retention.enforce(self._timestamp())

    def _announce(self, base: int) -> None:
        os.pwrite(self._lock.fd, base.to_bytes(_BASE_BYTES, "little"), 0)

    def _open(self, base: int) -> None:
        self._close_segment()
        path = segment_path(self._folder, base)
        try:
            self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            if error.errno not in _NO_ROOM:
                raise
            raise self._disk_full(error) from error
        self._base, self._next, self._end, self._indexed = base, base, 0, 0
        if self._settings.fsync != "never":
            sync_folder(self._folder)

    def _close_segment(self) -> None:
        self._base = None
        if self._fd >= 0:
            self._syncer.leave(self._fd)
            os.close(self._fd)
            self._fd = -1

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
from core.kit.log.files import (
    FileLock,
    build_index_path,
    build_segment_path,
    list_segment_bases,
    sync_folder,
)
from core.kit.log.offsets import find_lowest_committed
from core.kit.log.records import pack_records, read_offset_at, scan_to_end
from core.kit.log.retention import SegmentRetention
from core.kit.log.syncing import FileSyncer, FsyncPolicy

log = structlog.get_logger(__name__)
_OUT_OF_SPACE_ERRORS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_BASE_BYTES = 8


class TopicSettings(msgspec.Struct, frozen=True, kw_only=True):
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

    def calculate_segment_limit(self) -> int:
        """Where a segment ends; a bounded topic has eight or more, so that room comes in pieces."""
        if self.size_bytes is None:
            return self.segment_bytes
        return max(1, min(self.segment_bytes, self.size_bytes // 8))


class TopicWriter:
    """The writing end of one topic.

    The lock's file holds the base of the newest segment, so that a writer notices with one small
    read that another one began a new segment.
    """

    def __init__(self, folder: Path, settings: TopicSettings, clock: Clock) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._settings, self._clock = folder, settings, clock
        self._lock = FileLock(folder / "lock")
        self._retention = SegmentRetention(
            folder, settings.retention_bytes, settings.retention_seconds
        )
        self._syncer = FileSyncer(settings.fsync)
        self._base: int | None = None
        self._fd = -1
        self._first = self._end = self._next = self._indexed = self._older_bytes = 0

    def append_payloads(self, payloads: Sequence[bytes]) -> range:
        """Append records in one write; gives their offsets. Without room `DiskFull`, `LogFull`."""
        with self._lock.hold_lock():
            self._sync_with_disk()
            self._first = self._next
            if self._settings.fsync == "always":
                for payload in payloads:
                    self._append_records([payload])
            elif payloads:
                self._append_records(payloads)
            return range(self._first, self._next)

    def trim_consumed(self) -> None:
        """Delete the segments that every consumer group has read and committed."""
        with self._lock.hold_lock():
            self._sync_with_disk()
            self._delete_consumed_segments()

    def enforce_retention(self) -> None:
        """Delete the segments that are too old or too many, the newest excepted."""
        with self._lock.hold_lock():
            self._sync_with_disk()
            self._retention.enforce_bounds(self._get_timestamp())

    def sync(self) -> None:
        """Put everything appended so far on the disk."""
        with self._lock.hold_lock():
            self._syncer.sync_now(self._fd)

    def close(self) -> None:
        """Put everything on the disk and close the files."""
        with self._lock.hold_lock():
            self._close_segment()
        self._lock.close()

    def _append_records(self, payloads: Sequence[bytes]) -> None:
        packed = pack_records(payloads, self._next, self._get_timestamp())
        self._free_space(len(packed))
        if self._end and self._end + len(packed) > self._settings.calculate_segment_limit():
            self._roll_segment()
        self._write_packed(packed, len(payloads))
        self._syncer.sync_after_write(self._fd)

    def _get_timestamp(self) -> int:
        return int(self._clock.now().timestamp() * 1_000_000)

    def _sync_with_disk(self) -> None:
        announced = os.pread(self._lock.fd, _BASE_BYTES, 0)
        if self._base is None or announced != self._base.to_bytes(_BASE_BYTES, "little"):
            self._open_newest()
        elif os.fstat(self._fd).st_size != self._end:
            self._recover_tail()

    def _open_newest(self) -> None:
        bases = list_segment_bases(self._folder) or [0]
        self._open_segment(bases[-1])
        self._announce_segment(bases[-1])
        self._older_bytes = self._measure_older_segments()
        index.truncate_index(build_index_path(self._folder, bases[-1]), os.fstat(self._fd).st_size)
        self._start_from_index(bases[-1])
        self._recover_tail()

    def _start_from_index(self, base: int) -> None:
        self._end, self._next = 0, base
        for offset, position in reversed(index.read_entries(build_index_path(self._folder, base))):
            if read_offset_at(self._read_tail(position), 0) == offset:
                self._end, self._next = position, offset
                return

    def _recover_tail(self) -> None:
        tail = self._read_tail(self._end)
        whole, self._next = scan_to_end(tail, 0, self._next)
        self._end += whole
        self._indexed = min(self._indexed, self._end)
        if whole < len(tail):
            os.ftruncate(self._fd, self._end)
            log.warning(
                "torn tail cut off",
                path=str(build_segment_path(self._folder, self._base or 0)),
                position=self._end,
                torn_bytes=len(tail) - whole,
            )

    def _read_tail(self, position: int) -> bytes:
        return os.pread(self._fd, max(0, os.fstat(self._fd).st_size - position), position)

    def _write_packed(self, packed: bytearray, count: int) -> None:
        first, start, written = self._next, self._end, 0
        try:
            with memoryview(packed) as rest:
                while written < len(packed):
                    written += os.pwrite(self._fd, rest[written:], start + written)
        except OSError as error:
            self._recover_tail()
            if error.errno not in _OUT_OF_SPACE_ERRORS:
                raise
            raise self._build_disk_full_error(error) from error
        self._end, self._next = start + len(packed), first + count
        if start - self._indexed >= index.INDEX_BYTES:
            index.append_entry(build_index_path(self._folder, self._base or 0), first, start)
            self._indexed = start

    def _build_disk_full_error(self, error: OSError) -> DiskFull:
        appended = range(self._first, self._next)
        return DiskFull(f"no room for {self._folder}: {error.strerror}", appended)

    def _free_space(self, needed: int) -> None:
        limit = self._settings.size_bytes
        if limit is None or self._older_bytes + self._end + needed <= limit:
            return
        self._delete_consumed_segments()
        self._older_bytes = self._measure_older_segments()
        if self._older_bytes + self._end + needed > limit:
            message = f"{self._folder} holds its {limit} bytes and consumers have not caught up"
            raise LogFull(message, range(self._first, self._next))

    def _measure_older_segments(self) -> int:
        older = list_segment_bases(self._folder)[:-1]
        return sum(build_segment_path(self._folder, base).stat().st_size for base in older)

    def _delete_consumed_segments(self) -> None:
        read_by_all = find_lowest_committed(self._folder)
        if read_by_all is None:
            return
        if read_by_all >= self._next and self._end:
            self._roll_segment()
        self._retention.delete_before(read_by_all)

    def _roll_segment(self) -> None:
        self._announce_segment(self._next)
        self._open_segment(self._next)
        self._older_bytes = self._measure_older_segments()
        self._retention.enforce_bounds(self._get_timestamp())

    def _announce_segment(self, base: int) -> None:
        os.pwrite(self._lock.fd, base.to_bytes(_BASE_BYTES, "little"), 0)

    def _open_segment(self, base: int) -> None:
        self._close_segment()
        path = build_segment_path(self._folder, base)
        try:
            self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            if error.errno not in _OUT_OF_SPACE_ERRORS:
                raise
            raise self._build_disk_full_error(error) from error
        self._base, self._next, self._end, self._indexed = base, base, 0, 0
        if self._settings.fsync != "never":
            sync_folder(self._folder)

    def _close_segment(self) -> None:
        self._base = None
        if self._fd >= 0:
            self._syncer.sync_before_close(self._fd)
            os.close(self._fd)
            self._fd = -1

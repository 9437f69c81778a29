"""Reading a topic in order, while it is being written, trimmed or even damaged."""

import os
from pathlib import Path
from typing import Literal

import structlog

from core.kit.log import index
from core.kit.log.errors import CorruptRecord
from core.kit.log.files import FileLock, build_index_path, build_segment_path, list_segment_bases
from core.kit.log.records import (
    Record,
    find_next_record,
    read_offset_at,
    read_record_size,
    unpack_records,
)

log = structlog.get_logger(__name__)
OnCorrupt = Literal["raise", "skip"]
CHUNK_BYTES = 1024 * 1024


class TopicReader:
    """Yields the records of one topic from an offset on.

    Damaged bytes raise `CorruptRecord` each time they are met, or are logged and passed over with
    `on_corrupt="skip"`. Records deleted before they were read are passed over with a warning.
    """

    def __init__(self, folder: Path, offset: int, on_corrupt: OnCorrupt = "raise") -> None:
        self._folder, self._topic, self._on_corrupt = folder, folder.name, on_corrupt
        self.offset = offset
        self._base: int | None = None
        self._fd = -1
        self._position = 0
        self._data, self._data_at = b"", 0

    def read_records(self, limit: int) -> list[Record]:
        """Up to `limit` records; an empty list means that there are no more yet."""
        if self._base is None and not self._open_at_offset(self.offset):
            return []
        while True:
            records = self._take_loaded(limit)
            if records:
                self.offset = records[-1].offset + 1
                return records
            if not (self._load_chunk() or self._skip_damage() or self._open_next_segment()):
                return []

    def close(self) -> None:
        """Close the file."""
        if self._fd >= 0:
            os.close(self._fd)
        self._fd, self._base, self._data = -1, None, b""

    def _take_loaded(self, limit: int) -> list[Record]:
        begin = self._position - self._data_at
        records, end = unpack_records(self._topic, self._data, begin, limit, self.offset)
        self._position = self._data_at + end
        return records

    def _load_chunk(self) -> bool:
        """Read on from the position; false if there is no whole record."""
        data = os.pread(self._fd, CHUNK_BYTES, self._position)
        claimed = read_record_size(data, 0)
        if len(data) == CHUNK_BYTES < claimed:
            data = os.pread(self._fd, min(claimed, self._count_bytes_left()), self._position)
        self._data, self._data_at = data, self._position
        return read_offset_at(data, 0) is not None

    def _count_bytes_left(self) -> int:
        return max(0, os.fstat(self._fd).st_size - self._position)

    def _skip_damage(self) -> bool:
        """Find the next record behind bytes that are none; false if none are there."""
        if not self._count_bytes_left():
            return False
        lock = FileLock(self._folder / "lock")
        try:
            with lock.hold_lock():  # now no writer is in the middle of a record
                rest = os.pread(self._fd, self._count_bytes_left(), self._position)
                is_newest = self._base == list_segment_bases(self._folder)[-1]
        finally:
            lock.close()
        if read_offset_at(rest, 0) is not None:
            return True
        resumed = find_next_record(rest, 1, self.offset)
        if resumed is None and is_newest:
            return False
        self._report_damage(None if resumed is None else self._position + resumed)
        self._position += len(rest) if resumed is None else resumed
        return resumed is not None or self._open_next_segment()

    def _report_damage(self, resumes_at: int | None) -> None:
        path = build_segment_path(self._folder, self._base or 0)
        if self._on_corrupt == "raise":
            raise CorruptRecord(path, self._position, resumes_at)
        log.warning(
            "damaged records passed over",
            path=str(path),
            position=self._position,
            resumes_at=resumes_at,
            from_offset=self.offset,
        )

    def _open_next_segment(self) -> bool:
        following = [base for base in list_segment_bases(self._folder) if base > (self._base or 0)]
        if (
            not following or self._count_bytes_left()
        ):  # left: written after the last look, before the new file
            return bool(following) and self._load_chunk()
        if following[0] > self.offset:
            self._skip_to_offset(following[0])
        return self._open_segment(following[0], 0)

    def _open_at_offset(self, offset: int) -> bool:
        bases = list_segment_bases(self._folder)
        if not bases:
            return False
        base = max((base for base in bases if base <= offset), default=bases[0])
        if base > offset:
            self._skip_to_offset(base)
        indexed, position = index.find_floor_entry(
            build_index_path(self._folder, base), offset
        ) or (base, 0)
        if not self._open_segment(base, position):
            return False
        if position and not (
            self._count_bytes_left()
            and self._load_chunk()
            and read_offset_at(self._data, 0) == indexed
        ):
            self._position = self._data_at = 0
            self._data = b""
        return True

    def _skip_to_offset(self, offset: int) -> None:
        log.warning("records gone", topic=self._topic, first=self.offset, last=offset - 1)
        self.offset = offset

    def _open_segment(self, base: int, position: int) -> bool:
        self.close()
        try:
            self._fd = os.open(build_segment_path(self._folder, base), os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return False
        self._base, self._position = base, position
        self._data, self._data_at = b"", position
        return True

"""Deleting old segments whole, oldest first; the newest always stays."""

import os
from contextlib import suppress
from pathlib import Path

from core.kit.log.files import build_index_path, build_segment_path, list_segment_bases
from core.kit.log.records import HEADER_BYTES, read_timestamp


class SegmentRetention:
    """Bounds of one topic in bytes and seconds; None means no bound."""

    def __init__(self, folder: Path, size_bytes: int | None, seconds: float | None) -> None:
        self._folder, self._size_bytes, self._seconds = folder, size_bytes, seconds

    def enforce_bounds(self, now: int) -> None:
        """Delete what is beyond the bounds at `now` (microseconds since 1970)."""
        bases = list_segment_bases(self._folder)
        while len(bases) > 1 and (self._exceeds_size(bases) or self._exceeds_age(bases[1], now)):
            self._delete_segment(bases.pop(0))

    def delete_before(self, offset: int) -> None:
        """Delete the segments with no record from `offset` on."""
        bases = list_segment_bases(self._folder)
        while len(bases) > 1 and bases[1] <= offset:
            self._delete_segment(bases.pop(0))

    def _exceeds_size(self, bases: list[int]) -> bool:
        if self._size_bytes is None:
            return False
        sizes = (build_segment_path(self._folder, base).stat().st_size for base in bases)
        return sum(sizes) > self._size_bytes

    def _exceeds_age(self, following: int, now: int) -> bool:
        # A segment ended when the next one began.
        if self._seconds is None:
            return False
        with build_segment_path(self._folder, following).open("rb") as file:
            header = file.read(HEADER_BYTES)
        if len(header) < HEADER_BYTES:
            return False
        return read_timestamp(header) < now - self._seconds * 1_000_000

    def _delete_segment(self, base: int) -> None:
        with suppress(FileNotFoundError):
            os.unlink(build_index_path(self._folder, base))
        os.unlink(build_segment_path(self._folder, base))

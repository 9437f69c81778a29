"""Deleting old segments whole, oldest first; the newest always stays."""

import os
from contextlib import suppress
from pathlib import Path

from core.kit.log.files import index_path, segment_bases, segment_path
from core.kit.log.records import HEADER_BYTES, timestamp_at


class Retention:
    """Bounds of one topic in bytes and seconds; None means no bound."""

    def __init__(self, folder: Path, size_bytes: int | None, seconds: float | None) -> None:
        self._folder, self._size_bytes, self._seconds = folder, size_bytes, seconds

    def enforce(self, now: int) -> None:
        """Delete what is beyond the bounds at `now` (microseconds since 1970)."""
        bases = segment_bases(self._folder)
        while len(bases) > 1 and (self._too_large(bases) or self._too_old(bases[1], now)):
            self._delete(bases.pop(0))

    def delete_before(self, offset: int) -> None:
        """Delete the segments with no record from `offset` on."""
        bases = segment_bases(self._folder)
        while len(bases) > 1 and bases[1] <= offset:
            self._delete(bases.pop(0))

    def _too_large(self, bases: list[int]) -> bool:
        if self._size_bytes is None:
            return False
        sizes = (segment_path(self._folder, base).stat().st_size for base in bases)
        return sum(sizes) > self._size_bytes

    def _too_old(self, following: int, now: int) -> bool:
        # A segment ended when the next one began.
        if self._seconds is None:
            return False
        with segment_path(self._folder, following).open("rb") as file:
            header = file.read(HEADER_BYTES)
        if len(header) < HEADER_BYTES:
            return False
        return timestamp_at(header) < now - self._seconds * 1_000_000

    def _delete(self, base: int) -> None:
        with suppress(FileNotFoundError):
            os.unlink(index_path(self._folder, base))
        os.unlink(segment_path(self._folder, base))

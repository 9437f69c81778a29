"""The sparse index of a segment: where in the file some of the offsets are.

It only saves reading: an entry that does not lead to its record is ignored, a lost file is no loss.
"""

import os
from contextlib import suppress
from pathlib import Path
from struct import Struct

_ENTRY = Struct("<QQ")
INDEX_BYTES = 32 * 1024


def read_entries(path: Path) -> list[tuple[int, int]]:
    """(offset, position) pairs, both ascending; from the first that breaks the order, none."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return []
    found: list[tuple[int, int]] = []
    for offset, position in _ENTRY.iter_unpack(raw[: len(raw) - len(raw) % _ENTRY.size]):
        if found and (offset <= found[-1][0] or position <= found[-1][1]):
            break
        found.append((offset, position))
    return found


def find_floor_entry(path: Path, offset: int) -> tuple[int, int] | None:
    """The last entry at or before `offset`."""
    before = [entry for entry in read_entries(path) if entry[0] <= offset]
    return before[-1] if before else None


def append_entry(path: Path, offset: int, position: int) -> None:
    """Add an entry; on a full disk the index stays sparser."""
    with suppress(OSError), path.open("ab") as file:
        file.write(_ENTRY.pack(offset, position))


def truncate_index(path: Path, end: int) -> None:
    """Drop the entries that lead beyond byte `end` of the segment, or nowhere."""
    kept = [entry for entry in read_entries(path) if entry[1] < end]
    size = len(kept) * _ENTRY.size
    with suppress(FileNotFoundError):
        if path.stat().st_size != size:
            os.truncate(path, size)

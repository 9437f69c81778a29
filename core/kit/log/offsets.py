"""How far each consumer group has come: one small file a group, replaced whole."""

import os
from contextlib import suppress
from pathlib import Path

import msgspec

from core.kit.log.files import write_atomically

_SUFFIX = ".offset"


class _Committed(msgspec.Struct):
    next: int


def get_groups_folder(folder: Path) -> Path:
    """Where a topic keeps its groups' offsets."""
    return folder / "groups"


def read_offset(folder: Path, group: str) -> int | None:
    """The next offset `group` has to read, None if it never committed."""
    path = get_groups_folder(folder) / f"{group}{_SUFFIX}"
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Committed).next
    except FileNotFoundError:
        return None


def write_offset(folder: Path, group: str, offset: int) -> None:
    """Commit; on the disk when this returns. `OSError` leaves the old offset in force."""
    path = get_groups_folder(folder) / f"{group}{_SUFFIX}"
    write_atomically(path, msgspec.json.encode(_Committed(offset)))


def find_lowest_committed(folder: Path) -> int | None:
    """What every known group has read, None if there is no group yet."""
    names: list[str] = []
    with suppress(FileNotFoundError):
        names = os.listdir(get_groups_folder(folder))
    groups = [name.removesuffix(_SUFFIX) for name in names if _is_offset_file(name)]
    return min((read_offset(folder, group) or 0 for group in groups), default=None)


def _is_offset_file(name: str) -> bool:
    return name.endswith(_SUFFIX) and not name.startswith(".")

"""Keeps the data folder closed to other users of the machine, also one that was made open."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

PRIVATE_UMASK = 0o077
OTHERS = 0o077
KNOWN = frozenset(
    {"postgres", "postgres.new", "nats", "redis", "logs", "playground", "spool", "lock", "runtime"}
    | {"postgres.pid", "nats.pid", "redis.pid"}
)
"""What the product makes in a data folder. Anything else is the person's own, and left alone."""
KEEP_THEIR_OWN = frozenset({"postgres", "postgres.new", "runtime"})
"""PostgreSQL keeps its folder private itself, and refuses to start otherwise."""


def open_private(path: str, flags: int) -> int:
    """An opener for `open`: what it creates is readable by its owner alone."""
    return os.open(path, flags, 0o600)


def close_to_others(data: Path) -> None:
    """Take the rights of group and others from the data folder and from what is kept in it.

    The folder itself is changed only if nothing but the product's own is in it: DATA_DIR may be
    set to a folder that is shared for other reasons. Root's stays open for walking through, since
    PostgreSQL runs as another user then.
    """
    entries = {entry.name for entry in data.iterdir()}
    if entries <= KNOWN:
        _restrict_permissions(data, keep=0o011 if os.geteuid() == 0 else 0)
    for name in entries & KNOWN - KEEP_THEIR_OWN:
        for path in _list_tree(data / name):
            _restrict_permissions(path)


def _list_tree(top: Path) -> Iterator[Path]:
    yield top
    for folder, folders, files in os.walk(top):
        yield from (Path(folder, name) for name in (*folders, *files))


def _restrict_permissions(path: Path, *, keep: int = 0) -> None:
    """`keep` are bits of others that stay. Links and what belongs to somebody else are left."""
    status = path.lstat()
    mode = stat.S_IMODE(status.st_mode)
    wanted = mode & ~(OTHERS & ~keep)
    if stat.S_ISLNK(status.st_mode) or os.geteuid() not in (0, status.st_uid):
        return
    if mode != wanted:
        path.chmod(wanted)

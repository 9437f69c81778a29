"""Which folder a note was written in: a moved folder keeps its identity, a copy has its own."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(slots=True, frozen=True)
class FolderIdentity:
    """A folder by its inode; `path` is where it was when this was noted.

    A copy of the folder carries notes of the original: they name another inode.
    """

    path: str
    device: int
    inode: int

    def is_same(self, other: "FolderIdentity") -> bool:
        """Whether both are one folder, wherever it was then and is now."""
        return (self.device, self.inode) == (other.device, other.inode)

    def still_exists(self) -> bool:
        """Whether that folder is still at its path."""
        try:
            return self.is_same(identify_folder(Path(self.path)))
        except OSError:
            return False


def identify_folder(folder: Path) -> FolderIdentity:
    """The identity of `folder`. Raises OSError when it is not there."""
    status = folder.stat()
    return FolderIdentity(str(folder.resolve()), status.st_dev, status.st_ino)


def write_identity(path: Path, identity: FolderIdentity) -> None:
    """Note `identity` in the file `path`."""
    path.write_text(json.dumps(asdict(identity)))


def read_identity(path: Path) -> FolderIdentity | None:
    """What was noted in the file `path`; None when there is nothing to be read."""
    try:
        return FolderIdentity(**json.loads(path.read_text()))
    except (OSError, ValueError, TypeError):
        return None

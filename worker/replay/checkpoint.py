"""The file that remembers how far a replay came, and of which replay it is."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from core.kit.log import write_atomically
from worker.replay.arguments import ReplayOptions
from worker.replay.errors import ReplayError


class _SavedCheckpoint(msgspec.Struct):
    replay: str
    position: int


@dataclass(slots=True, frozen=True)
class ReplayCheckpoint:
    """The place of one replay; without a file it begins at the beginning and forgets."""

    path: Path | None
    replay: str

    @classmethod
    def for_options(cls, options: ReplayOptions) -> "ReplayCheckpoint":
        """The place of this selection: another one would pass events over that it never saw."""
        target = options.target if isinstance(options.target, Path) else ",".join(options.target)
        text = f"{options.source} to {target}, names {','.join(options.names)}"
        for word in ("since", "until", "again"):
            if value := getattr(options, word):
                text += f", {word} {value}"
        return cls(options.state, text)

    def read_position(self) -> int:
        """The position to go on behind. Raises ReplayError if the file is of something else."""
        if self.path is None or not self.path.exists():
            return 0
        try:
            note = msgspec.json.decode(self.path.read_bytes(), type=_SavedCheckpoint)
        except msgspec.DecodeError:
            raise ReplayError(f"{self.path} is no state of a replay; take another file") from None
        if note.replay != self.replay:
            raise ReplayError(
                f"{self.path} remembers another replay ({note.replay}); take another file"
            )
        return note.position

    def write_position(self, position: int) -> None:
        """Remember `position`; a crash leaves the old or the new one."""
        if self.path is not None:
            write_atomically(
                self.path, msgspec.json.encode(_SavedCheckpoint(self.replay, position))
            )

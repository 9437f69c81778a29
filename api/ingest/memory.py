"""What was accepted lately, so that most repeats are known at the door."""

from dataclasses import dataclass, field
from uuid import UUID

import msgspec

from core.activity.contracts import Item

KEPT = 50_000
_encode = msgspec.json.Encoder().encode


def fingerprint(item: Item) -> int:
    """Tells two contents under one id apart, within this process."""
    return hash(_encode(item))


@dataclass(slots=True)
class Recent:
    """The last `kept` to twice as many ids with the fingerprints of their contents.

    The keys are the ids' numbers: hashed in C, and nothing for the garbage collector to walk.
    """

    kept: int = KEPT
    _young: dict[int, int] = field(default_factory=dict)
    _old: dict[int, int] = field(default_factory=dict)

    def get(self, event_id: UUID) -> int | None:
        """The fingerprint under which the id was accepted, if that is remembered."""
        found = self._young.get(event_id.int)
        return self._old.get(event_id.int) if found is None else found

    def add(self, event_id: UUID, content: int) -> None:
        if len(self._young) >= self.kept:
            self._old, self._young = self._young, {}
        self._young[event_id.int] = content

    def forget(self, event_id: UUID) -> None:
        """Let the id through once more."""
        self._young.pop(event_id.int, None)
        self._old.pop(event_id.int, None)

"""What was accepted lately, so that most repeats are known at the endpoint."""

from dataclasses import dataclass, field
from uuid import UUID

import msgspec

from core.activity.contracts import ValidEvent

DEFAULT_CAPACITY = 50_000
_encode = msgspec.json.Encoder().encode


def calculate_fingerprint(item: ValidEvent) -> int:
    """Tells two contents under one id apart, within this process."""
    return hash(_encode(item))


@dataclass(slots=True)
class RecentEvents:
    """The last `kept` to twice as many ids with the fingerprints of their contents.

    The keys are the ids' numbers: hashed in C, and nothing for the garbage collector to walk.
    """

    capacity: int = DEFAULT_CAPACITY
    _newer_ids: dict[int, int] = field(default_factory=dict)
    _older_ids: dict[int, int] = field(default_factory=dict)

    def get_fingerprint(self, event_id: UUID) -> int | None:
        """The fingerprint under which the id was accepted, if that is remembered."""
        found = self._newer_ids.get(event_id.int)
        return self._older_ids.get(event_id.int) if found is None else found

    def add_event(self, event_id: UUID, content: int) -> None:
        if len(self._newer_ids) >= self.capacity:
            self._older_ids, self._newer_ids = self._newer_ids, {}
        self._newer_ids[event_id.int] = content

    def remove_event(self, event_id: UUID) -> None:
        """Let the id through once more."""
        self._newer_ids.pop(event_id.int, None)
        self._older_ids.pop(event_id.int, None)

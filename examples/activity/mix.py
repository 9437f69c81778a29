"""Made-up events of a shop: a mix of types, some sent twice, some that break a rule."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

Event = dict[str, Any]
TYPES = {"page.viewed": 60, "cart.filled": 20, "order.placed": 10, "order.paid": 8, "refund": 2}
KEPT = 1_000  # events that may be sent again


@dataclass(slots=True)
class Mix:
    """An endless source of events; `duplicates` and `bad` are shares from 0 to 1."""

    types: dict[str, int] = field(default_factory=lambda: dict(TYPES))
    people: int = 1_000
    duplicates: float = 0.0
    bad: float = 0.0
    days: int = 0
    dice: Random = field(default_factory=Random)
    _sent: list[Event] = field(default_factory=list)

    def __iter__(self) -> Iterator[Event]:
        while True:
            if self._sent and self.dice.random() < self.duplicates:
                yield self.dice.choice(self._sent)
                continue
            event = self._event()
            if self.dice.random() < self.bad:
                yield self._broken(event)
                continue
            if len(self._sent) < KEPT:
                self._sent.append(event)
            else:
                self._sent[self.dice.randrange(KEPT)] = event
            yield event

    def _event(self) -> Event:
        (kind,) = self.dice.choices(list(self.types), list(self.types.values()))
        ago = timedelta(seconds=self.dice.random() * self.days * 86_400)
        event: Event = {
            "event_id": str(UUID(int=self.dice.getrandbits(128), version=4)),
            "user_id": f"person-{int(self.dice.paretovariate(1)) % self.people}",
            "event_type": kind,
            "timestamp": (datetime.now(UTC) - ago).isoformat(),
            "properties": {"page": self.dice.randrange(100)},
        }
        if kind in {"order.placed", "order.paid", "refund"}:
            sign = "-" if kind == "refund" else ""
            event["amount"] = f"{sign}{self.dice.randrange(100, 50_000) / 100:.2f}"
        return event

    def _broken(self, event: Event) -> Event:
        """One of the things that go wrong."""
        return event | self.dice.choice(
            [
                {"timestamp": "yesterday"},
                {"timestamp": "2001-01-01T00:00:00Z"},
                {"user_id": ""},
                {"amount": "12.345"},
                {"properties": []},
            ]
        )


def parse_types(text: str) -> dict[str, int]:
    """`view=60,buy=8` as weights. Raises ValueError."""
    pairs = (part.partition("=") for part in text.split(","))
    return {name.strip(): int(weight or 1) for name, _, weight in pairs}

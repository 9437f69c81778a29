"""Three events and three listeners, in one process: `python -m examples.listeners`.

The same listeners work in processes of their own: see `email_worker` and `analytics_worker`.
"""

from collections import Counter
from typing import Any

from core.kit.bus import Event, EventBus

EVENTS: list[tuple[str, dict[str, Any]]] = [
    ("user.registered", {"id": 1, "email": "anya@example.com"}),
    ("user.deleted", {"id": 1, "email": "anya@example.com"}),
    ("order.created", {"id": 15, "email": "boris@example.com", "total": "12.50"}),
]


def email_sender(event: Event) -> None:
    """Writes to the person an event is about."""
    print(f"email_sender: to {event.data['email']} about {event.name}", flush=True)


async def logger(event: Event) -> None:
    """Notes every event; async, to show that both kinds go together."""
    print(f"logger: {event.at:%H:%M:%S} {event.name} {event.data}", flush=True)


class Analytics:
    """Counts events by name."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def __call__(self, event: Event) -> None:
        self.counts[event.name] += 1
        print(f"analytics: {event.name} happened {self.counts[event.name]} time(s)", flush=True)


def subscribe_email_sender(bus: EventBus) -> None:
    """E-mails go out for new users and new orders."""
    bus.subscribe("user.registered", email_sender, with_event=True)
    bus.subscribe("order.created", email_sender, with_event=True)


def subscribe_analytics(bus: EventBus) -> None:
    """Everything is counted."""
    bus.subscribe(">", Analytics(), with_event=True)


def main() -> None:
    """Emit the three events into a queue which a thread reads."""
    with EventBus(queue_size=100) as bus:
        subscribe_email_sender(bus)
        subscribe_analytics(bus)
        bus.subscribe(">", logger, with_event=True)
        for name, data in EVENTS:
            bus.emit(name, data)


if __name__ == "__main__":
    main()

"""Replaying a recorded file to one listener against reading and decoding the same file."""

import tempfile
from pathlib import Path

import msgspec

from bench.interleave import per_second
from bench.report import table
from core.kit.bus import EventBus

EVENTS = 20_000
PROMISED = 100_000


def main() -> None:
    """Print events a second, the ratio to decoding alone and to the promised rate."""
    with tempfile.TemporaryDirectory() as folder:
        path = _record(Path(folder) / "events.log")
        rates = per_second({"replay": lambda: _replay(path), "decode": lambda: _decode(path)})
    replay, decode = rates["replay"], rates["decode"]
    work = "replay a file to one listener, fast"
    rows = [
        (work, f"{replay:,.0f}", "read and decode alone", f"{decode:,.0f}", replay / decode),
        (work, f"{replay:,.0f}", "promised", f"{PROMISED:,}", replay / PROMISED),
    ]
    print(table(("Work", "a second", "against", "a second", "ratio"), rows))


def _record(path: Path) -> Path:
    bus = EventBus()
    bus.record_to(path)
    for number in range(EVENTS):
        bus.emit("order.created", {"id": number, "email": "anya@example.com", "total": "12.50"})
    bus.close()
    return path


def _replay(path: Path) -> int:
    bus = EventBus()
    bus.subscribe("order.*", lambda data: None)
    return bus.replay_from_file(path).report.played


def _decode(path: Path) -> int:
    decoder = msgspec.json.Decoder()
    with path.open("rb") as lines:
        return sum(1 for line in lines if decoder.decode(line))


if __name__ == "__main__":
    main()

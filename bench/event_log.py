"""The event log on files against a bare buffered file of JSON lines, same messages, same disk."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import msgspec

from bench.interleave import per_second
from bench.report import table
from core.kit.log import Consumer, FsyncPolicy, Producer

MESSAGES = 20_000
BATCH = 1_000
MESSAGE = {
    "id": 15,
    "user": "u-123456",
    "type": "order.created",
    "amount": "12.50",
    "props": {"source": "web", "items": 3},
}
_encode, _decode = msgspec.json.Encoder().encode, msgspec.json.Decoder().decode


def main() -> None:
    """Print messages a second and their ratios."""
    with _folder() as root:
        names = count()
        rates = per_second(
            {
                "bare write": lambda: _bare_write(root / f"bare{next(names)}", 0),
                "append": lambda: _append(root, f"log{next(names)}", "never", 0),
                "bare write, fsync": lambda: _bare_write(root / f"sync{next(names)}", BATCH),
                "append, fsync": lambda: _append(root, f"safe{next(names)}", "batch", BATCH),
                "send": lambda: _send(root, f"one{next(names)}"),
                "bare read": _reader_of_lines(root),
                "poll": _reader_of_topic(root),
            }
        )
    rows = [
        ("append", "append", "buffered write", "bare write"),
        (f"append, fsync every {BATCH:,}", "append, fsync", "the same", "bare write, fsync"),
        ("poll and decode", "poll", "read lines and decode", "bare read"),
        ("send one by one, each visible at once", "send", "buffered write", "bare write"),
    ]
    cells = [
        (work, f"{rates[a]:,.0f}", against, f"{rates[b]:,.0f}", rates[a] / rates[b])
        for work, a, against, b in rows
    ]
    print(table(("Work", "a second", "against", "a second", "ratio"), cells))


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _bare_write(path: Path, fsync_every: int) -> int:
    with path.open("wb") as file:
        for number in range(1, MESSAGES + 1):
            file.write(_encode(MESSAGE) + b"\n")
            if fsync_every and number % fsync_every == 0:
                file.flush()
                os.fsync(file.fileno())
    path.unlink()
    return MESSAGES


def _append(root: Path, topic: str, fsync: FsyncPolicy, flush_every: int) -> int:
    with Producer(root, fsync=fsync) as producer, producer.open_batch(topic) as batch:
        for number in range(1, MESSAGES + 1):
            batch.send(MESSAGE)
            if flush_every and number % flush_every == 0:
                batch.flush()
    return MESSAGES


def _send(root: Path, topic: str) -> int:
    with Producer(root, fsync="never") as producer:
        for _ in range(MESSAGES // 10):
            producer.send(topic, MESSAGE)
    return MESSAGES // 10


def _reader_of_lines(root: Path) -> Callable[[], int]:
    path = root / "lines"
    path.write_bytes((_encode(MESSAGE) + b"\n") * MESSAGES)

    def run() -> int:
        with path.open("rb") as lines:
            return sum(1 for line in lines if _decode(line))

    return run


def _reader_of_topic(root: Path) -> Callable[[], int]:
    with Producer(root, fsync="never") as producer:
        producer.send_many("topic", [MESSAGE] * MESSAGES)
    groups = count()

    def run() -> int:
        with Consumer(root, f"g{next(groups)}") as consumer:
            consumer.subscribe("topic")
            done = 0
            while records := consumer.poll(BATCH):
                done += sum(1 for record in records if record.value)
            return done

    return run


if __name__ == "__main__":
    main()

"""A log on a disk without room: what both kinds of missing room are put through."""

import resource
import sys
from collections.abc import Callable
from pathlib import Path

from core.kit.log import DiskFull, Producer, read_topic

LIMIT = 100_000


def fill_and_recover(root: Path, make_room: Callable[[], None]) -> None:
    """Fill the disk, make room, go on; an AssertionError if anything was lost or made up."""
    with Producer(root, segment_bytes=10_000_000) as producer:
        committed = fill(producer, 1)
        committed += fill(producer, 7)
        assert payloads(root) == committed
        make_room()
        committed += [text(number) for number in producer.send_many("t", [text(-1)] * 3)]
        assert payloads(root)[:-3] == committed[:-3]
    with Producer(root) as producer:
        offset = producer.send("t", "last")
    assert offset == len(committed)
    assert [record.offset for record in read_topic(root, "t")] == list(range(offset + 1))


def fill(producer: Producer, at_once: int) -> list[str]:
    """Send until there is no room; gives what was appended."""
    done: list[str] = []
    while True:
        messages = [text(len(done) + number) for number in range(at_once)]
        try:
            done += messages[: len(producer.send_many("t", messages))]
        except DiskFull as error:
            return done + messages[: len(error.appended)]


def text(number: int) -> str:
    return f"{number:0{3000 + abs(number) % 77}d}"


def payloads(root: Path) -> list[str]:
    return [record.value for record in read_topic(root, "t")]


def lift_limit() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, resource.RLIM_INFINITY))
    fill_and_recover(Path(sys.argv[1]), lift_limit)

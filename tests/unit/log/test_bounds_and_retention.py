"""A topic bounded in bytes as a disk buffer is, and retention by size and age."""

import itertools
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from core.kit.clock import ShiftedClock
from core.kit.log import Consumer, LogFull, Producer, read_topic
from core.kit.log.files import list_segment_bases


def rest(consumer: Consumer) -> list[Any]:
    """All values not yet polled."""
    found: list[Any] = []
    while records := consumer.poll():
        found += [record.value for record in records]
    return found


def fill(producer: Producer, topic: str) -> list[int]:
    """Send numbers until there is no room; gives those sent."""
    sent: list[int] = []

    def send_without_end() -> None:
        for number in itertools.count():
            producer.send(topic, f"{number:050d}")
            sent.append(number)

    with pytest.raises(LogFull, match=r"4000 bytes and .*; 0 records"):
        send_without_end()
    return sent


def test_a_spool_is_bounded_and_room_comes_back_as_it_is_read(tmp_path: Path) -> None:
    with Producer(tmp_path, size_bytes=4000) as producer, Consumer(tmp_path, "drain") as drain:
        drain.subscribe("spool")
        drain.poll()
        sent = fill(producer, "spool")
        size = sum(file.stat().st_size for file in (tmp_path / "spool").glob("*.seg"))
        assert 3500 < size <= 4000
        drained = [int(record.value) for record in drain.poll(20)]
        drain.commit()
        assert producer.send("spool", f"{len(sent):050d}") == len(sent)
        drained += [int(value) for value in rest(drain)]
        drain.commit()
        assert drained == [*sent, len(sent)]
        producer.trim_topic("spool")
        assert list_segment_bases(tmp_path / "spool") == [len(sent) + 1]
        assert producer.send("spool", "on") == len(sent) + 1
        assert rest(drain) == ["on"]


def test_a_batch_that_finds_no_room_keeps_what_was_not_appended(tmp_path: Path) -> None:
    with Producer(tmp_path, size_bytes=1000, fsync="always") as producer:
        batch = producer.open_batch("t")
        for number in range(30):
            batch.send(f"{number:040d}")
        with pytest.raises(LogFull) as refusal:
            batch.flush()
        kept = len(list(read_topic(tmp_path, "t")))
        assert len(refusal.value.appended) == kept > 0
        with Producer(tmp_path) as unbounded:
            batch._producer = unbounded
            batch.flush()
    found = [int(record.value) for record in read_topic(tmp_path, "t")]
    assert found == list(range(30))


def test_retention_by_size_and_age_spares_the_newest(tmp_path: Path) -> None:
    clock = ShiftedClock()
    options: dict[str, Any] = {"segment_bytes": 100, "clock": clock}
    with Producer(tmp_path, retention_bytes=400, **options) as producer:
        for number in range(50):
            producer.send("sized", number)
    first, *_, last = [record.value for record in read_topic(tmp_path, "sized")]
    assert first > 30
    assert last == 49
    with Producer(tmp_path, retention_seconds=3600, **options) as producer:
        for number in range(10):
            producer.send("aged", number)
            clock.shift(timedelta(minutes=20))
        producer.enforce_retention("aged")
    assert [record.value for record in read_topic(tmp_path, "aged")][-1] == 9
    assert next(read_topic(tmp_path, "aged")).value >= 3


def test_a_group_that_slept_through_retention_goes_on_with_what_is_there(tmp_path: Path) -> None:
    producer = Producer(tmp_path, segment_bytes=60, retention_bytes=200)
    with producer, Consumer(tmp_path, "slow") as slow:
        slow.subscribe("t")
        producer.send("t", 0)
        assert rest(slow) == [0]
        for number in range(1, 30):
            producer.send("t", number)
        got = rest(slow)
        # The segment it had open is still read; behind it comes the oldest that is kept.
        assert got == [1, *range(got[1], 30)]
        assert 2 < got[1] < 29

"""The file of JSON lines: what spoils a line, and what it spoils."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from core.kit.bus import EventBus, InMemoryDeadLetterStore, InvalidRecording, read_recorded_events


def numbered(path: Path, count: int) -> Path:
    """A recording of `tick` with the numbers from 0 on."""
    bus = EventBus()
    bus.record_to(path)
    for number in range(count):
        bus.emit("tick", number)
    bus.close()
    return path


def test_replaying_into_the_file_being_recorded_does_not_feed_on_itself(tmp_path: Path) -> None:
    path = numbered(tmp_path / "events.log", 3)
    bus = EventBus()
    bus.record_to(path)
    assert bus.replay_from_file(path).report.played == 3
    bus.emit("tick", "new")
    bus.close()
    assert len(list(read_recorded_events(path))) == 4


def test_damage_is_reported_with_its_offset_and_passed_over_by_choice(tmp_path: Path) -> None:
    path = numbered(tmp_path / "events.log", 5)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:2], b'{"name":"tick", \xff\n', *lines[3:], lines[0][:9]]))
    bus, heard = EventBus(), list[int]()
    bus.subscribe("tick", heard.append)
    with pytest.raises(InvalidRecording) as report:
        bus.replay_from_file(path)
    assert report.value.offset == len(lines[0] + lines[1])
    assert heard == [0, 1]
    heard.clear()
    bus.replay_from_file(path, on_corrupt="skip")
    assert heard == [0, 1, 3, 4]


def test_a_line_torn_by_a_kill_spoils_no_other(tmp_path: Path) -> None:
    path = numbered(tmp_path / "events.log", 3)
    path.write_bytes(path.read_bytes()[:-7])
    bus = EventBus()
    bus.record_to(path)
    bus.emit("tick", 3)
    bus.close()
    assert [msgspec.json.decode(e.data) for e in read_recorded_events(path, on_corrupt="skip")] == [
        0,
        1,
        3,
    ]


def test_data_without_a_json_form_is_not_recorded_but_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "events.log"
    bus, heard = EventBus(), list[Any]()
    bus.record_to(path)
    bus.subscribe(">", heard.append)
    bus.emit("thing", {"a": object()})
    bus.emit("thing", {"a": 1})
    bus.close()
    assert len(heard) == 2
    assert len(list(read_recorded_events(path))) == 1
    assert isinstance(bus.dead_letters, InMemoryDeadLetterStore)
    assert "NotSerializable" in next(iter(bus.dead_letters)).reason

"""A topic as plain JSON lines: `{"offset":…,"at":…,"value":…}` a record."""

from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from core.kit.log.consumer import read_topic
from core.kit.log.errors import LogError
from core.kit.log.producer import Producer
from core.kit.log.reader import OnCorrupt


class InvalidLine(LogError):
    """A line that is no JSON record; lines are counted from one."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line} is no record: {reason}")
        self.line = line


class _JsonLine(msgspec.Struct):
    value: msgspec.Raw
    offset: int | None = None
    at: datetime | None = None


def export_jsonl(
    root: Path | str, topic: str, target: BinaryIO, *, on_corrupt: OnCorrupt = "raise"
) -> int:
    """Write a topic's records to `target`; gives their number. `BadLine` if one is no JSON."""
    count = 0
    for count, record in enumerate(read_topic(root, topic, on_corrupt=on_corrupt), start=1):
        try:
            line = _JsonLine(msgspec.Raw(_validate_json(record.payload)), record.offset, record.at)
        except msgspec.DecodeError as error:
            raise InvalidLine(count, f"record {record.offset} is no JSON: {error}") from error
        target.write(msgspec.json.encode(line) + b"\n")
    return count


def import_jsonl(producer: Producer, topic: str, source: BinaryIO) -> int:
    """Append the values of lines such as `export_jsonl` writes; gives their number.

    Offsets and times are given anew. `BadLine` at the first line that does not fit; the lines
    before it are appended.
    """
    count = 0
    with producer.open_batch(topic) as batch:
        for count, line in enumerate(source, start=1):
            try:
                value = _decode_line(line).value
            except msgspec.DecodeError as error:
                batch.flush()
                raise InvalidLine(count, str(error)) from error
            batch.send(value)
    return count


def _validate_json(payload: bytes) -> bytes:
    msgspec.json.decode(payload)
    return payload


_decode_line = msgspec.json.Decoder(_JsonLine).decode

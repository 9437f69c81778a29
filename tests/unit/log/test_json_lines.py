"""A topic as plain JSON lines, out and in."""

from io import BytesIO
from pathlib import Path

import msgspec
import pytest

from core.kit.log import InvalidLine, Producer, export_jsonl, import_jsonl, read_topic


def test_out_and_in_again(tmp_path: Path) -> None:
    lines = BytesIO()
    with Producer(tmp_path) as producer:
        producer.send_many("t", [{"id": 15, "имя": "Аня"}, None, [1.5, "x"]])
        assert export_jsonl(tmp_path, "t", lines) == 3
        first = msgspec.json.decode(lines.getvalue().splitlines()[0])
        assert (first["offset"], first["value"]["имя"]) == (0, "Аня")
        lines.seek(0)
        assert import_jsonl(producer, "copy", lines) == 3
    copied = [record.value for record in read_topic(tmp_path, "copy")]
    assert copied == [{"id": 15, "имя": "Аня"}, None, [1.5, "x"]]


def test_a_line_written_by_hand_needs_only_a_value_and_a_bad_one_is_counted(tmp_path: Path) -> None:
    with Producer(tmp_path) as producer, pytest.raises(InvalidLine, match="line 2"):
        import_jsonl(producer, "t", BytesIO(b'{"value":1}\n{"id":2}\n{"value":3}\n'))
    assert [record.value for record in read_topic(tmp_path, "t")] == [1]


def test_a_payload_that_is_no_json_has_no_line(tmp_path: Path) -> None:
    with Producer(tmp_path) as producer:
        producer.send_bytes("t", b'{"a":1}', b"\x00\x01")
    with pytest.raises(InvalidLine, match="record 1 is no JSON"):
        export_jsonl(tmp_path, "t", BytesIO())

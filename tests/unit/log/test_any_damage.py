"""Whatever is cut off or overwritten, what is intact is read in order, and nothing else is."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.kit.log import Consumer, CorruptRecord, Producer, read_topic
from core.kit.log.consumer import read_end_offset
from core.kit.log.files import build_segment_path, list_segment_bases

payloads = st.lists(st.binary(max_size=40), min_size=1, max_size=12)


def written(root: Path, content: list[bytes], **options: Any) -> list[Path]:
    """Append `content` as topic `t`; gives the segment files."""
    with Producer(root, fsync="never", **options) as producer:
        for payload in content:
            producer.send_bytes("t", payload)
    return [build_segment_path(root / "t", base) for base in list_segment_bases(root / "t")]


def as_pairs(root: Path, **options: Any) -> list[tuple[int, bytes]]:
    return [(record.offset, record.payload) for record in read_topic(root, "t", **options)]


def fresh(factory: pytest.TempPathFactory) -> Path:
    return factory.mktemp("log")


@given(payloads, st.sampled_from([1, 60, 10_000]))
def test_what_is_sent_is_read_from_any_offset(
    tmp_path_factory: pytest.TempPathFactory, content: list[bytes], segment_bytes: int
) -> None:
    root = fresh(tmp_path_factory)
    written(root, content, segment_bytes=segment_bytes)
    expected = list(enumerate(content))
    for offset in range(len(content) + 1):
        assert as_pairs(root, offset=offset) == expected[offset:]


@given(payloads, st.data())
def test_a_torn_tail_is_never_returned_and_gives_way_to_the_next_record(
    tmp_path_factory: pytest.TempPathFactory, content: list[bytes], data: st.DataObject
) -> None:
    root = fresh(tmp_path_factory)
    (segment,) = written(root, content)
    raw = segment.read_bytes()
    cut = data.draw(st.integers(0, len(raw)))
    segment.write_bytes(raw[:cut])
    survivors = as_pairs(root)
    assert survivors == list(enumerate(content))[: len(survivors)]
    assert len(raw) == cut or len(survivors) < len(content)
    written(root, [b"new"])
    assert as_pairs(root) == [*survivors, (len(survivors), b"new")]


@given(st.lists(st.binary(max_size=40), min_size=2, max_size=12), st.data())
def test_damage_in_the_middle_is_reported_and_everything_else_readable(
    tmp_path_factory: pytest.TempPathFactory, content: list[bytes], data: st.DataObject
) -> None:
    root = fresh(tmp_path_factory)
    (segment,) = written(root, content)
    raw = bytearray(segment.read_bytes())
    last_record = len(raw) - len(content[-1]) - 24
    begin = data.draw(st.integers(0, last_record - 1))
    end = data.draw(st.integers(begin + 1, last_record))
    raw[begin:end] = bytes(byte ^ 0xA5 for byte in raw[begin:end])
    segment.write_bytes(raw)
    hurt = {n for n, (start, stop) in enumerate(extents(content)) if start < end and begin < stop}
    expected = [(n, payload) for n, payload in enumerate(content) if n not in hurt]
    assert as_pairs(root, on_corrupt="skip") == expected
    with pytest.raises(CorruptRecord) as report:
        as_pairs(root)
    assert report.value.position == extents(content)[min(hurt)][0]
    assert report.value.resumes_at == extents(content)[max(hurt)][1]
    written(root, [b"new"])
    assert as_pairs(root, on_corrupt="skip") == [*expected, (len(content), b"new")]


def extents(content: list[bytes]) -> list[tuple[int, int]]:
    """Where each record begins and ends."""
    found, position = [], 0
    for payload in content:
        found.append((position, position + 24 + len(payload)))
        position = found[-1][1]
    return found


def test_all_before_the_damage_is_returned_first_and_a_group_may_choose_to_go_on(
    tmp_path: Path,
) -> None:
    (segment,) = written(tmp_path, [b"0", b"1", b"2", b"3"])
    raw = bytearray(segment.read_bytes())
    raw[25 + 24] ^= 1
    segment.write_bytes(raw)
    with Consumer(tmp_path, "strict") as strict:
        strict.subscribe("t")
        assert [record.payload for record in strict.poll()] == [b"0"]
        strict.commit()
        for _ in range(2):
            with pytest.raises(CorruptRecord, match=r"corrupt at byte 25; readable .* byte 50"):
                strict.poll()
        assert strict.committed("t") == 1
    with Consumer(tmp_path, "strict", on_corrupt="skip") as lenient:
        lenient.subscribe("t")
        assert [record.offset for record in lenient.poll()] == [2, 3]


def test_a_whole_damaged_segment_is_left_behind(tmp_path: Path) -> None:
    segments = written(tmp_path, [b"0", b"1", b"2"], segment_bytes=1)
    segments[1].write_bytes(b"\xff" * 25)
    with pytest.raises(CorruptRecord, match="the next file"):
        as_pairs(tmp_path)
    assert as_pairs(tmp_path, on_corrupt="skip") == [(0, b"0"), (2, b"2")]


@given(st.lists(st.integers(0, 2**64 - 1), max_size=9), st.binary(max_size=50))
@example([3, 2**63], b"")
@example([1000, 1], b"")
def test_a_lost_or_lying_index_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, numbers: list[int], rest: bytes
) -> None:
    root = fresh(tmp_path_factory)
    content = [b"x" * 20_000 for _ in range(5)]
    (segment,) = written(root, content)
    lies = b"".join(number.to_bytes(8, "little") for number in numbers) + rest
    segment.with_suffix(".idx").write_bytes(lies)
    assert as_pairs(root, offset=3) == list(enumerate(content))[3:]
    assert read_end_offset(root / "t") == 5
    written(root, [b"new"])
    assert as_pairs(root, offset=3) == [*list(enumerate(content))[3:], (5, b"new")]

"""Whatever a person sends, the reader answers or refuses; it never fails."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from core.data_import.dates import create_date_reader
from core.data_import.formats.reader import read_file
from core.data_import.formats.results import ImportedFile
from core.kit.errors import DomainError
from tests.unit.data_import import samples as s

READ = create_date_reader(datetime(2026, 11, 21, 12, tzinfo=ZoneInfo("UTC")), "UTC")
WHOLE = (
    s.TODOIST.encode(),
    s.TICKTICK.encode(),
    s.zipped(s.LOOP_FILES),
    s.zipped(s.LOOP_TOGETHER),
    s.loop_backup(),
)


def answered(content: bytes, name: str = "x.csv") -> ImportedFile | None:
    try:
        found = read_file(name, content, READ, "UTC")
    except DomainError:
        return None
    for task in found.tasks:
        assert 1 <= len(task.title) <= 300
        assert all(1 <= len(tag) <= 64 for tag in task.tags)
        assert task.schedule.day or not task.schedule.at
        assert task.minutes is None or 1 <= task.minutes <= 1440
    for habit in found.habits:
        assert 1 <= len(habit.title) <= 100
    return found


@given(st.binary(max_size=2_000))
def test_any_bytes(content: bytes) -> None:
    answered(content)


@given(st.sampled_from([b"PK\x03\x04", b"SQLite format 3\x00", b"\xff\xfe"]), st.binary())
def test_any_bytes_behind_a_known_beginning(head: bytes, rest: bytes) -> None:
    answered(head + rest)


@settings(max_examples=150)
@given(whole=st.sampled_from(WHOLE), data=st.data())
def test_damaged_files(whole: bytes, data: st.DataObject) -> None:
    """A few bytes changed, or the end cut off."""
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    answered(bytes(content[: data.draw(st.integers(1, len(content)))]))


CELLS = st.text(st.characters(codec="utf-8"), max_size=40)


@settings(max_examples=150)
@given(st.lists(st.lists(CELLS, max_size=26), max_size=6), CELLS)
def test_any_cells_below_the_columns(rows: list[list[str]], name: str) -> None:
    heads = (s.TODOIST.splitlines()[0], s.TICKTICK_HEAD, s.LOOP_HABITS)
    for head in heads:
        lines = "\n".join(",".join(row) for row in rows)
        answered(f"{head}\n{lines}".encode(), name)
        answered(s.zipped({"Habits.csv": f"{head}\n{lines}", "Checkmarks.csv": lines}))

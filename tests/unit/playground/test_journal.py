"""The journal brings back exactly what was written, whatever was interrupted."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.journal import TableJournal

names = st.sampled_from(["messages", "people"])
keys = st.sampled_from(["1", "2", "7/3"])
values = st.one_of(st.none(), st.integers(), st.dictionaries(st.text(max_size=3), st.text()))
steps = st.lists(st.tuples(names, keys, values), max_size=20)


def opened(path: Path) -> TableJournal:
    journal = TableJournal(path)
    journal.open_file()
    return journal


def tables(journal: TableJournal) -> dict[str, dict[str, Any]]:
    return {name: dict(journal.get_table(name)) for name in ("messages", "people")}


@settings(max_examples=60)
@given(steps, st.integers(min_value=0, max_value=40))
def test_rows_survive_reopening_and_a_torn_end(
    changes: list[tuple[str, str, Any]], torn: int
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.jsonl"
        journal = opened(path)
        for table, key, value in changes:
            if value is None:
                journal.drop_row(table, key)
            else:
                journal.put_row(table, key, value)
        expected = tables(journal)
        journal.close()
        with path.open("ab") as file:
            file.write(b'["messages","9",{"text":"half of a line that was never finish'[:torn])
        for _ in range(2):
            journal = opened(path)
            assert tables(journal) == expected
            journal.close()


def test_a_second_playground_is_kept_out(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    first = opened(path)
    with pytest.raises(OSError, match="in use by another playground"):
        opened(path)
    first.put_row("people", "1", {})
    first.close()
    again = opened(path)
    assert again.get_table("people") == {"1": {}}
    again.close()

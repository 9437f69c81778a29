"""Loop's backup: an SQLite database, which may be anything that begins like one."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import time
from typing import Any

from core.data_import.contracts import MAX_HABITS
from core.data_import.formats.dates import parse_millis_day
from core.data_import.formats.loop import HabitDraft, build_habits, parse_frequency, parse_number
from core.data_import.formats.results import ImportedFile, ImportIssue
from core.kit.errors import DomainError

SQLITE_SIGNATURE = b"SQLite format 3\x00"
MAX_MARKS = 500_000
_STEPS, _MAX_CALLS = 10_000, 5_000  # instructions between two looks, and looks before it is enough
_HABIT = (
    "id",
    "name",
    "question",
    "description",
    "freq_num",
    "freq_den",
    "type",
    "unit",
    "target_value",
    "target_type",
    "archived",
    "reminder_hour",
    "reminder_min",
    "reminder_days",
    "uuid",
)


def read_loop_db(content: bytes) -> ImportedFile:
    """Raises DomainError `import-broken` for a damaged file, `import-unknown` for another's."""
    try:
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(content)
            _restrict_database(database)
            return _read_database(database)
    except (sqlite3.Error, sqlite3.Warning, ValueError, OverflowError) as error:
        raise DomainError("import-broken") from error


def _restrict_database(database: sqlite3.Connection) -> None:
    """Nothing that the file itself brings is run, nothing endless, nothing huge."""
    looks = 0

    def is_exhausted() -> bool:
        nonlocal looks
        looks += 1
        return looks > _MAX_CALLS

    database.set_progress_handler(is_exhausted, _STEPS)
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 1 << 20)
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA query_only = ON")
    database.text_factory = lambda raw: raw.decode("utf-8", "replace").replace("\x00", "")


def _read_database(database: sqlite3.Connection) -> ImportedFile:
    marks, habits = _list_columns(database, "Repetitions"), _list_columns(database, "Habits")
    if not {"habit", "timestamp"} <= marks or not {"id", "name"} <= habits:
        raise DomainError("import-unknown")
    found, drafts = ImportedFile("loop"), dict[Any, HabitDraft]()
    for line, row in enumerate(_iterate_rows(database, "Habits", _HABIT, habits), 1):
        if line > MAX_HABITS or not isinstance(row["name"], str):
            found.add_issue(ImportIssue(line, "habit", str(row["name"])[:60], refused=True))
            continue
        drafts[row["id"]] = _build_draft(line, row)
    wanted = ("habit", "timestamp", "value")
    for line, row in enumerate(_iterate_rows(database, "Repetitions", wanted, marks), 1):
        _add_mark(drafts.get(row["habit"]), line, row, found)
    found.left_out["archived"] += sum(one.archived for one in drafts.values())
    found.habits = build_habits(drafts.values())
    return found


def _list_columns(database: sqlite3.Connection, table: str) -> set[str]:
    """Of a table, and of nothing else that may be called so."""
    kinds = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND lower(name) = lower(?)"
    if database.execute(kinds, (table,)).fetchone() != (1,):
        return set()
    named = database.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return {str(name).casefold() for (name,) in named}


def _iterate_rows(
    database: sqlite3.Connection, table: str, wanted: tuple[str, ...], there: set[str]
) -> Iterator[dict[str, Any]]:
    names = [name for name in wanted if name in there]
    picked = ", ".join(f'"{name}"' for name in names)
    query = f'SELECT {picked} FROM "{table}" ORDER BY rowid LIMIT {MAX_MARKS}'  # noqa: S608 - of names written here
    for row in database.execute(query):
        yield dict.fromkeys(wanted) | dict(zip(names, row, strict=True))


def _build_draft(line: int, row: dict[str, Any]) -> HabitDraft:
    times, days = parse_frequency(str(row["freq_num"]), str(row["freq_den"]))
    return HabitDraft(
        line=line,
        title=row["name"],
        times=times,
        days=days,
        numerical=row["type"] == 1,
        unit=str(row["unit"] or ""),
        target=parse_number(str(row["target_value"])),
        at_most=row["target_type"] == 1,
        archived=bool(row["archived"]),
        remind_at=_parse_remind_time(row),
        notes=str(row["question"] or row["description"] or ""),
    )


def _parse_remind_time(row: dict[str, Any]) -> time | None:
    hour, minute = row["reminder_hour"], row["reminder_min"]
    if not (isinstance(hour, int) and isinstance(minute, int) and row["reminder_days"] != 0):
        return None
    return time(hour, minute) if 0 <= hour < 24 and 0 <= minute < 60 else None


def _add_mark(
    draft: HabitDraft | None, line: int, row: dict[str, Any], found: ImportedFile
) -> None:
    if draft is None:
        return
    millis, value = row["timestamp"], 2 if row["value"] is None else row["value"]
    day = parse_millis_day(millis) if isinstance(millis, int) else None
    if day is None or day.day is None or not draft.add_mark(day.day, str(value)):
        words = f"{draft.title[:30]}: {str(millis)[:20]} {str(value)[:16]}"
        found.add_issue(ImportIssue(line, "value", words, refused=True))

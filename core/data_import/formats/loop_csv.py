"""Loop's zip: Habits.csv, and Checkmarks.csv for each habit in a folder and for all together."""

import re
from collections.abc import Mapping
from datetime import date

from core.data_import.contracts import MAX_HABITS
from core.data_import.formats.dates import parse_iso_date
from core.data_import.formats.loop import HabitDraft, build_habits, parse_frequency, parse_number
from core.data_import.formats.results import ImportedFile, ImportIssue, is_visible
from core.data_import.formats.rows import iterate_rows, name_cells, read_table

HABITS, MARKS = "habits.csv", "checkmarks.csv"
_FOLDER = re.compile(r"(\d{3})(?: .*)?")


def read_loop_csv(texts: Mapping[str, str]) -> ImportedFile | None:
    """`texts` are the files of the zip by path; None if it is not Loop's."""
    lists = [(path, text) for path, text in texts.items() if _get_base_name(path) == HABITS]
    found, drafts = ImportedFile("loop"), dict[int, HabitDraft]()
    if not lists or not _read_habits(lists[0][1], drafts, found):
        return None
    for path, _ in lists[1:]:  # their places would be those of other habits
        found.add_issue(ImportIssue(1, "habit", path[:60], refused=True))
    marks = [
        (_get_folder_number(path), text)
        for path, text in texts.items()
        if _get_base_name(path) == MARKS
    ]
    of_one = [(drafts[place], text) for place, text in marks if place in drafts]
    for draft, text in of_one:
        _read_own_marks(text, draft, found)
    for text in (text for place, text in marks if place == 0 and not of_one):
        _read_all_marks(text, list(drafts.values()), found)
    found.left_out["archived"] += sum(one.archived for one in drafts.values())
    found.habits = build_habits(drafts.values())
    return found


def _read_habits(text: str, drafts: dict[int, HabitDraft], found: ImportedFile) -> bool:
    opened = read_table(text, "name", "color")
    if opened is None:
        return False
    names, below = opened
    for count, (line, row) in enumerate(below, 1):
        cells = name_cells(names, row) if row is not None else None
        if cells is None or not is_visible(cells["name"]) or count > MAX_HABITS:
            what = ",".join(row or ())[:60]
            found.add_issue(ImportIssue(line, "habit", what, refused=True))
            continue
        drafts[_get_position(cells, count)] = _build_draft(line, cells)
    return True


def _build_draft(line: int, cells: dict[str, str]) -> HabitDraft:
    """The columns of today, and those of older versions."""
    times = cells.get("frequencynumerator") or cells.get("numrepetitions", "")
    days = cells.get("frequencydenominator") or cells.get("interval", "")
    per = parse_frequency(times, days)
    return HabitDraft(
        line=line,
        title=cells["name"],
        times=per[0],
        days=per[1],
        numerical=cells.get("type", "").upper() == "NUMERICAL",
        unit=cells.get("unit", ""),
        target=parse_number(cells.get("target value", "")),
        at_most=cells.get("target type", "").upper() == "AT_MOST",
        archived=cells.get("archived?", "").casefold() == "true",
        notes=cells.get("question", "") or cells.get("description", ""),
    )


def _get_position(cells: dict[str, str], count: int) -> int:
    place = cells.get("position", "")
    return int(place) if place.isascii() and place.isdigit() and len(place) < 5 else count


def _read_own_marks(text: str, draft: HabitDraft, found: ImportedFile) -> None:
    for line, row in iterate_rows(text):
        if row and row[0].strip().casefold() != "date":
            _add_mark(draft, line, row[0], row[1] if len(row) > 1 else "", found)


def _read_all_marks(text: str, drafts: list[HabitDraft], found: ImportedFile) -> None:
    """By place: the names in the first row are not quoted, whatever is in them."""
    for line, row in iterate_rows(text):
        if not row or row[0].strip().casefold() == "date":
            continue
        if not len(drafts) <= len(row) - 1 <= len(drafts) + 1:
            found.add_issue(ImportIssue(line, "columns", ",".join(row)[:60], refused=True))
            continue
        for draft, value in zip(drafts, row[1:], strict=False):
            _add_mark(draft, line, row[0], value, found)


def _add_mark(draft: HabitDraft, line: int, day: str, value: str, found: ImportedFile) -> None:
    text = _parse_day(day)
    if text is None or not draft.add_mark(text, value.strip().upper()):
        words = f"{draft.title[:30]}: {day[:12]} {value[:16]}"
        found.add_issue(ImportIssue(line, "value", words, refused=True))


def _parse_day(words: str) -> date | None:
    when = parse_iso_date(words, "UTC")
    return when.day if when else None


def _get_base_name(path: str) -> str:
    return path.rsplit("/", 1)[-1].casefold()


def _get_folder_number(path: str) -> int:
    """The habit's place by its folder, «003 Read»; 0 for what is in none."""
    folder = path.split("/")[-2] if "/" in path else ""
    match = _FOLDER.fullmatch(folder)
    return int(match[1]) if match else 0

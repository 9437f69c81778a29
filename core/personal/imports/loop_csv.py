"""Loop's zip: Habits.csv, and Checkmarks.csv for each habit in a folder and for all together."""

import re
from collections.abc import Mapping
from datetime import date

from core.personal.contracts import MOST_HABITS
from core.personal.imports.dates import iso
from core.personal.imports.found import Found, Trouble, visible
from core.personal.imports.loop import Draft, frequency, kept, number
from core.personal.imports.rows import named, rows, table

HABITS, MARKS = "habits.csv", "checkmarks.csv"
_FOLDER = re.compile(r"(\d{3})(?: .*)?")


def read_loop_csv(texts: Mapping[str, str]) -> Found | None:
    """`texts` are the files of the zip by path; None if it is not Loop's."""
    lists = [(path, text) for path, text in texts.items() if _base(path) == HABITS]
    found, drafts = Found("loop"), dict[int, Draft]()
    if not lists or not _habits(lists[0][1], drafts, found):
        return None
    for path, _ in lists[1:]:  # their places would be those of other habits
        found.trouble(Trouble(1, "habit", path[:60], refused=True))
    marks = [(_place(path), text) for path, text in texts.items() if _base(path) == MARKS]
    of_one = [(drafts[place], text) for place, text in marks if place in drafts]
    for draft, text in of_one:
        _marks_of_one(text, draft, found)
    for text in (text for place, text in marks if place == 0 and not of_one):
        _marks_of_all(text, list(drafts.values()), found)
    found.left_out["archived"] += sum(one.archived for one in drafts.values())
    found.habits = kept(drafts.values())
    return found


def _habits(text: str, drafts: dict[int, Draft], found: Found) -> bool:
    opened = table(text, "name", "color")
    if opened is None:
        return False
    names, below = opened
    for count, (line, row) in enumerate(below, 1):
        cells = named(names, row) if row is not None else None
        if cells is None or not visible(cells["name"]) or count > MOST_HABITS:
            what = ",".join(row or ())[:60]
            found.trouble(Trouble(line, "habit", what, refused=True))
            continue
        drafts[_position(cells, count)] = _draft(line, cells)
    return True


def _draft(line: int, cells: dict[str, str]) -> Draft:
    """The columns of today, and those of older versions."""
    times = cells.get("frequencynumerator") or cells.get("numrepetitions", "")
    days = cells.get("frequencydenominator") or cells.get("interval", "")
    per = frequency(times, days)
    return Draft(
        line=line,
        title=cells["name"],
        times=per[0],
        days=per[1],
        numerical=cells.get("type", "").upper() == "NUMERICAL",
        unit=cells.get("unit", ""),
        target=number(cells.get("target value", "")),
        at_most=cells.get("target type", "").upper() == "AT_MOST",
        archived=cells.get("archived?", "").casefold() == "true",
        notes=cells.get("question", "") or cells.get("description", ""),
    )


def _position(cells: dict[str, str], count: int) -> int:
    place = cells.get("position", "")
    return int(place) if place.isascii() and place.isdigit() and len(place) < 5 else count


def _marks_of_one(text: str, draft: Draft, found: Found) -> None:
    for line, row in rows(text):
        if row and row[0].strip().casefold() != "date":
            _mark(draft, line, row[0], row[1] if len(row) > 1 else "", found)


def _marks_of_all(text: str, drafts: list[Draft], found: Found) -> None:
    """By place: the names in the first row are not quoted, whatever is in them."""
    for line, row in rows(text):
        if not row or row[0].strip().casefold() == "date":
            continue
        if not len(drafts) <= len(row) - 1 <= len(drafts) + 1:
            found.trouble(Trouble(line, "columns", ",".join(row)[:60], refused=True))
            continue
        for draft, value in zip(drafts, row[1:], strict=False):
            _mark(draft, line, row[0], value, found)


def _mark(draft: Draft, line: int, day: str, value: str, found: Found) -> None:
    told = _day(day)
    if told is None or not draft.mark(told, value.strip().upper()):
        words = f"{draft.title[:30]}: {day[:12]} {value[:16]}"
        found.trouble(Trouble(line, "value", words, refused=True))


def _day(words: str) -> date | None:
    when = iso(words, "UTC")
    return when.day if when else None


def _base(path: str) -> str:
    return path.rsplit("/", 1)[-1].casefold()


def _place(path: str) -> int:
    """The habit's place by its folder, «003 Read»; 0 for what is in none."""
    folder = path.split("/")[-2] if "/" in path else ""
    match = _FOLDER.fullmatch(folder)
    return int(match[1]) if match else 0

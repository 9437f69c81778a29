"""TickTick: the CSV of a backup, with some lines about itself before the columns."""

from datetime import datetime

from core.personal.imports.dates import iso, known_zone, minutes_before, moved, rule
from core.personal.imports.found import (
    MOST_TAGS,
    NOTES,
    TITLE,
    WORD,
    Found,
    FoundTask,
    Keys,
    LeftOut,
    Priority,
    Trouble,
    When,
    short,
    visible,
)
from core.personal.imports.rows import named, table

NEEDED = ("list name", "title", "status", "due date")
_PRIORITIES: dict[str, Priority] = {"5": "high", "3": "medium", "1": "low"}
_OPEN = {"", "0"}
_MOST_REMINDERS = 5


def read_ticktick(text: str, zone: str) -> Found | None:
    """None if it is not TickTick's."""
    opened = table(text, *NEEDED)
    if opened is None:
        return None
    names, below = opened
    found, keys = Found("ticktick"), Keys()
    for line, row in below:
        cells = named(names, row) if row is not None else None
        if cells is None:
            what = ",".join(row or ())[:60]
            found.trouble(Trouble(line, "columns", what, refused=True))
        elif any(cells.values()):
            _take(found, line, cells, keys, zone)
    return found


def _take(found: Found, line: int, cells: dict[str, str], keys: Keys, zone: str) -> None:
    out = _left_out(cells)
    if out is not None:
        found.left_out[out] += 1
        return
    title = short(cells["title"], TITLE)
    if not visible(title):
        found.trouble(Trouble(line, "title", cells["title"][:60], refused=True))
        return
    when, minutes = _when(found, line, cells, zone)
    found.tasks.append(
        FoundTask(
            line=line,
            key=keys.of(cells["list name"], cells["title"], cells.get("created time", "")),
            title=title,
            priority=_PRIORITIES.get(cells.get("priority", "")),
            when=when,
            tags=_tags(cells.get("tags", "")),
            project=_project(cells["list name"]),
            minutes=minutes,
            remind_before=_reminders(cells.get("reminder", "")) if when.at else (),
            notes=cells.get("content", "")[:NOTES] or None,
        )
    )


def _left_out(cells: dict[str, str]) -> LeftOut | None:
    if cells.get("kind", "").upper() == "NOTE":
        return "note"
    return None if cells["status"] in _OPEN else "done"


def _when(found: Found, line: int, cells: dict[str, str], zone: str) -> tuple[When, int | None]:
    """The due time; of something with a beginning and an end the beginning, and how long."""
    own = known_zone(cells.get("timezone", ""), zone)
    whole = cells.get("is all day", "").casefold() == "true"
    told = {name: cells.get(name, "") for name in ("start date", "due date")}
    start, due = (iso(words, own, whole_day=whole) for words in told.values())
    for words, read in zip(told.values(), (start, due), strict=True):
        if words and read is None:
            found.trouble(Trouble(line, "date", words[:60]))
    when, minutes = due or start or When(), None
    if start and due and start.day == due.day and start.at and due.at and start.at < due.at:
        when, minutes = start, _between(start, due)
    repeat = cells.get("repeat", "")
    kept = rule(repeat) if repeat and when.day else None
    there = When(when.day, when.at, kept)
    here = moved(there, own, zone)
    if here is None or (repeat and when.day and kept is None):
        found.trouble(Trouble(line, "repeat", repeat[:60]))
    return here or there, minutes


def _between(start: When, due: When) -> int:
    assert start.day is not None
    assert start.at is not None
    assert due.at is not None
    begun = datetime.combine(start.day, start.at)
    return max(1, int((datetime.combine(start.day, due.at) - begun).total_seconds() // 60))


def _tags(words: str) -> tuple[str, ...]:
    parts = (part.strip().lstrip("#")[:WORD] for part in words.split(","))
    return tuple(dict.fromkeys(part for part in parts if visible(part)))[:MOST_TAGS]


def _project(words: str) -> str | None:
    name = short(words, WORD)
    return name if visible(name) and name.casefold() not in {"inbox", "📥inbox"} else None


def _reminders(words: str) -> tuple[int, ...]:
    found = (minutes_before(part) for part in words.replace(",", "\n").splitlines())
    return tuple(sorted({one for one in found if one is not None}))[:_MOST_REMINDERS]

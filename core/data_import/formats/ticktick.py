"""TickTick: the CSV of a backup, with some lines about itself before the columns."""

from datetime import datetime

from core.data_import.formats.dates import (
    convert_zone,
    get_known_zone,
    parse_iso_date,
    parse_minutes_before,
    parse_rrule,
)
from core.data_import.formats.results import (
    MAX_TAGS,
    NOTES_LENGTH,
    TITLE_LENGTH,
    WORD_LENGTH,
    ImportedFile,
    ImportedTask,
    ImportIssue,
    KeyGenerator,
    ParsedSchedule,
    SkipReason,
    is_visible,
    shorten_text,
)
from core.data_import.formats.rows import name_cells, read_table
from core.language.values import Priority

REQUIRED_COLUMNS = ("list name", "title", "status", "due date")
_PRIORITIES: dict[str, Priority] = {"5": "high", "3": "medium", "1": "low"}
_OPEN_STATUSES = {"", "0"}
_MAX_REMINDERS = 5


def read_ticktick(text: str, zone: str) -> ImportedFile | None:
    """None if it is not TickTick's."""
    opened = read_table(text, *REQUIRED_COLUMNS)
    if opened is None:
        return None
    names, below = opened
    found, keys = ImportedFile("ticktick"), KeyGenerator()
    for line, row in below:
        cells = name_cells(names, row) if row is not None else None
        if cells is None:
            what = ",".join(row or ())[:60]
            found.add_issue(ImportIssue(line, "columns", what, refused=True))
        elif any(cells.values()):
            _add_task(found, line, cells, keys, zone)
    return found


def _add_task(
    found: ImportedFile, line: int, cells: dict[str, str], keys: KeyGenerator, zone: str
) -> None:
    out = _get_skip_reason(cells)
    if out is not None:
        found.left_out[out] += 1
        return
    title = shorten_text(cells["title"], TITLE_LENGTH)
    if not is_visible(title):
        found.add_issue(ImportIssue(line, "title", cells["title"][:60], refused=True))
        return
    when, minutes = _parse_schedule(found, line, cells, zone)
    found.tasks.append(
        ImportedTask(
            line=line,
            key=keys.make_key(cells["list name"], cells["title"], cells.get("created time", "")),
            title=title,
            priority=_PRIORITIES.get(cells.get("priority", "")),
            schedule=when,
            tags=_parse_tags(cells.get("tags", "")),
            project=_parse_project(cells["list name"]),
            minutes=minutes,
            remind_before=_parse_reminders(cells.get("reminder", "")) if when.at else (),
            notes=cells.get("content", "")[:NOTES_LENGTH] or None,
        )
    )


def _get_skip_reason(cells: dict[str, str]) -> SkipReason | None:
    if cells.get("kind", "").upper() == "NOTE":
        return "note"
    return None if cells["status"] in _OPEN_STATUSES else "done"


def _parse_schedule(
    found: ImportedFile, line: int, cells: dict[str, str], zone: str
) -> tuple[ParsedSchedule, int | None]:
    """The due time; of something with a beginning and an end the beginning, and how long."""
    own = get_known_zone(cells.get("timezone", ""), zone)
    whole = cells.get("is all day", "").casefold() == "true"
    text = {name: cells.get(name, "") for name in ("start date", "due date")}
    start, due = (parse_iso_date(words, own, whole_day=whole) for words in text.values())
    for words, read in zip(text.values(), (start, due), strict=True):
        if words and read is None:
            found.add_issue(ImportIssue(line, "date", words[:60]))
    when, minutes = due or start or ParsedSchedule(), None
    if start and due and start.day == due.day and start.at and due.at and start.at < due.at:
        when, minutes = start, _count_minutes(start, due)
    repeat = cells.get("repeat", "")
    kept = parse_rrule(repeat) if repeat and when.day else None
    there = ParsedSchedule(when.day, when.at, kept)
    here = convert_zone(there, own, zone)
    if here is None or (repeat and when.day and kept is None):
        found.add_issue(ImportIssue(line, "repeat", repeat[:60]))
    return here or there, minutes


def _count_minutes(start: ParsedSchedule, due: ParsedSchedule) -> int:
    assert start.day is not None
    assert start.at is not None
    assert due.at is not None
    begun = datetime.combine(start.day, start.at)
    return max(1, int((datetime.combine(start.day, due.at) - begun).total_seconds() // 60))


def _parse_tags(words: str) -> tuple[str, ...]:
    parts = (part.strip().lstrip("#")[:WORD_LENGTH] for part in words.split(","))
    return tuple(dict.fromkeys(part for part in parts if is_visible(part)))[:MAX_TAGS]


def _parse_project(words: str) -> str | None:
    name = shorten_text(words, WORD_LENGTH)
    return name if is_visible(name) and name.casefold() not in {"inbox", "📥inbox"} else None


def _parse_reminders(words: str) -> tuple[int, ...]:
    found = (parse_minutes_before(part) for part in words.replace(",", "\n").splitlines())
    return tuple(sorted({one for one in found if one is not None}))[:_MAX_REMINDERS]

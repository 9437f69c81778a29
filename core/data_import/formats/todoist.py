"""Todoist: the CSV of a project, with sections, notes, labels in the titles and dates in words."""

import re
from collections.abc import Iterator
from dataclasses import replace

from core.data_import.formats.dates import convert_zone, get_known_zone, parse_date
from core.data_import.formats.results import (
    MAX_STEPS,
    MAX_TAGS,
    NOTES_LENGTH,
    STEP_LENGTH,
    TITLE_LENGTH,
    WORD_LENGTH,
    ImportedFile,
    ImportedTask,
    ImportIssue,
    KeyGenerator,
    ParsedSchedule,
    ScheduleParser,
    is_visible,
    shorten_text,
)
from core.data_import.formats.rows import Row, name_cells, read_table
from core.language.values import Priority

REQUIRED_COLUMNS = ("type", "content", "priority")
_PRIORITIES: dict[str, Priority] = {"1": "high", "2": "medium", "3": "low"}
_LABEL = re.compile(r"(?:^|(?<=\s))@([\w-]+)")
_NUMBER_IN_NAME = re.compile(r"\s*\[\d+\]|\s*\(\d+\)")


def read_todoist(name: str, text: str, read: ScheduleParser, zone: str) -> ImportedFile | None:
    """None if it is not Todoist's; the file's name is the project's."""
    opened = read_table(text, *REQUIRED_COLUMNS)
    if opened is None:
        return None
    found, keys = ImportedFile("todoist"), KeyGenerator()
    project = _parse_project(name)
    for line, cells in _iterate_cells(*opened, found):
        kind = cells["type"].casefold()
        if kind == "note" and found.tasks:
            found.tasks[-1] = _add_notes(found.tasks[-1], cells["content"])
        elif kind == "task" and _is_step(cells, found):
            step = shorten_text(_LABEL.sub("", cells["content"]), STEP_LENGTH)
            found.tasks[-1] = replace(found.tasks[-1], steps=(*found.tasks[-1].steps, step))
        elif kind == "task":
            _add_task(found, line, cells, project, keys, read, zone)
    return found


def _iterate_cells(
    names: list[str], below: Iterator[Row], found: ImportedFile
) -> Iterator[tuple[int, dict[str, str]]]:
    for line, row in below:
        cells = name_cells(names, row) if row is not None else None
        if cells is None:
            what = ",".join(row or ())[:60]
            found.add_issue(ImportIssue(line, "columns", what, refused=True))
        elif any(cells.values()):
            yield line, cells


def _add_task(
    found: ImportedFile,
    line: int,
    cells: dict[str, str],
    project: str | None,
    keys: KeyGenerator,
    read: ScheduleParser,
    zone: str,
) -> None:
    content = cells["content"]
    tags = tuple(dict.fromkeys(tag[:WORD_LENGTH] for tag in _LABEL.findall(content)))[:MAX_TAGS]
    title = shorten_text(_LABEL.sub("", content), TITLE_LENGTH)
    if not is_visible(title):
        found.add_issue(ImportIssue(line, "title", content[:60], refused=True))
        return
    when = _parse_schedule(found, line, cells, read, zone)
    found.tasks.append(
        ImportedTask(
            line=line,
            key=keys.make_key(project or "", content, cells.get("date", "")),
            title=title,
            priority=_PRIORITIES.get(cells["priority"]),
            schedule=when,
            tags=tags,
            project=project,
            minutes=_parse_minutes(cells),
            notes=cells.get("description", "")[:NOTES_LENGTH] or None,
        )
    )


def _parse_schedule(
    found: ImportedFile, line: int, cells: dict[str, str], read: ScheduleParser, zone: str
) -> ParsedSchedule:
    words = cells.get("date") or cells.get("deadline", "")
    if not words:
        return ParsedSchedule()
    language = (cells.get("date_lang") or "en").casefold()
    own = get_known_zone(cells.get("timezone", ""), zone)
    text = parse_date(words.replace("every!", "every"), language, own, read)
    when = text and convert_zone(text, own, zone)
    if text is None or when is None:
        found.add_issue(ImportIssue(line, "date", words[:60]))
        when = text or ParsedSchedule()
    return replace(when, repeats_from_done=when.repeats_from_done or "every!" in words)


def _parse_minutes(cells: dict[str, str]) -> int | None:
    number = cells.get("duration", "")
    if not (number.isascii() and number.isdigit()) or len(number) > 5:
        return None
    minutes = int(number) * (1440 if cells.get("duration_unit") == "day" else 1)
    return minutes if 1 <= minutes <= 1440 else None


def _is_step(cells: dict[str, str], found: ImportedFile) -> bool:
    """Below another task, and without a date of its own: a small step of it."""
    below = cells.get("indent", "1") not in ("", "0", "1") and bool(found.tasks)
    bare = not cells.get("date") and is_visible(_LABEL.sub("", cells["content"]))
    return below and bare and len(found.tasks[-1].steps) < MAX_STEPS


def _add_notes(task: ImportedTask, words: str) -> ImportedTask:
    notes = "\n".join(part for part in (task.notes, words) if part)[:NOTES_LENGTH]
    return replace(task, notes=notes or None)


def _parse_project(name: str) -> str | None:
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    plain = shorten_text(_NUMBER_IN_NAME.sub("", stem), WORD_LENGTH)
    return plain if is_visible(plain) and plain.casefold() != "inbox" else None

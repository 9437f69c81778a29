"""Todoist: the CSV of a project, with sections, notes, labels in the titles and dates in words."""

import re
from collections.abc import Iterator
from dataclasses import replace

from core.personal.imports.dates import known_zone, moved, written
from core.personal.imports.found import (
    MOST_STEPS,
    MOST_TAGS,
    NOTES,
    STEP,
    TITLE,
    WORD,
    Found,
    FoundTask,
    Keys,
    Priority,
    ReadWhen,
    Trouble,
    When,
    short,
    visible,
)
from core.personal.imports.rows import Row, named, table

NEEDED = ("type", "content", "priority")
_PRIORITIES: dict[str, Priority] = {"1": "high", "2": "medium", "3": "low"}
_LABEL = re.compile(r"(?:^|(?<=\s))@([\w-]+)")
_NUMBER_IN_NAME = re.compile(r"\s*\[\d+\]|\s*\(\d+\)")


def read_todoist(name: str, text: str, read: ReadWhen, zone: str) -> Found | None:
    """None if it is not Todoist's; the file's name is the project's."""
    opened = table(text, *NEEDED)
    if opened is None:
        return None
    found, keys = Found("todoist"), Keys()
    project = _project(name)
    for line, cells in _cells(*opened, found):
        kind = cells["type"].casefold()
        if kind == "note" and found.tasks:
            found.tasks[-1] = _noted(found.tasks[-1], cells["content"])
        elif kind == "task" and _is_step(cells, found):
            step = short(_LABEL.sub("", cells["content"]), STEP)
            found.tasks[-1] = replace(found.tasks[-1], steps=(*found.tasks[-1].steps, step))
        elif kind == "task":
            _take(found, line, cells, project, keys, read, zone)
    return found


def _cells(
    names: list[str], below: Iterator[Row], found: Found
) -> Iterator[tuple[int, dict[str, str]]]:
    for line, row in below:
        cells = named(names, row) if row is not None else None
        if cells is None:
            what = ",".join(row or ())[:60]
            found.trouble(Trouble(line, "columns", what, refused=True))
        elif any(cells.values()):
            yield line, cells


def _take(
    found: Found,
    line: int,
    cells: dict[str, str],
    project: str | None,
    keys: Keys,
    read: ReadWhen,
    zone: str,
) -> None:
    content = cells["content"]
    tags = tuple(dict.fromkeys(tag[:WORD] for tag in _LABEL.findall(content)))[:MOST_TAGS]
    title = short(_LABEL.sub("", content), TITLE)
    if not visible(title):
        found.trouble(Trouble(line, "title", content[:60], refused=True))
        return
    when = _when(found, line, cells, read, zone)
    found.tasks.append(
        FoundTask(
            line=line,
            key=keys.of(project or "", content, cells.get("date", "")),
            title=title,
            priority=_PRIORITIES.get(cells["priority"]),
            when=when,
            tags=tags,
            project=project,
            minutes=_minutes(cells),
            notes=cells.get("description", "")[:NOTES] or None,
        )
    )


def _when(found: Found, line: int, cells: dict[str, str], read: ReadWhen, zone: str) -> When:
    words = cells.get("date") or cells.get("deadline", "")
    if not words:
        return When()
    language = (cells.get("date_lang") or "en").casefold()
    own = known_zone(cells.get("timezone", ""), zone)
    told = written(words.replace("every!", "every"), language, own, read)
    when = told and moved(told, own, zone)
    if told is None or when is None:
        found.trouble(Trouble(line, "date", words[:60]))
        when = told or When()
    return replace(when, from_done=when.from_done or "every!" in words)


def _minutes(cells: dict[str, str]) -> int | None:
    number = cells.get("duration", "")
    if not (number.isascii() and number.isdigit()) or len(number) > 5:
        return None
    minutes = int(number) * (1440 if cells.get("duration_unit") == "day" else 1)
    return minutes if 1 <= minutes <= 1440 else None


def _is_step(cells: dict[str, str], found: Found) -> bool:
    """Below another task, and without a date of its own: a small step of it."""
    below = cells.get("indent", "1") not in ("", "0", "1") and bool(found.tasks)
    bare = not cells.get("date") and visible(_LABEL.sub("", cells["content"]))
    return below and bare and len(found.tasks[-1].steps) < MOST_STEPS


def _noted(task: FoundTask, words: str) -> FoundTask:
    notes = "\n".join(part for part in (task.notes, words) if part)[:NOTES]
    return replace(task, notes=notes or None)


def _project(name: str) -> str | None:
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    plain = short(_NUMBER_IN_NAME.sub("", stem), WORD)
    return plain if visible(plain) and plain.casefold() != "inbox" else None

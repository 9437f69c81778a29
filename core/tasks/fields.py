"""From what a sentence was understood as to the fields of a task, within the limits of a task."""

from collections.abc import Iterable
from typing import Any

from core.language.result import ParsedTask
from core.tasks.contracts.views import (
    MAX_REMINDERS,
    MAX_TAGS,
    PROJECT_LENGTH,
    TAG_LENGTH,
    TITLE_LENGTH,
)


def build_task_fields(parsed: ParsedTask, text: str) -> dict[str, Any]:
    """The fields of a new task; a sentence without a title keeps its whole text."""
    return {
        "title": (parsed.title or text).strip()[:TITLE_LENGTH],
        "priority": parsed.priority,
        "due_date": parsed.due_date,
        "due_time": parsed.due_time,
        "rrule": parsed.rrule,
        "repeat_from": parsed.repeat_from,
        "tags": tuple(tag[:TAG_LENGTH] for tag in parsed.tags[:MAX_TAGS]),
        "project": parsed.project[:PROJECT_LENGTH] if parsed.project else None,
        "duration_minutes": parsed.duration_minutes,
        "remind_before": parsed.remind_before_minutes[:MAX_REMINDERS],
    }


def build_corrections(parsed: ParsedTask, tags: Iterable[str]) -> dict[str, Any]:
    """The fields that words without a title change; new tags are added to the task's `tags`."""
    fields = build_task_fields(parsed, parsed.title)
    del fields["title"]
    if not parsed.rrule:
        del fields["repeat_from"]
    if parsed.tags:
        fields["tags"] = tuple(dict.fromkeys((*tags, *fields["tags"])))[:MAX_TAGS]
    return {name: value for name, value in fields.items() if value}

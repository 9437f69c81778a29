"""Try the grammar alone: `python -m core.language --lang ru "текст"` prints JSON."""

import argparse
import sys
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from core.kit.clock import SystemClock
from core.language.parser import parse_task
from core.language.result import ParsedTask


def main(arguments: list[str] | None = None) -> None:
    """Parse one sentence as the options say and print what was understood."""
    options = _build_parser().parse_args(arguments)
    now = options.now or SystemClock().now()
    if now.tzinfo is None:
        now = now.replace(tzinfo=options.tz)
    task = parse_task(options.text, now=now, zone=options.tz.key, lang=options.lang)
    answer = msgspec.json.format(msgspec.json.encode(convert_to_json(task)), indent=2)
    sys.stdout.write(answer.decode() + "\n")


def _build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m core.language", description=__doc__)
    parser.add_argument("text")
    parser.add_argument("--now", type=datetime.fromisoformat, help="ISO time, local to --tz")
    parser.add_argument("--tz", type=_parse_zone, default=ZoneInfo("Europe/Moscow"))
    parser.add_argument("--lang", choices=("ru", "uk", "en"), default="en")
    return parser


def _parse_zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise argparse.ArgumentTypeError(f"no time zone called {name!r}") from None


def convert_to_json(task: ParsedTask) -> dict[str, Any]:
    """The fields of the command line's answer; `due` is a local ISO date or time, or null."""
    return {
        "title": task.title,
        "due": format_due(task),
        "rrule": task.rrule,
        "repeat_from": task.repeat_from if task.rrule else None,
        "priority": task.priority,
        "tags": task.tags,
        "duration": task.duration_minutes,
        "project": task.project,
        "reminders": task.remind_before_minutes,
    }


def format_due(task: ParsedTask) -> str | None:
    """`2026-11-22`, `2026-11-22T18:00`, or None."""
    if task.due_date is None:
        return None
    if task.due_time is None:
        return task.due_date.isoformat()
    return datetime.combine(task.due_date, task.due_time).isoformat(timespec="minutes")


if __name__ == "__main__":
    main()

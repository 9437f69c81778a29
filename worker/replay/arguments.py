"""What `python -m worker replay` understands."""

import math
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, NoReturn

from core.kit.bus.errors import InvalidName
from core.kit.bus.names import check_pattern
from worker.reactions import REACTIONS

Server = Literal["jetstream", "postgres"]
Pace = Literal["fast", "recorded"]
EVENTS_OF = {
    reaction.__name__: tuple(
        kind.subject for kind, others in REACTIONS.items() if reaction in others
    )
    for reactions in REACTIONS.values()
    for reaction in reactions
}
"""Reaction -> the events it follows."""

_SERVERS: dict[str, Server] = {"jetstream": "jetstream", "postgres": "postgres"}
_PACES: dict[str, Pace] = {"fast": "fast", "recorded": "recorded"}


@dataclass(frozen=True)
class Options:
    """One replay: `source` is "jetstream", "postgres" or a file, `target` reactions or a file."""

    source: Server | Path
    target: tuple[str, ...] | Path
    names: tuple[str, ...] = (">",)
    since: datetime | None = None
    until: datetime | None = None
    speed: Pace | float = "fast"
    dry_run: bool = False
    state: Path | None = None
    skip_damaged: bool = False
    again: str = ""


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def parse(arguments: Sequence[str]) -> Options | None:
    """The options, None when the reactions are to be listed. Exits with one line if wrong."""
    parser = _parser()
    given = vars(parser.parse_args(arguments))
    if given.pop("list"):
        return None
    if given["source"] is None or given["target"] is None:
        parser.error("--from and --to are needed; --list shows the reactions, --help the rest")
    if isinstance(given["source"], Path) and given["source"] == given["target"]:
        parser.error("a file cannot be written into itself")
    return Options(**given)


def _parser() -> ArgumentParser:
    parser = _Parser(
        prog="worker replay",
        description="Play past domain events to reactions once more, or write them to a file.",
        allow_abbrev=False,
    )

    def add(name: str, **more: Any) -> None:
        parser.add_argument(name, **more)

    add("--list", action="store_true", help="show the reactions and end")
    add("--from", dest="source", type=_source, help="jetstream, postgres or file:PATH")
    add("--to", dest="target", type=_target, help="REACTION[,REACTION], or file:PATH to export")
    add(
        "--names",
        type=_names,
        default=(">",),
        help="patterns of event names, as 'habits.*,users.>'",
    )
    add("--since", type=_instant, help="ISO time, UTC unless it says otherwise; inclusive")
    add("--until", type=_instant, help="ISO time, exclusive")
    add("--speed", type=_speed, default="fast", help="fast (default), recorded, or a factor")
    add("--dry-run", action="store_true", help="count, change nothing")
    add("--state", type=Path, help="a file that remembers the place, to go on from it next time")
    add("--skip-damaged", action="store_true", help="pass over damaged lines of a file")
    add("--again", default="", metavar="SALT", help="react even to what was reacted to: dangerous")
    return parser


def _file(text: str) -> Path | None:
    kind, colon, path = text.partition(":")
    return Path(path).resolve() if kind == "file" and colon and path else None


def _source(text: str) -> Server | Path:
    if text in _SERVERS:
        return _SERVERS[text]
    if (path := _file(text)) is not None:
        return path
    raise ArgumentTypeError(f"{text!r} is not jetstream, postgres or file:PATH")


def _target(text: str) -> tuple[str, ...] | Path:
    if (path := _file(text)) is not None:
        return path
    chosen = tuple(text.split(","))
    for name in chosen:
        if name not in EVENTS_OF:
            known = ", ".join(EVENTS_OF)
            raise ArgumentTypeError(f"{name!r} is neither a reaction ({known}) nor file:PATH")
    return chosen


def _names(text: str) -> tuple[str, ...]:
    patterns = tuple(text.split(","))
    try:
        for pattern in patterns:
            check_pattern(pattern)
    except InvalidName as error:
        raise ArgumentTypeError(str(error)) from error
    return patterns


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no time like 2026-05-01T08:00") from None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def _speed(text: str) -> Pace | float:
    if text in _PACES:
        return _PACES[text]
    try:
        factor = float(text)
    except ValueError:
        factor = math.nan
    if not 0 < factor < math.inf:
        raise ArgumentTypeError(f"{text!r} is not fast, recorded or a factor above 0")
    return factor

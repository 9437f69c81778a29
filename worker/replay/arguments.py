"""What `python -m worker replay` understands."""

import math
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, NoReturn

from core.kit.bus.errors import InvalidName
from core.kit.bus.names import validate_pattern
from worker.reactions import REACTIONS

ServerSource = Literal["jetstream", "postgres"]
ReplayPace = Literal["fast", "recorded"]
EVENTS_BY_REACTION = {
    reaction.__name__: tuple(
        kind.subject for kind, others in REACTIONS.items() if reaction in others
    )
    for reactions in REACTIONS.values()
    for reaction in reactions
}
"""Reaction -> the events it follows."""

_SERVERS: dict[str, ServerSource] = {"jetstream": "jetstream", "postgres": "postgres"}
_PACES: dict[str, ReplayPace] = {"fast": "fast", "recorded": "recorded"}


@dataclass(frozen=True)
class ReplayOptions:
    """One replay: `source` is "jetstream", "postgres" or a file, `target` reactions or a file."""

    source: ServerSource | Path
    target: tuple[str, ...] | Path
    names: tuple[str, ...] = (">",)
    since: datetime | None = None
    until: datetime | None = None
    speed: ReplayPace | float = "fast"
    dry_run: bool = False
    state: Path | None = None
    skip_damaged: bool = False
    again: str = ""


class _ReplayArgumentParser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def parse_arguments(arguments: Sequence[str]) -> ReplayOptions | None:
    """The options, None when the reactions are to be listed. Exits with one line if wrong."""
    parser = _build_parser()
    given = vars(parser.parse_args(arguments))
    if given.pop("list"):
        return None
    if given["source"] is None or given["target"] is None:
        parser.error("--from and --to are needed; --list shows the reactions, --help the rest")
    if isinstance(given["source"], Path) and given["source"] == given["target"]:
        parser.error("a file cannot be written into itself")
    return ReplayOptions(**given)


def _build_parser() -> ArgumentParser:
    parser = _ReplayArgumentParser(
        prog="worker replay",
        description="Play past domain events to reactions once more, or write them to a file.",
        allow_abbrev=False,
    )

    def add_argument(name: str, **more: Any) -> None:
        parser.add_argument(name, **more)

    add_argument("--list", action="store_true", help="show the reactions and end")
    add_argument(
        "--from", dest="source", type=_parse_source, help="jetstream, postgres or file:PATH"
    )
    add_argument(
        "--to",
        dest="target",
        type=_parse_target,
        help="REACTION[,REACTION], or file:PATH to export",
    )
    add_argument(
        "--names",
        type=_parse_names,
        default=(">",),
        help="patterns of event names, as 'habits.*,users.>'",
    )
    add_argument(
        "--since", type=_parse_instant, help="ISO time, UTC unless it says otherwise; inclusive"
    )
    add_argument("--until", type=_parse_instant, help="ISO time, exclusive")
    add_argument(
        "--speed", type=_parse_speed, default="fast", help="fast (default), recorded, or a factor"
    )
    add_argument("--dry-run", action="store_true", help="count, change nothing")
    add_argument(
        "--state", type=Path, help="a file that remembers the place, to go on from it next time"
    )
    add_argument("--skip-damaged", action="store_true", help="pass over damaged lines of a file")
    add_argument(
        "--again", default="", metavar="SALT", help="react even to what was reacted to: dangerous"
    )
    return parser


def _parse_file(text: str) -> Path | None:
    kind, colon, path = text.partition(":")
    return Path(path).resolve() if kind == "file" and colon and path else None


def _parse_source(text: str) -> ServerSource | Path:
    if text in _SERVERS:
        return _SERVERS[text]
    if (path := _parse_file(text)) is not None:
        return path
    raise ArgumentTypeError(f"{text!r} is not jetstream, postgres or file:PATH")


def _parse_target(text: str) -> tuple[str, ...] | Path:
    if (path := _parse_file(text)) is not None:
        return path
    chosen = tuple(text.split(","))
    for name in chosen:
        if name not in EVENTS_BY_REACTION:
            known = ", ".join(EVENTS_BY_REACTION)
            raise ArgumentTypeError(f"{name!r} is neither a reaction ({known}) nor file:PATH")
    return chosen


def _parse_names(text: str) -> tuple[str, ...]:
    patterns = tuple(text.split(","))
    try:
        for pattern in patterns:
            validate_pattern(pattern)
    except InvalidName as error:
        raise ArgumentTypeError(str(error)) from error
    return patterns


def _parse_instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no time like 2026-05-01T08:00") from None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def _parse_speed(text: str) -> ReplayPace | float:
    if text in _PACES:
        return _PACES[text]
    try:
        factor = float(text)
    except ValueError:
        factor = math.nan
    if not 0 < factor < math.inf:
        raise ArgumentTypeError(f"{text!r} is not fast, recorded or a factor above 0")
    return factor

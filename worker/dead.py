"""`python -m worker dead`: find, read, mend, replay and dismiss the dead letters of events."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from uuid import UUID

import msgspec
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from core.activity.contracts import DeadLetterState, DeadLetterView
from core.activity.dead_letters import DeadLetterFilter, DeadLetterRepository
from core.activity.rules import InvalidEvent, MalformedBody
from core.kit.clock import ShiftedClock
from core.kit.database import create_engine
from core.kit.error_texts import describe_error
from core.kit.errors import NotFound
from core.kit.outbox import Outbox
from core.kit.settings import SettingsError, load_settings, require_settings

PAGE_SIZE = 500


def run_dead_letters_command(arguments: Sequence[str]) -> int:
    """Do as the command line says; returns the exit status."""
    options = _parse_arguments(arguments)
    try:
        sys.stdout.write(asyncio.run(_run_in_session(options)))
    except NotFound:
        sys.stderr.write("worker dead: no such dead letter\n")
    except (SettingsError, SQLAlchemyError, OSError, MalformedBody) as error:
        sys.stderr.write(f"worker dead: {_line_of(error)}\n")
    except InvalidEvent as error:
        sys.stderr.write(f"worker dead: {error.reason}; mend it with `edit` first\n")
    else:
        return 0
    return 1


def _line_of(error: Exception) -> str:
    return str(error) if isinstance(error, SettingsError) else describe_error(error)


async def _run_in_session(options: argparse.Namespace) -> str:
    settings = load_settings()
    require_settings(settings, "database_url")
    engine = create_engine(str(settings.database_url), pool_size=1)
    try:
        async with AsyncSession(engine) as session, session.begin():
            clock = ShiftedClock(settings.clock_offset)
            return await _execute_action(
                options, DeadLetterRepository(session, clock, Outbox(session))
            )
    finally:
        await engine.dispose()


async def _execute_action(options: argparse.Namespace, letters: DeadLetterRepository) -> str:
    match options.action:
        case "list":
            return "".join(map(_format_line, await letters.find(_build_filter(options))))
        case "show":
            return _format_details(await letters.get(options.id))
        case "edit":
            payload = sys.stdin.read() if options.payload == "-" else options.payload
            return _format_details(await letters.edit_payload(options.id, payload))
        case "replay" if options.id is not None:
            return f"sent again as event {await letters.replay_letter(options.id)}\n"
        case "replay":
            return await _replay_matching(letters, _build_filter(options))
        case _:
            await letters.dismiss_letter(options.id)
            return "dismissed\n"


async def _replay_matching(letters: DeadLetterRepository, wanted: DeadLetterFilter) -> str:
    """Whatever breaks a rule stays open; the rest is sent again."""
    sent, left = 0, []
    for letter in await letters.find(wanted):
        try:
            await letters.replay_letter(letter.id)
            sent += 1
        except (InvalidEvent, MalformedBody) as error:
            left.append(f"{letter.id} stays: {error}\n")
    return "".join([*left, f"{sent} sent again, {len(left)} stay\n"])


def _build_filter(options: argparse.Namespace) -> DeadLetterFilter:
    return DeadLetterFilter(
        state=getattr(options, "state", DeadLetterState.OPEN),
        reason=options.reason,
        text=options.text,
        limit=options.limit,
    )


def _format_line(letter: DeadLetterView) -> str:
    at = letter.received_at.isoformat(timespec="seconds")
    start = letter.payload[:80].replace("\n", " ")
    return f"{letter.id}  {at}  {letter.state}  {letter.reason}  {letter.source}  {start}\n"


def _format_details(letter: DeadLetterView) -> str:
    return msgspec.json.format(msgspec.json.encode(letter)).decode() + "\n"


def _parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m worker dead", description=__doc__)
    actions = parser.add_subparsers(dest="action", required=True)
    find = actions.add_parser("list", help="the newest first")
    find.add_argument(
        "--state", type=DeadLetterState, choices=list(DeadLetterState), default=DeadLetterState.OPEN
    )
    _add_filter_arguments(find)
    for name, text in (("show", "the whole letter"), ("dismiss", "close it as it is")):
        actions.add_parser(name, help=text).add_argument("id", type=UUID)
    edit = actions.add_parser("edit", help="put another event in its place")
    edit.add_argument("id", type=UUID)
    edit.add_argument("payload", help="the event as JSON, - to read it from the standard input")
    replay = actions.add_parser("replay", help="one by its id, or all open ones that fit")
    replay.add_argument("id", type=UUID, nargs="?")
    _add_filter_arguments(replay)
    return parser.parse_args(arguments)


def _add_filter_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reason", help="conflict, invalid, refused or unreadable")
    parser.add_argument("--text", help="a part of payload, error or source")
    parser.add_argument("--limit", type=int, default=PAGE_SIZE)

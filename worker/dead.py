"""`python -m worker dead`: find, read, mend, replay and dismiss the dead letters of events."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from uuid import UUID

import msgspec
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from core.activity.contracts import DeadState, DeadView
from core.activity.dead import DeadLetters, Wanted
from core.activity.rules import Malformed, Refusal
from core.kit.clock import ShiftedClock
from core.kit.database import create_engine
from core.kit.error_texts import describe_error
from core.kit.errors import NotFound
from core.kit.outbox import Outbox
from core.kit.settings import SettingsError, load_settings, require

AT_ONCE = 500


def dead(arguments: Sequence[str]) -> int:
    """Do as the command line says; returns the exit status."""
    options = _parse(arguments)
    try:
        sys.stdout.write(asyncio.run(_run(options)))
    except NotFound:
        sys.stderr.write("worker dead: no such dead letter\n")
    except (SettingsError, SQLAlchemyError, OSError, Malformed) as error:
        sys.stderr.write(f"worker dead: {_line_of(error)}\n")
    except Refusal as error:
        sys.stderr.write(f"worker dead: {error.reason}; mend it with `edit` first\n")
    else:
        return 0
    return 1


def _line_of(error: Exception) -> str:
    return str(error) if isinstance(error, SettingsError) else describe_error(error)


async def _run(options: argparse.Namespace) -> str:
    settings = load_settings()
    require(settings, "database_url")
    engine = create_engine(str(settings.database_url), pool_size=1)
    try:
        async with AsyncSession(engine) as session, session.begin():
            clock = ShiftedClock(settings.clock_offset)
            return await _do(options, DeadLetters(session, clock, Outbox(session)))
    finally:
        await engine.dispose()


async def _do(options: argparse.Namespace, letters: DeadLetters) -> str:
    match options.action:
        case "list":
            return "".join(map(_line, await letters.find(_wanted(options))))
        case "show":
            return _page(await letters.get(options.id))
        case "edit":
            payload = sys.stdin.read() if options.payload == "-" else options.payload
            return _page(await letters.edit(options.id, payload))
        case "replay" if options.id is not None:
            return f"sent again as event {await letters.replay(options.id)}\n"
        case "replay":
            return await _replay_all(letters, _wanted(options))
        case _:
            await letters.dismiss(options.id)
            return "dismissed\n"


async def _replay_all(letters: DeadLetters, wanted: Wanted) -> str:
    """Whatever breaks a rule stays open; the rest is sent again."""
    sent, left = 0, []
    for letter in await letters.find(wanted):
        try:
            await letters.replay(letter.id)
            sent += 1
        except (Refusal, Malformed) as error:
            left.append(f"{letter.id} stays: {error}\n")
    return "".join([*left, f"{sent} sent again, {len(left)} stay\n"])


def _wanted(options: argparse.Namespace) -> Wanted:
    return Wanted(
        state=getattr(options, "state", DeadState.OPEN),
        reason=options.reason,
        text=options.text,
        limit=options.limit,
    )


def _line(letter: DeadView) -> str:
    at = letter.received_at.isoformat(timespec="seconds")
    start = letter.payload[:80].replace("\n", " ")
    return f"{letter.id}  {at}  {letter.state}  {letter.reason}  {letter.source}  {start}\n"


def _page(letter: DeadView) -> str:
    return msgspec.json.format(msgspec.json.encode(letter)).decode() + "\n"


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m worker dead", description=__doc__)
    actions = parser.add_subparsers(dest="action", required=True)
    find = actions.add_parser("list", help="the newest first")
    find.add_argument("--state", type=DeadState, choices=list(DeadState), default=DeadState.OPEN)
    _filters(find)
    for name, told in (("show", "the whole letter"), ("dismiss", "close it as it is")):
        actions.add_parser(name, help=told).add_argument("id", type=UUID)
    edit = actions.add_parser("edit", help="put another event in its place")
    edit.add_argument("id", type=UUID)
    edit.add_argument("payload", help="the event as JSON, - to read it from the standard input")
    replay = actions.add_parser("replay", help="one by its id, or all open ones that fit")
    replay.add_argument("id", type=UUID, nargs="?")
    _filters(replay)
    return parser.parse_args(arguments)


def _filters(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reason", help="conflict, invalid, refused or unreadable")
    parser.add_argument("--text", help="a part of payload, error or source")
    parser.add_argument("--limit", type=int, default=AT_ONCE)

"""`python -m api keys`: make, list and revoke the API keys of other systems."""

import argparse
import asyncio
import re
import sys
from collections.abc import Sequence
from uuid import UUID

import asyncpg
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from core.activity.api_keys import DEFAULT_RATE, ApiKeyRepository
from core.activity.contracts import MAX_RATE, SOURCE_PATTERN, ApiScope
from core.kit.clock import SystemClock
from core.kit.database import create_engine
from core.kit.error_texts import describe_error
from core.kit.settings import SettingsError, load_settings, require_settings


def run_keys_command(arguments: Sequence[str]) -> int:
    """Do as the command line says; returns the exit status."""
    options = _parse_arguments(arguments)
    try:
        sys.stdout.write(asyncio.run(_run_in_session(options)))
    except (SettingsError, SQLAlchemyError, OSError, asyncpg.PostgresError) as error:
        sys.stderr.write(f"api keys: {_line_of(error)}\n")
        return 1
    return 0


def _line_of(error: Exception) -> str:
    return str(error) if isinstance(error, SettingsError) else describe_error(error)


async def _run_in_session(options: argparse.Namespace) -> str:
    settings = load_settings()
    require_settings(settings, "database_url")
    engine = create_engine(str(settings.database_url), pool_size=1)
    try:
        async with AsyncSession(engine) as session, session.begin():
            return await _execute_action(options, ApiKeyRepository(session, SystemClock()))
    finally:
        await engine.dispose()


async def _execute_action(options: argparse.Namespace, repository: ApiKeyRepository) -> str:
    match options.action:
        case "add":
            key = await repository.issue_key(
                options.source, options.scope or [ApiScope.WRITE], options.rate
            )
            return f"{key}\nIt is shown this once. Send it as: Authorization: Bearer {key}\n"
        case "revoke":
            return "revoked\n" if await repository.revoke_key(options.id) else "no such open key\n"
        case _:
            return "".join(
                f"{key.id}  {key.hint}…  {key.source}  {','.join(key.scopes)}  {key.rate}/s"
                f"{'  revoked' if key.revoked_at else ''}\n"
                for key in await repository.list_keys()
            )


def _parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m api keys", description=__doc__)
    actions = parser.add_subparsers(dest="action", required=True)
    add = actions.add_parser("add", help="make a key for a source")
    add.add_argument("source", type=_parse_source, help="its name: letters, digits, - and _")
    add.add_argument("--scope", type=ApiScope, action="append", choices=list(ApiScope))
    add.add_argument("--rate", type=_parse_positive, default=DEFAULT_RATE, help="events a second")
    actions.add_parser("list", help="every key ever made, without the key itself")
    revoke = actions.add_parser("revoke", help="close a key for good")
    revoke.add_argument("id", type=UUID)
    return parser.parse_args(arguments)


def _parse_source(text: str) -> str:
    if not re.fullmatch(SOURCE_PATTERN, text):
        raise argparse.ArgumentTypeError("up to 40 of a-z, 0-9, - and _, like shop-1")
    return text


def _parse_positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= MAX_RATE:
        raise argparse.ArgumentTypeError(f"a number from 1 to {MAX_RATE}")
    return int(text)

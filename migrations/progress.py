"""What a person reads while an upgrade takes long."""

import asyncio
from collections.abc import Callable

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from migrations.steps import UpgradeProgress

Report = Callable[[str], None]
INTERVAL_SECONDS = 2.0
"""Seconds between looks; an upgrade that is quicker says nothing."""
_BUILDS = text(
    """
    SELECT relid::regclass::text AS table, phase, blocks_done, blocks_total,
        lockers_total - lockers_done AS lockers
    FROM pg_stat_progress_create_index WHERE datname = current_database() LIMIT 1
    """
)


def ignore_progress(_: str) -> None:
    """A listener to progress that does not listen."""


async def report_progress(engine: AsyncEngine, steps: UpgradeProgress, report: Report) -> None:
    """Until cancelled: tell which step is under way, and how far the build of its index is."""
    said = ""
    while True:
        await asyncio.sleep(INTERVAL_SECONDS)
        line = f"Upgrading the database, {steps}{await _describe_build(engine)}"
        if line != said:
            report(line)
            said = line


async def _describe_build(engine: AsyncEngine) -> str:
    try:
        async with engine.connect() as connection:
            build = (await connection.execute(_BUILDS)).one_or_none()
    except (SQLAlchemyError, OSError):  # the upgrade itself will say what is wrong
        return ""
    if build is None:
        return ""
    table, phase, done, total, lockers = build
    if phase.startswith("waiting") and lockers:
        return f": an index on {table} waits for {lockers} open transactions"
    share = f" {100 * done // total} %" if total else ""
    return f": an index on {table},{share} {phase}"

"""Migrating from inside a running loop, and comparing the models with the migrated database."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import structlog
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import URL, Connection, NullPool, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from core.kit.background_tasks import run_in_background
from core.kit.telemetry import DETAILS
from core.wiring import metadata
from migrations.errors import LOCKED, explain_error, get_sqlstate
from migrations.progress import Report, ignore_progress, report_progress
from migrations.steps import MigrationStep, UpgradeProgress

log = structlog.get_logger(f"{DETAILS}migrations")
ROOT = Path(__file__).resolve().parent
MIGRATION_LOCK = 0x05BE7A0
LOCK_TIMEOUT = 3.0
"""Seconds that a statement waits for a table; everybody else's queries wait behind it."""
TRIES = 40
LONGEST_PAUSE = 5.0
CONNECT_SECONDS = 10
STEPS, DOWNGRADE, DELETE_DATA = "steps", "downgrade", "delete_data"
Work = Callable[[Connection, UpgradeProgress], None]


async def upgrade(
    engine: AsyncEngine, *, report: Report = ignore_progress, versions: tuple[Path, ...] = ()
) -> list[MigrationStep]:
    """Bring the database of `engine` to the newest schema; returns the migrations that it took.

    Connections of its own are used: statements may take as long as they need. `versions` are
    folders of migrations beside the product's. Raises MigrationError with one line.
    """

    def work(connection: Connection, steps: UpgradeProgress) -> None:
        command.upgrade(_config(connection, steps, versions), "heads" if versions else "head")

    return await run_exclusively(engine.url, work, report)


async def migrate_to(
    engine: AsyncEngine, revision: str, *, down: bool = False, delete_data: bool = False
) -> None:
    """Go to `revision`. Raises DataWouldBeDeleted where that takes data, unless `delete_data`."""
    move = command.downgrade if down else command.upgrade

    def work(connection: Connection, steps: UpgradeProgress) -> None:
        config = _config(connection, steps)
        config.attributes |= {DOWNGRADE: down, DELETE_DATA: delete_data}
        move(config, revision)

    await run_exclusively(engine.url, work, ignore_progress)


async def run_exclusively(url: URL | str, work: Work, report: Report) -> list[MigrationStep]:
    """Run `work` while no other migrator does; again when it met tables that others held locked."""
    engine, steps = _create_migrating_engine(url), UpgradeProgress()
    try:
        async with (
            _exclusive(engine, report),
            run_in_background(report_progress(engine, steps, report), name="migration progress"),
        ):
            await _run_until_free(engine, work, steps, report)
    except Exception as error:
        log.error("migration failed", step=steps.current, exc_info=error)
        raise explain_error(error, steps.current) from None
    finally:
        await engine.dispose()
    return steps.applied


async def differences(engine: AsyncEngine) -> list[object]:
    """What the models have and the migrated database has not, or the other way round."""
    async with engine.connect() as connection:
        return await connection.run_sync(_compare)


def report_to_terminal(line: str) -> None:
    """Progress of the migration job."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def _config(
    connection: Connection, steps: UpgradeProgress, versions: tuple[Path, ...] = ()
) -> Config:
    config = Config()
    config.set_main_option("script_location", str(ROOT))
    config.set_main_option("path_separator", "newline")
    folders = "\n".join(map(str, (ROOT / "versions", *versions)))
    config.set_main_option("version_locations", folders)
    config.attributes |= {"connection": connection, STEPS: steps}
    return config


def _create_migrating_engine(url: URL | str) -> AsyncEngine:
    """Unlike the processes' own: no limit to a statement, a short one to waiting for a lock."""
    limits = {
        "application_name": "uspevai migrations",
        "statement_timeout": "0",
        "idle_in_transaction_session_timeout": "0",
        "lock_timeout": str(round(LOCK_TIMEOUT * 1000)),
    }
    return create_async_engine(
        url,
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"timeout": CONNECT_SECONDS, "server_settings": limits},
    )


@asynccontextmanager
async def _exclusive(engine: AsyncEngine, report: Report) -> AsyncIterator[None]:
    """Hold the migrators' lock, which ends with its connection.

    It is tried, not waited for: a statement that waits has a snapshot, and a concurrent build of
    an index waits for all snapshots.
    """
    attempt = text("SELECT pg_try_advisory_lock(:key)")
    told = False
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        while not await connection.scalar(attempt, {"key": MIGRATION_LOCK}):
            if not told:
                report("Another process upgrades the database, waiting for it")
                told = True
            await asyncio.sleep(0.2)
        yield


async def _run_until_free(
    engine: AsyncEngine, work: Work, steps: UpgradeProgress, report: Report
) -> None:
    """A step that waits too long for a lock is rolled back and tried again after a pause, in
    which those who queued behind it get their turn."""
    for tries in range(1, TRIES + 1):
        try:
            async with engine.connect() as connection:
                await connection.run_sync(work, steps)
                await connection.commit()
            return
        except Exception as error:
            if tries == TRIES or get_sqlstate(error) not in LOCKED:
                raise
            report(f"Others use the tables, trying again ({steps})")
        await asyncio.sleep(min(LONGEST_PAUSE, 0.2 * tries))


def _compare(connection: Connection) -> list[object]:
    found = compare_metadata(MigrationContext.configure(connection), metadata)
    return list(found)

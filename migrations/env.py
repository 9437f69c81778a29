"""Alembic's environment: each upgrade step is a transaction of its own, a downgrade is one."""

import asyncio
import logging

from alembic import command, context
from sqlalchemy import Connection

from core.kit.settings import SettingsError, load_settings
from core.kit.telemetry import configure_logs
from core.wiring import metadata
from migrations.deleting import refuse_deleting
from migrations.errors import MigrationError
from migrations.run import DELETE_DATA, DOWNGRADE, STEPS, report_to_terminal, run_exclusively
from migrations.steps import UpgradeProgress

given = context.config.attributes


def migrate(connection: Connection, steps: UpgradeProgress) -> None:
    """Run what alembic was asked for on `connection`."""
    downgrading = _is_downgrade()
    context.configure(
        connection=connection,
        target_metadata=metadata,
        compare_server_default=True,
        # A build of an index outside of transactions needs this; data is deleted whole or not.
        transaction_per_migration=not downgrading,
        on_version_apply=None if downgrading else steps.note_applied,
    )
    if downgrading and not _may_delete():
        refuse_deleting(connection)
    with context.begin_transaction():
        if not downgrading:
            steps.begin_recording(context.get_context(), context.script)
        context.run_migrations()


def _is_downgrade() -> bool:
    called = getattr(context.config.cmd_opts, "cmd", (None,))[0]
    return bool(given.get(DOWNGRADE)) or called is command.downgrade


def _may_delete() -> bool:
    asked: dict[str, str] = context.get_x_argument(as_dictionary=True)
    return bool(given.get(DELETE_DATA)) or asked.get("delete-data") == "yes"


async def migrate_configured() -> None:
    """Migrate the database of DATABASE_URL, as the migration job does."""
    try:
        settings = load_settings()
        configure_logs(settings.log_level, settings.log_dir)
        logging.getLogger("alembic.util.messaging").disabled = True  # it says all twice
    except SettingsError as error:
        raise MigrationError(str(error)) from None
    if settings.database_url is None:
        raise MigrationError("DATABASE_URL: not set; put it into .env (see .env.example)")
    await run_exclusively(settings.database_url, migrate, report_to_terminal)


if "connection" in given:
    migrate(given["connection"], given[STEPS])
else:
    asyncio.run(migrate_configured())

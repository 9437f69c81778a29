"""Alembic's environment: one migrator at a time, and no statement waits long for a lock."""

import asyncio

from alembic import context
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine

from core.kit.settings import load_settings
from core.wiring import metadata

MIGRATION_LOCK = 0x05BE7A0


def migrate(connection: Connection) -> None:
    """Run the migrations on `connection`, inside one transaction and under an advisory lock."""
    context.configure(connection=connection, target_metadata=metadata, compare_server_default=True)
    with context.begin_transaction():
        connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
        connection.execute(text("SET LOCAL lock_timeout = '10s'"))
        context.run_migrations()


async def migrate_configured() -> None:
    """Migrate the database of DATABASE_URL, as the migration job does."""
    engine = create_async_engine(load_settings().database_url or "")
    async with engine.begin() as connection:
        await connection.run_sync(migrate)
    await engine.dispose()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    asyncio.run(migrate_configured())

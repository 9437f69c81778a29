"""Databases of tests: a template migrated once a run, and quick clones of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

from sqlalchemy import NullPool, make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from core.wiring import metadata
from migrations.run import upgrade

TEMPLATE = "uspevai_template"
LOCK = 0x05BE7AF


def address_of(admin_url: str, database: str) -> str:
    """The address of another database on the same server."""
    return make_url(admin_url).set(database=database).render_as_string(hide_password=False)


@asynccontextmanager
async def administering(admin_url: str) -> AsyncIterator[AsyncConnection]:
    """A connection outside of any transaction, as CREATE DATABASE wants it."""
    engine = create_async_engine(admin_url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        yield connection
    await engine.dispose()


@asynccontextmanager
async def empty_database(admin_url: str, template: str = "template1") -> AsyncIterator[str]:
    """The address of a new database, dropped at the end."""
    name = f"test_{uuid4().hex}"
    async with administering(admin_url) as admin:
        await admin.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    yield address_of(admin_url, name)
    async with administering(admin_url) as admin:
        await admin.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@asynccontextmanager
async def migrated_database(admin_url: str) -> AsyncIterator[str]:
    """The address of a new database with the newest schema."""
    await _ensure_template(admin_url)
    async with empty_database(admin_url, TEMPLATE) as url:
        yield url


async def _ensure_template(admin_url: str) -> None:
    """Whichever test process comes first migrates; the others wait for it."""
    exists = text("SELECT count(*) FROM pg_database WHERE datname = :name")
    async with administering(admin_url) as admin:
        await admin.execute(text(f"SELECT pg_advisory_lock({LOCK})"))
        if not await admin.scalar(exists, {"name": TEMPLATE}):
            await admin.execute(text("CREATE DATABASE template_in_the_making"))
            await _migrate(address_of(admin_url, "template_in_the_making"))
            renamed = f"ALTER DATABASE template_in_the_making RENAME TO {TEMPLATE}"
            await admin.execute(text(renamed))


async def _migrate(url: str) -> None:
    engine = create_async_engine(url, poolclass=NullPool)
    await upgrade(engine)
    await engine.dispose()


async def empty_tables(engine: AsyncEngine) -> None:
    """Forget everything but the schema. Most tables are empty already, and to delete a few rows
    takes a fraction of what TRUNCATE does."""
    full = " UNION ALL ".join(
        f"SELECT {place} WHERE EXISTS (SELECT FROM {table.name})"
        for place, table in enumerate(metadata.sorted_tables)
    )
    async with engine.begin() as connection:
        found = (await connection.scalars(text(full))).all()
        for place in sorted(found, reverse=True):  # those that refer go first
            await connection.execute(text(f"DELETE FROM {metadata.sorted_tables[place].name}"))
        for name in _COUNTED:
            await connection.execute(text(f"ALTER TABLE {name} ALTER COLUMN id RESTART"))


_COUNTED = [
    table.name for table in metadata.sorted_tables if "id" in table.c and table.c.id.identity
]

"""The schema is made from nothing, once by many, and taken back; it is what the models say."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import NullPool, inspect
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from migrations.run import differences, migrate_to, upgrade
from tests.support.databases import empty_database


@pytest.fixture
async def bare(database_admin_url: str) -> AsyncIterator[AsyncEngine]:
    """An empty database."""
    async with empty_database(database_admin_url) as url:
        engine = create_async_engine(url, poolclass=NullPool)
        yield engine
        await engine.dispose()


async def tables(engine: AsyncEngine) -> set[str]:
    async with engine.connect() as connection:
        return set(await connection.run_sync(lambda sync: inspect(sync).get_table_names()))


async def test_from_nothing_to_the_models_and_back(bare: AsyncEngine) -> None:
    await upgrade(bare)
    assert await differences(bare) == []
    await migrate_to(bare, "base", down=True)
    assert await tables(bare) == {"alembic_version"}
    await upgrade(bare)
    assert await differences(bare) == []


async def test_several_processes_that_start_at_once_migrate_once(bare: AsyncEngine) -> None:
    url = bare.url.render_as_string(hide_password=False)
    migrators = [
        await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "alembic",
            "upgrade",
            "head",
            env=os.environ | {"DATABASE_URL": url},
        )
        for _ in range(3)
    ]
    assert [await migrator.wait() for migrator in migrators] == [0, 0, 0]
    assert await differences(bare) == []

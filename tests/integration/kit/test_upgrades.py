"""Upgrades of databases in use: large tables, builds cut off, locked tables, failures, returns."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy import NullPool, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from core.kit.background_tasks import spawn_task
from migrations import run
from migrations.check import check, find_head
from migrations.errors import DataWouldBeDeleted, MigrationError
from migrations.run import differences, migrate_to, upgrade
from tests.support.databases import empty_database
from tests.support.folders import public_folder

BEFORE_LEDGER_INDEXES = "b7d2f0a91c35"
BEFORE_STEP_INDEX = "a61d0e7c93b4"
PERSON = text(
    "INSERT INTO users (id, platform, platform_user_id, name, locale, zone) "
    "VALUES (gen_random_uuid(), 'telegram', '1', 'Аня', 'uk', 'Europe/Kyiv')"
)
SENDS = text(
    "INSERT INTO deliveries (key, user_id, kind, outcome, attempts, doubts, leased_until, "
    "updated_at) SELECT 'k' || n, users.id, 'habit', 'sent', 1, 0, now(), now() "
    "FROM users, generate_series(1, 20000) AS n"
)
EVENTS = text(
    "INSERT INTO events (event_id, ts, user_id, event_type, props, source, received_at) "
    "SELECT gen_random_uuid(), now(), n, 'bought', '{}', 'shop', '2026-03-01'::timestamptz "
    "+ n * interval '1 minute' FROM generate_series(1, 20000) AS n"
)
PARTITIONS = (
    "CREATE TABLE partitions.events_march PARTITION OF events "
    "FOR VALUES FROM ('2026-03-01') TO ('2026-03-08')",
    "CREATE TABLE partitions.events_later PARTITION OF events "
    "FOR VALUES FROM ('2026-03-08') TO ('2026-12-01')",
)
INVALID = text("SELECT count(*) FROM pg_index WHERE NOT indisvalid")


@pytest.fixture
async def bare(database_admin_url: str) -> AsyncIterator[AsyncEngine]:
    """An empty database."""
    async with empty_database(database_admin_url) as url:
        engine = create_async_engine(url, poolclass=NullPool)
        yield engine
        await engine.dispose()


async def fill_ledger(engine: AsyncEngine) -> None:
    await migrate_to(engine, BEFORE_LEDGER_INDEXES)
    async with engine.begin() as connection:
        await connection.execute(PERSON)
        await connection.execute(SENDS)


async def fill_events(engine: AsyncEngine) -> None:
    await migrate_to(engine, BEFORE_STEP_INDEX)
    async with engine.begin() as connection:
        for statement in PARTITIONS:
            await connection.execute(text(statement))
        await connection.execute(EVENTS)


async def build_waits(connection: AsyncConnection) -> int:
    """Wait for the build of an index that waits for others; the process that serves it."""
    found = text(
        "SELECT pid FROM pg_stat_progress_create_index WHERE phase LIKE 'waiting for writers%' "
        "AND datname = current_database()"
    )
    async with asyncio.timeout(30):
        while (pid := await connection.scalar(found)) is None:
            await asyncio.sleep(0.02)
    return int(pid)


async def test_no_limit_holds_for_the_statements_of_an_upgrade(bare: AsyncEngine) -> None:
    """Neither the database's own nor that of the engine whose address is used."""
    await fill_ledger(bare)
    async with bare.begin() as connection:
        name = await connection.scalar(text("SELECT current_database()"))
        await connection.execute(text(f"ALTER DATABASE {name} SET statement_timeout = '2ms'"))
    hurried = create_async_engine(
        bare.url, poolclass=NullPool, connect_args={"command_timeout": 0.002}
    )
    await upgrade(hurried)
    async with bare.begin() as connection:
        await connection.execute(text("SET statement_timeout = 0"))
        assert await connection.scalar(INVALID) == 0
    await hurried.dispose()


@pytest.mark.parametrize(
    ("fill", "table"), [(fill_ledger, "deliveries"), (fill_events, "partitions.events_march")]
)
async def test_a_build_cut_off_in_the_middle_is_made_anew(
    bare: AsyncEngine, fill: Callable[[AsyncEngine], Awaitable[None]], table: str
) -> None:
    await fill(bare)
    autocommit = bare.execution_options(isolation_level="AUTOCOMMIT")
    again = text(f"UPDATE {table} SET user_id = user_id")
    async with bare.connect() as writer, autocommit.connect() as other:
        await writer.execute(again)  # an open transaction, for which a build waits
        upgrading = spawn_task(upgrade(bare), name="upgrade")
        pid = await build_waits(other)
        await other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
        with pytest.raises(MigrationError, match="start again") as failed:
            await upgrading
        assert "\n" not in str(failed.value)
        assert await other.scalar(INVALID) > 0
    await upgrade(bare)
    assert await differences(bare) == []
    async with bare.connect() as connection:
        assert await connection.scalar(INVALID) == 0


async def test_writers_go_on_while_an_index_is_built(bare: AsyncEngine) -> None:
    await fill_ledger(bare)
    autocommit = bare.execution_options(isolation_level="AUTOCOMMIT")
    async with bare.connect() as writer, autocommit.connect() as other:
        await writer.execute(text("UPDATE deliveries SET doubts = 1 WHERE key = 'k1'"))
        upgrading = spawn_task(upgrade(bare), name="upgrade")
        await build_waits(other)
        await other.execute(text("SET lock_timeout = '5s'"))
        await other.execute(text("UPDATE deliveries SET doubts = 1 WHERE key = 'k2'"))
        await writer.commit()
        await upgrading
    assert await differences(bare) == []


async def test_a_locked_table_is_tried_again_and_then_told_in_one_line(
    bare: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "LOCK_TIMEOUT", 0.05)
    await fill_ledger(bare)
    told: list[str] = []
    async with bare.connect() as holder:
        await holder.execute(text("LOCK TABLE users IN ACCESS SHARE MODE"))
        monkeypatch.setattr(run, "TRIES", 2)
        with pytest.raises(MigrationError, match="keep the tables locked: stop them") as failed:
            await upgrade(bare, report=told.append)
        monkeypatch.setattr(run, "TRIES", 1000)
        upgrading = spawn_task(upgrade(bare, report=told.append), name="upgrade")
        async with asyncio.timeout(30):
            while len(told) < 4:
                await asyncio.sleep(0.02)
        await holder.rollback()
        await upgrading
    assert "\n" not in str(failed.value)
    assert sum(line.startswith("Others use the tables, trying again (step") for line in told) > 2
    assert await differences(bare) == []


async def alembic(engine: AsyncEngine, log_dir: Path, *arguments: str) -> tuple[int, str]:
    """The migration job: its exit status and what its terminal shows."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "alembic", *arguments),
        env=os.environ
        | {
            "DATABASE_URL": engine.url.render_as_string(hide_password=False),
            "LOG_DIR": str(log_dir),
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, said.decode()


async def test_a_failed_step_is_one_line_its_details_are_in_the_log(
    bare: AsyncEngine, tmp_path: Path
) -> None:
    await fill_ledger(bare)
    async with bare.begin() as connection:
        await connection.execute(text("CREATE TABLE goals (id int)"))
    status, said = await alembic(bare, tmp_path, "upgrade", "head")
    assert status != 0
    assert said.count("\n") == 1
    assert 'relation "goals" already exists; start again' in said
    assert "nothing is lost" in said
    assert "Traceback" in (tmp_path / "uspevai.log").read_text()
    async with bare.begin() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM deliveries")) == 20_000
        await connection.execute(text("DROP TABLE goals"))
    assert (await alembic(bare, tmp_path, "upgrade", "head"))[0] == 0


async def test_a_database_of_a_newer_version_is_told_in_one_line(
    bare: AsyncEngine, tmp_path: Path
) -> None:
    await upgrade(bare)
    async with bare.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = 'fffffffffff1'"))
    status, said = await alembic(bare, tmp_path, "upgrade", "head")
    assert status != 0
    assert said.count("\n") == 1
    assert "made by a newer version of Uspevai" in said


async def test_a_downgrade_that_would_delete_data_is_refused_whole(
    bare: AsyncEngine, tmp_path: Path
) -> None:
    await upgrade(bare)
    async with bare.begin() as connection:
        await connection.execute(PERSON)
    before = await differences(bare)
    with pytest.raises(DataWouldBeDeleted, match=r"table users\); nothing was changed"):
        await migrate_to(bare, "base", down=True)
    status, said = await alembic(bare, tmp_path, "downgrade", "base")
    assert (status != 0, said.count("\n")) == (True, 1)
    assert await differences(bare) == before == []
    down = ("-x", "delete-data=yes", "downgrade", "base")
    assert (await alembic(bare, tmp_path, *down))[0] == 0


BAD = '''
"""a bad one"""
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "bad", "{head}", None, None
def upgrade():
    op.create_index("ix_users_name", "users", ["name"])
    op.create_table("fresh", sa.Column("id", sa.Integer()))
    op.create_index("ix_fresh_id", "fresh", ["id"])
'''


async def test_the_check_finds_what_a_new_migration_may_not_do(tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_text(BAD.format(head=find_head()))
    with public_folder() as folder:
        found = await check(folder / "data", tmp_path)
    assert [line for line in found if "keeps all writers out" in line] == [
        line for line in found if line.startswith("bad (a bad one)")
    ]
    assert "ix_users_name" in found[0]

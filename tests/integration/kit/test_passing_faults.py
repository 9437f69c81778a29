"""Which refusals of PostgreSQL pass by themselves: a command that meets one is never buried."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from core.kit.faults import is_transient


@asynccontextmanager
async def refusing_server(sqlstate: str) -> AsyncIterator[str]:
    """The address of a PostgreSQL that turns everybody away with `sqlstate`."""

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        length = int.from_bytes(await reader.readexactly(4))
        request = await reader.readexactly(length - 4)
        if request == (80877103).to_bytes(4):  # shall we talk TLS?
            writer.write(b"N")
            await reader.readexactly(int.from_bytes(await reader.readexactly(4)) - 4)
        fields = f"SFATAL\0VFATAL\0C{sqlstate}\0Mgo away\0\0".encode()
        writer.write(b"E" + (len(fields) + 4).to_bytes(4) + fields)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(refuse, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        yield f"postgresql+asyncpg://postgres@127.0.0.1:{port}/postgres"


PASSING = {"57P03": "starting up", "57P01": "stopping", "53300": "full", "53100": "disk full"}
LASTING = {"28P01": "wrong password", "3D000": "no such database"}


@pytest.mark.parametrize("sqlstate", [*PASSING, *LASTING])
async def test_a_refused_connection_is_judged_by_its_reason(sqlstate: str) -> None:
    async with refusing_server(sqlstate) as url:
        engine = create_async_engine(url)
        with pytest.raises(Exception, match="go away") as refusal:
            await engine.connect()
        await engine.dispose()
    assert is_transient(refusal.value) == (sqlstate in PASSING)


@pytest.mark.parametrize(
    ("statement", "passes"),
    [
        ("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$", True),
        ("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40P01'; END $$", True),
        ("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53100'; END $$", True),
        ("SELECT pg_sleep(5)", True),
        ("SELECT pg_terminate_backend(pg_backend_pid())", True),
        ("SELECT * FROM no_such_table", False),
        ("SELECT 1 / 0", False),
        ("INSERT INTO inbox VALUES (NULL)", False),
    ],
)
async def test_a_failed_statement_is_judged_by_its_reason(
    engine: AsyncEngine, statement: str, passes: bool
) -> None:
    async with engine.connect() as connection:
        await connection.execute(text("SET LOCAL statement_timeout = 50"))
        with pytest.raises(Exception, match=r".") as failure:
            await connection.execute(text(statement))
    assert is_transient(failure.value) == passes

"""What the shipped servers promise: durable writes, private addresses, Cyrillic letters."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import psutil
import pytest_asyncio
from redis.asyncio import Redis

from standalone.servers import EmbeddedServers, ServerEndpoints
from tests.support.server_tokens import plain


@pytest_asyncio.fixture
async def shipped(data_dir: Path) -> AsyncIterator[tuple[EmbeddedServers, ServerEndpoints]]:
    servers = EmbeddedServers()
    yield servers, await servers.start(data_dir)
    await servers.stop()


async def test_acknowledged_writes_are_on_the_disk(
    shipped: tuple[EmbeddedServers, ServerEndpoints], data_dir: Path
) -> None:
    assert "sync_interval: always" in (data_dir / "nats" / "nats.conf").read_text()
    database = await asyncpg.connect(plain(shipped[1].database_url))
    for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
        assert await database.fetchval(f"SHOW {setting}") == "on"
    await database.close()
    async with Redis.from_url(shipped[1].redis_url, decode_responses=True) as redis:
        kept = await redis.config_get("append*")
    assert (kept["appendonly"], kept["appendfsync"]) == ("yes", "everysec")


async def test_cyrillic_has_upper_and_lower_case(
    shipped: tuple[EmbeddedServers, ServerEndpoints],
) -> None:
    database = await asyncpg.connect(plain(shipped[1].database_url))
    assert await database.fetchval("SELECT lower('ЇЖАК') = 'їжак' AND 'Молоко' ILIKE 'мОЛ%'")
    await database.close()


async def test_nats_asks_for_the_password_and_the_rest_is_not_on_the_network(
    shipped: tuple[EmbeddedServers, ServerEndpoints],
) -> None:
    servers, endpoints = shipped
    port = int(endpoints.nats_url.rpartition(":")[2])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"CONNECT {}\r\nPING\r\n")
    assert b"-ERR 'Authorization Violation'" in await reader.read()
    writer.close()
    await writer.wait_closed()
    listening = {
        name: [link.laddr.ip for link in psutil.Process(pid).net_connections("inet")]
        for name, pid in servers.pids.items()
    }
    assert listening == {"postgres": [], "redis": [], "nats": ["127.0.0.1"]}


async def test_other_users_cannot_read_data_or_reach_sockets(
    shipped: tuple[EmbeddedServers, ServerEndpoints], data_dir: Path
) -> None:
    sockets = Path(shipped[1].redis_url.removeprefix("unix://")).parent
    private = [data_dir / name for name in ("postgres", "nats", "redis", "logs")]
    for folder in [*private, sockets, sockets.parent / "pg"]:
        assert folder.stat().st_mode & 0o077 == 0, folder
    for secret in ("password", "nats.conf"):
        assert (data_dir / "nats" / secret).stat().st_mode & 0o077 == 0

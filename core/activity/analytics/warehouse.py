"""The narrow port to ClickHouse: a server over HTTP, or its engine within this process."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from urllib.parse import urlsplit

from core.kit.faults import TransientError

if TYPE_CHECKING:  # its import takes time, and most processes have no ClickHouse
    from clickhouse_connect.driver.client import Client

Rows = Sequence[Any]  # of tuples
TIMEOUT_SECONDS = 30
T = TypeVar("T")


class WarehouseError(TransientError):
    """ClickHouse does not answer, or refuses."""


class Warehouse(Protocol):
    """What analytics and the loader need of ClickHouse. Each raises WarehouseFault."""

    async def query(self, sql: str, parameters: dict[str, Any]) -> Rows:
        """The rows of a SELECT with `{name:Type}` parameters."""

    async def insert(self, table: str, columns: Sequence[str], rows: Rows, token: str) -> None:
        """Insert `rows`; a token that came before inserts nothing."""

    async def run_command(self, sql: str, parameters: dict[str, Any] | None = None) -> None:
        """Run what gives no rows."""


class ClickHouseWarehouse:
    """A warehouse over clickhouse-connect, which speaks to a server and to chdb alike.

    Its client blocks, so it works in threads, `at_once` statements side by side; it is made by
    `connect` when first needed, so that a process starts while ClickHouse is away.
    """

    def __init__(self, connect: Callable[[], "Client"], max_concurrency: int = 4) -> None:
        self._connect = connect
        self._client: Client | None = None
        self._making, self._turns = asyncio.Lock(), asyncio.Semaphore(max_concurrency)

    @classmethod
    def connect_to(cls, url: str) -> "ClickHouseWarehouse":
        """The server at `url`, like http://user:password@host:8123/database."""

        def create_client() -> "Client":
            import clickhouse_connect

            return clickhouse_connect.get_client(
                dsn=url,
                interface=urlsplit(url).scheme,
                autogenerate_session_id=False,
                connect_timeout=5,
                send_receive_timeout=TIMEOUT_SECONDS,
            )

        return cls(create_client)

    async def query(self, sql: str, parameters: dict[str, Any]) -> Rows:
        return await self._run_in_thread(
            lambda client: client.query(sql, parameters=parameters).result_rows
        )

    async def insert(self, table: str, columns: Sequence[str], rows: Rows, token: str) -> None:
        settings = {"insert_deduplication_token": token, "insert_deduplicate": 1}
        await self._run_in_thread(
            lambda client: client.insert(table, rows, column_names=columns, settings=settings)
        )

    async def run_command(self, sql: str, parameters: dict[str, Any] | None = None) -> None:
        await self._run_in_thread(lambda client: client.command(sql, parameters=parameters))

    async def close(self) -> None:
        """Let go of the connections."""
        if self._client is not None:
            await asyncio.to_thread(self._client.close)
            self._client = None

    async def _run_in_thread(self, work: Callable[["Client"], T]) -> T:
        from clickhouse_connect.driver.exceptions import ClickHouseError
        from urllib3.exceptions import HTTPError

        try:
            async with self._making:
                if self._client is None:
                    self._client = await asyncio.to_thread(self._connect)
            async with self._turns:
                return await asyncio.to_thread(work, self._client)
        except (ClickHouseError, HTTPError, OSError) as error:
            raise WarehouseError(str(error)) from error

"""Events to send, and the hub they are sent to."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import asyncpg
import httpx

from core.kit.settings import Settings
from tests.support.server_tokens import plain
from tests.support.waiting import eventually


def an_event(**given: Any) -> dict[str, Any]:
    """A valid event of now."""
    return {
        "event_id": str(uuid4()),
        "user_id": "u1",
        "event_type": "order.paid",
        "timestamp": datetime.now(UTC).isoformat(),
        "amount": "12.50",
        "properties": {"items": 3},
    } | given


@dataclass(slots=True, frozen=True)
class Hub:
    """An api to send to, and the database in which things end."""

    client: httpx.AsyncClient
    settings: Settings
    grpc_port: int = 0

    async def post(self, body: Any, **headers: str) -> httpx.Response:
        """POST /events with `body` as JSON."""
        return await self.client.post("/events", json=body, headers=headers)

    @asynccontextmanager
    async def database(self) -> AsyncIterator["asyncpg.Connection[Any]"]:
        assert self.settings.database_url
        connection = await asyncpg.connect(plain(self.settings.database_url))
        try:
            yield connection
        finally:
            await connection.close()

    async def rows(self, query: str, *values: Any) -> list[dict[str, Any]]:
        async with self.database() as connection:
            return [dict(row) for row in await connection.fetch(query, *values)]

    async def holds(self, events: int, letters: int = 0) -> None:
        """Wait until so many events and dead letters are stored."""

        async def there() -> bool:
            (found,) = await self.rows(
                "SELECT (SELECT count(*) FROM events) n, (SELECT count(*) FROM dead_letters) dead"
            )
            return (found["n"], found["dead"]) == (events, letters)

        await eventually(there, f"{events} events and {letters} dead letters are stored")

"""The one transaction: ledger, events, minutes, dead letters. On asyncpg itself, for its COPY."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import asyncpg
import structlog

from core.activity.contracts import CHANNEL
from core.activity.partitions import build_create_statement, get_monday
from core.kit.crash import crash_point
from core.kit.error_texts import describe_error
from worker.activity.rows import (
    DeadLetterRow,
    EventBatch,
    EventRow,
    build_conflict_dead_letter,
    build_dead_letter,
)

log = structlog.get_logger(__name__)
TIMEOUT_SECONDS = 60.0
STAGE_COLUMNS = (
    "event_id",
    "hash",
    "ts",
    "user_id",
    "event_type",
    "amount",
    "props",
    "source",
    "received_at",
)
CREATE_STAGE_SQL = """
CREATE TEMPORARY TABLE stage (
    event_id uuid, hash bytea, ts timestamptz, user_id text, event_type text,
    amount numeric(18, 2), props jsonb, source text, received_at timestamptz
) ON COMMIT DELETE ROWS
"""
STORE_SQL = """
WITH new AS (
    INSERT INTO event_ids (event_id, hash, first_seen)
    SELECT event_id, hash, received_at FROM stage ORDER BY event_id
    ON CONFLICT DO NOTHING RETURNING event_id
), added AS (
    INSERT INTO events
        (event_id, ts, user_id, event_type, amount, props, source, received_at)
    SELECT event_id, ts, user_id, event_type, amount, props, source, received_at
    FROM stage JOIN new USING (event_id)
    RETURNING ts, event_type, amount
), minutes AS (
    INSERT INTO metrics_minute (minute, event_type, n, total)
    SELECT date_trunc('minute', ts), event_type, count(*), coalesce(sum(amount), 0)
    FROM added GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (minute, event_type) DO UPDATE
    SET n = metrics_minute.n + excluded.n, total = metrics_minute.total + excluded.total
    RETURNING 1
)
SELECT (SELECT count(*) FROM added), (SELECT count(*) FROM minutes)
"""
CONFLICTS_SQL = """
SELECT stage.event_id FROM stage JOIN event_ids USING (event_id)
WHERE stage.hash <> event_ids.hash
"""
INSERT_DEAD_LETTERS_SQL = """
INSERT INTO dead_letters (id, event_id, reason, payload, error, source, received_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (id) DO UPDATE SET state = 'open', error = excluded.error
WHERE dead_letters.state = 'replayed'
"""
# The fault is in the row, not in the server or the schema: only these are worth a bisection.
ROW_ERRORS = (
    asyncpg.DataError,
    asyncpg.IntegrityConstraintViolationError,
    asyncpg.ProgramLimitExceededError,
    ValueError,
    TypeError,
    OverflowError,
)


@dataclass(slots=True)
class StoreResult:
    """What became of a batch."""

    new: int = 0
    duplicates: int = 0
    dead: int = 0

    def __add__(self, other: "StoreResult") -> "StoreResult":
        return StoreResult(
            self.new + other.new, self.duplicates + other.duplicates, self.dead + other.dead
        )


class ActivityStore:
    """Stores batches on one connection, which is made anew after it was lost."""

    def __init__(self, database_url: str) -> None:
        self._url = database_url.replace("+asyncpg", "", 1)
        self._connection: asyncpg.Connection[Any] | None = None

    async def __call__(self, batch: EventBatch) -> StoreResult:
        """Store the batch, each id once. Raises what asyncpg raises while the server is away."""
        stored = await self._store_rows(list(batch.rows.values()))
        await self._store_dead_letters(batch.dead_letters)
        return stored + StoreResult(duplicates=batch.repeats, dead=len(batch.dead_letters))

    async def close(self) -> None:
        """End the connection at once; a transaction under way is rolled back by the server."""
        if self._connection is not None:
            self._connection.terminate()
            self._connection = None

    async def _store_rows(self, rows: Sequence[EventRow]) -> StoreResult:
        """One transaction; when a row is at fault, the halves by themselves."""
        if not rows:
            return StoreResult()
        try:
            return await self._store_in_transaction(rows)
        except asyncpg.CheckViolationError as error:
            if "no partition" not in str(error):
                return await self._store_halves(rows, error)
            await self._create_partitions({get_monday(row.received_at) for row in rows})
            return await self._store_in_transaction(rows)
        except ROW_ERRORS as error:
            return await self._store_halves(rows, error)

    async def _store_halves(self, rows: Sequence[EventRow], error: Exception) -> StoreResult:
        if len(rows) > 1:
            middle = len(rows) // 2
            return await self._store_rows(rows[:middle]) + await self._store_rows(rows[middle:])
        log.warning(
            "an event was refused", event_id=str(rows[0].item.event_id), error=describe_error(error)
        )
        await self._store_dead_letters(
            [build_dead_letter(rows[0], "refused", describe_error(error))]
        )
        return StoreResult(dead=1)

    async def _store_in_transaction(self, rows: Sequence[EventRow]) -> StoreResult:
        connection = await self._get_connection()
        async with connection.transaction():
            await connection.copy_records_to_table(
                "stage", records=_build_records(rows), columns=STAGE_COLUMNS
            )
            new, _ = await connection.fetchrow(STORE_SQL)
            conflicts = await self._find_conflicts(connection, rows) if new < len(rows) else []
            if conflicts:
                await connection.executemany(
                    INSERT_DEAD_LETTERS_SQL, map(_build_dead_letter_values, conflicts)
                )
            if new:
                await connection.execute(f"NOTIFY {CHANNEL}")
            crash_point("activity.before_commit")
        return StoreResult(new, len(rows) - new - len(conflicts), len(conflicts))

    async def _find_conflicts(
        self, connection: "asyncpg.Connection[Any]", rows: Sequence[EventRow]
    ) -> list[DeadLetterRow]:
        found = {record[0] for record in await connection.fetch(CONFLICTS_SQL)}
        return (
            [build_conflict_dead_letter(row) for row in rows if row.item.event_id in found]
            if found
            else []
        )

    async def _store_dead_letters(self, letters: Iterable[DeadLetterRow]) -> None:
        if fields := [_build_dead_letter_values(letter) for letter in letters]:
            connection = await self._get_connection()
            await connection.executemany(INSERT_DEAD_LETTERS_SQL, fields)

    async def _create_partitions(self, mondays: set[date]) -> None:
        connection = await self._get_connection()
        for monday in sorted(mondays):
            await connection.execute(build_create_statement(monday))

    async def _get_connection(self) -> "asyncpg.Connection[Any]":
        if self._connection is None or self._connection.is_closed():
            # Kept before it is ready, so that `close` ends it if this is cancelled meanwhile.
            self._connection = await asyncpg.connect(self._url, command_timeout=TIMEOUT_SECONDS)
            await self._connection.execute(CREATE_STAGE_SQL)
        return self._connection


def _build_records(rows: Iterable[EventRow]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        item = row.item
        yield (
            item.event_id,
            row.hash,
            item.ts,
            item.user_id,
            item.event_type,
            item.amount,
            bytes(item.props).decode(),
            row.source,
            row.received_at,
        )


def _build_dead_letter_values(letter: DeadLetterRow) -> tuple[Any, ...]:
    return (
        letter.id,
        letter.event_id,
        letter.reason,
        letter.payload,
        letter.error,
        letter.source,
        letter.received_at,
    )

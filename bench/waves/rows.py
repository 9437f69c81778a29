"""A table of reminders of which some are due at once, put back before each round."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

A_PERSON = 5  # reminders of each, in the mean
ZONES = ("UTC", "Europe/Berlin", "Europe/Moscow", "America/New_York", "Asia/Tokyo")


@dataclass(slots=True, frozen=True)
class Rows:
    """`total` reminders, `due` of them in the wave: half once, half daily or weekly, begun on many
    days in five zones; a third of the people have quiet hours, at another time of the day."""

    engine: AsyncEngine
    total: int
    due: int

    async def fill(self) -> None:
        """People and reminders; nothing is due within a year."""
        async with self.engine.begin() as connection:
            many = {"people": self.total // A_PERSON, "total": self.total, "zones": list(ZONES)}
            await connection.execute(text(_PEOPLE), many)
            await connection.execute(text(_REMINDERS), many)
            await connection.execute(text(_DUE), {"step": self.total // self.due})
        await self.tidy()

    async def bring_up(self, instant: datetime) -> None:
        """The wave is due at `instant`, the outbox is empty, no dead rows are in the way."""
        async with self.engine.begin() as connection:
            await connection.execute(text("TRUNCATE outbox"))
            await connection.execute(text(_GONE))
        await self.tidy()
        async with self.engine.begin() as connection:
            await connection.execute(text(_WAVE), {"instant": instant})
        await self.tidy()

    async def tidy(self) -> None:
        plain = self.engine.execution_options(isolation_level="AUTOCOMMIT")
        async with plain.connect() as connection:
            raw = await connection.get_raw_connection()
            assert raw.driver_connection is not None
            for statement in ("VACUUM ANALYZE reminders", "VACUUM ANALYZE users", "CHECKPOINT"):
                await raw.driver_connection.execute(statement, timeout=300)

    async def left(self) -> int:
        """What still is to be claimed or to be published."""
        async with self.engine.connect() as connection:
            return await connection.scalar(text(_LEFT)) or 0


_PEOPLE = """
    INSERT INTO users (id, platform, platform_user_id, name, locale, zone, quiet_from, quiet_to)
    SELECT md5('person ' || n)::uuid, 'telegram', n, 'Person ' || n, 'en', zone,
        CASE WHEN n % 3 = 0 THEN (now() AT TIME ZONE zone + interval '8 hours')::time END,
        CASE WHEN n % 3 = 0 THEN (now() AT TIME ZONE zone + interval '16 hours')::time END
    FROM generate_series(0, CAST(:people AS int) - 1) AS n,
        LATERAL (SELECT (CAST(:zones AS text[]))[1 + n % 5] AS zone) AS place
"""
_REMINDERS = """
    INSERT INTO reminders
        (id, user_id, kind, subject_id, start_local, zone, rrule, next_fire_at)
    SELECT md5('reminder ' || n)::uuid, md5('person ' || n % CAST(:people AS int))::uuid,
        CASE WHEN n % 2 = 0 THEN 'task' ELSE 'habit' END, md5('thing ' || n)::uuid,
        now()::timestamp, (CAST(:zones AS text[]))[1 + n % CAST(:people AS int) % 5],
        CASE WHEN n % 2 = 1 THEN CASE WHEN n % 5 = 0 THEN 'FREQ=WEEKLY;BYDAY=MO,WE,FR'
            ELSE 'FREQ=DAILY' END END,
        now() + interval '1 year' + n * interval '1 second'
    FROM generate_series(0, CAST(:total AS int) - 1) AS n
"""
_DUE = """
    CREATE TABLE wave AS SELECT * FROM (
        SELECT *, row_number() OVER (ORDER BY next_fire_at) AS n FROM reminders
    ) AS numbered WHERE (n + n / CAST(:step AS int)) % CAST(:step AS int) = 0
"""
_GONE = "DELETE FROM reminders USING wave WHERE reminders.id = wave.id"
_WAVE = """
    INSERT INTO reminders (id, user_id, kind, subject_id, start_local, zone, rrule, next_fire_at)
    SELECT id, user_id, kind, subject_id,
        CAST(:instant AS timestamptz) AT TIME ZONE zone
            - CASE WHEN rrule IS NULL THEN 0 ELSE n % 200 END * interval '1 day',
        zone, rrule, :instant
    FROM wave ORDER BY id
"""
_LEFT = """
    SELECT (SELECT count(*) FROM (
        SELECT FROM reminders WHERE next_fire_at <= now() LIMIT 1) AS due)
    + (SELECT count(*) FROM (
        SELECT FROM outbox WHERE published_at IS NULL LIMIT 1) AS waiting)
"""

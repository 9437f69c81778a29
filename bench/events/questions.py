"""Questions over days: PostgreSQL with its rollups against ClickHouse (chdb) on the same rows.

    python -m bench.events.questions [--events 1000000] [--rounds 5]

The answers of both are compared too. Where there is a plain query without the rollup, it is shown
beside them.
"""

import argparse
import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.events.place import Place, a_place
from bench.report import median, table
from core.activity import partitions
from core.activity.analytics.clickhouse import ClickHouseAnalytics
from core.activity.analytics.daily_questions import Funnel, Retention, TopTypes, Unit, UsersByDay
from core.activity.analytics.live_questions import EventTotals
from core.activity.analytics.loader import ClickHouseLoader
from core.activity.analytics.postgres import PostgresAnalytics
from core.activity.analytics.questions import Question
from core.activity.analytics.rollup import DailyRollup
from core.activity.analytics.rules import get_midnight
from core.kit.clock import SystemClock
from core.kit.database import create_engine
from tests.support.activity import local_clickhouse

CHUNK = 50_000  # more rows in a transaction than the worker ever stores
DAYS, PEOPLE = 30, 50_000
FILL = f"""
WITH made AS (
    SELECT date_trunc('day', now()) - random() * interval '{DAYS - 1} days' AS at,
        'u' || floor(random() * random() * {PEOPLE})::int AS who, random() AS dice
    FROM generate_series(1, $1)
)
INSERT INTO events (event_id, ts, user_id, event_type, amount, props, source, received_at)
SELECT gen_random_uuid(), at, who,
    CASE WHEN dice < 0.6 THEN 'page.viewed' WHEN dice < 0.85 THEN 'cart.filled'
        WHEN dice < 0.95 THEN 'order.placed' WHEN dice < 0.99 THEN 'order.paid' ELSE 'refund' END,
    CASE WHEN dice > 0.85 THEN round((dice * 1000)::numeric, 2) END,
    '{{"items": 3, "source": "web"}}', 'bench', at FROM made
"""
MINUTES = """
INSERT INTO metrics_minute SELECT date_trunc('minute', ts), event_type, count(*),
    coalesce(sum(amount), 0) FROM events GROUP BY 1, 2
"""
PLAIN = {
    "DAU, WAU, MAU, 30 days": "SELECT date_trunc('day', ts), count(DISTINCT user_id) FROM events"
    " WHERE ts >= now() - interval '30 days' GROUP BY 1",
    "top 10 types, 30 days": "SELECT event_type, count(*), sum(amount) FROM events"
    " WHERE ts >= now() - interval '30 days' GROUP BY 1 ORDER BY 2 DESC LIMIT 10",
}


async def fill(place: Place, rows: int) -> None:
    """Events of the last 30 days, in transactions of CHUNK, with their minutes."""
    connection = await place.connect()
    now = SystemClock().now()
    for weeks in range(-6, 2):
        monday = partitions.get_monday(now + weeks * partitions.WEEK)
        await connection.execute(partitions.build_create_statement(monday))
    for _ in range(0, rows, CHUNK):
        await connection.execute(FILL, min(CHUNK, rows))
    await connection.execute(MINUTES)
    await connection.execute("VACUUM ANALYZE events, metrics_minute")
    await connection.close()


async def analyze_tables(place: Place) -> None:
    """What autovacuum does in time."""
    connection = await place.connect()
    await connection.execute("VACUUM ANALYZE activity_presence, activity_days")
    await connection.close()


def questions(now: datetime) -> dict[str, Question[Any]]:
    last = now.date()
    first = last - timedelta(days=DAYS - 1)
    since = get_midnight(first)
    steps = ("page.viewed", "cart.filled", "order.paid")
    minute = now.replace(second=0, microsecond=0)
    return {
        "DAU, WAU, MAU, 30 days": UsersByDay(first, last),
        "top 10 types, 30 days": TopTypes(first, last, 10),
        "retention by day, 14 columns": Retention(Unit.DAY, first, last, 14),
        "retention by week, 5 columns": Retention(Unit.WEEK, first, last, 5),
        "funnel of 3 steps in a day": Funnel(steps, timedelta(days=1), since, now),
        "count and sum of a day": EventTotals(minute - timedelta(days=1), minute),
    }


async def seconds(rounds: int, ask: Callable[[], Awaitable[Any]]) -> tuple[float, Any]:
    """The median of some rounds after one to warm up, and the answer."""
    answer, took = await ask(), []
    for _ in range(rounds):
        began = perf_counter()
        answer = await ask()
        took.append(perf_counter() - began)
    return median(took), answer


async def copy(name: str, work: Callable[[], Awaitable[int]], rows: int) -> None:
    began = perf_counter()
    await work()
    print(f"{name}: {rows / (perf_counter() - began):,.0f} events/s", flush=True)


async def measure(rows: int, rounds: int) -> None:
    with tempfile.TemporaryDirectory(prefix="uspevai-bench-") as folder:
        async with a_place() as place, local_clickhouse(Path(folder)) as warehouse:
            await fill(place, rows)
            engine = create_engine(place.endpoints.database_url)
            await copy("rollup", DailyRollup(engine), rows)
            await copy("copy to ClickHouse", ClickHouseLoader(engine, warehouse), rows)
            await analyze_tables(place)
            own, cold = PostgresAnalytics(engine), ClickHouseAnalytics(warehouse)
            lines: list[tuple[object, ...]] = []
            for name, question in questions(SystemClock().now()).items():
                theirs, other = await seconds(rounds, partial(cold.answer, question))
                try:
                    mine, answer = await seconds(rounds, partial(own.answer, question))
                except TimeoutError:  # as a person who asks gets it
                    lines.append((name, "over 15 s", theirs * 1000, "", ""))
                    continue
                assert answer == other, name
                plain = await without_rollup(place, rounds, name)
                lines.append((name, mine * 1000, theirs * 1000, mine / theirs, plain))
                print(lines[-1], flush=True)
            await engine.dispose()
    header = ("Question", "PostgreSQL ms", "ClickHouse ms", "ratio", "without rollup ms")
    print(table(header, lines))


async def without_rollup(place: Place, rounds: int, name: str) -> str:
    """The plain query's milliseconds, if there is one."""
    if name not in PLAIN:
        return ""
    connection = await place.connect()
    took, _ = await seconds(rounds, lambda: connection.fetch(PLAIN[name]))
    await connection.close()
    return f"{took * 1000:.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    asyncio.run(measure(given.events, given.rounds))


if __name__ == "__main__":
    main()

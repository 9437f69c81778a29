"""What storing costs as data grows: the same load at several sizes of the table.

    python -m bench.events.growth [--sizes 10000000 30000000] [--events 100000] [--rounds 5]

What is already there is made inside PostgreSQL, with random ids and many users, as if it had come
over four weeks. A second hub, whose table began empty, takes turns with it.
"""

import argparse
import asyncio
from itertools import count as numbers

from bench.events.batches import pipeline
from bench.events.peers import answering
from bench.events.place import Place, a_place
from bench.report import median, table
from core.activity import partitions
from core.kit.clock import SystemClock
from tests.support.ports import free_port

CHUNK = 1_000_000
FILL = """
WITH made AS (
    SELECT gen_random_uuid() AS id, now() - random() * interval '28 days' AS at,
           'u' || (random() * 1000000)::int AS who, (random() * 100000)::int / 100.0 AS money
    FROM generate_series(1, $1)
), ledger AS (
    INSERT INTO event_ids SELECT id, decode(replace(id::text, '-', ''), 'hex'), at FROM made
)
INSERT INTO events (event_id, ts, user_id, event_type, amount, props, source, received_at)
SELECT id, at, who, 'order.paid', money, '{"items": 3, "source": "web"}', 'bench', at FROM made
"""


KEY = "ALTER TABLE event_ids ADD CONSTRAINT pk_event_ids PRIMARY KEY (event_id)"
INDEXES = "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'events'"


async def fill(place: Place, rows: int) -> None:
    """Add so many events of the last four weeks; indexes are made anew, which is much faster."""
    connection = await place.connect()
    now = SystemClock().now()
    for weeks in range(-5, 2):
        monday = partitions.get_monday(now + weeks * partitions.WEEK)
        await connection.execute(partitions.build_create_statement(monday))
    indexes = await connection.fetch(INDEXES)
    for name, _ in indexes:
        await connection.execute(f"DROP INDEX {name}")
    await connection.execute("ALTER TABLE event_ids DROP CONSTRAINT pk_event_ids")
    for start in range(0, rows, CHUNK):
        await connection.execute(FILL, min(CHUNK, rows - start))
    await connection.execute("SET maintenance_work_mem = '512MB'")
    await connection.execute(KEY)
    for _, definition in indexes:
        await connection.execute(definition.replace(" ON ONLY ", " ON "))
    await connection.execute("VACUUM ANALYZE events, event_ids")
    await connection.execute("CHECKPOINT")
    await connection.close()


async def a_pipeline(place: Place) -> int:
    """The port of an api that stores into `place`, warmed up."""
    port = free_port()
    await place.start("worker")
    await place.start("api", API_PORT=str(port))
    await answering(port)
    await pipeline(place, port, 2_000, 0)
    return port


async def measure(sizes: list[int], count: int, rounds: int) -> None:
    """Beside each size the table that began empty takes its turns: the machine's mood hits both."""
    seeds, there, rows = numbers(1), 0, []
    async with a_place() as empty, a_place() as growing:
        ports = [await a_pipeline(empty), await a_pipeline(growing)]
        for size in sizes:
            await fill(growing, size - there)
            there = size
            await pipeline(growing, ports[1], count, next(seeds))
            rates: list[tuple[float, float]] = []
            for _ in range(rounds):
                small = await pipeline(empty, ports[0], count, next(seeds))
                rates.append((small, await pipeline(growing, ports[1], count, next(seeds))))
            ratio = median([large / small for small, large in rates])
            rows.append(
                (f"{size:,}", *(f"{median(list(r)):,.0f}" for r in zip(*rates, strict=True)), ratio)
            )
            print(rows[-1], flush=True)
    titles = ("Already stored", "events/s, small table", "events/s, this table", "ratio")
    print(table(titles, rows))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000_000, 30_000_000])
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    asyncio.run(measure(given.sizes, given.events, given.rounds))


if __name__ == "__main__":
    main()

"""The limit of storing: the worker's own transaction, fed from memory by one writer."""

from time import perf_counter

from bench.events.place import Place, bodies
from core.activity.contracts import Item
from core.activity.rules import digest, read_batch
from core.kit.clock import SystemClock
from worker.activity.rows import Batch, Row
from worker.activity.store import Store

BATCH = 10_000
PARSED = 2_000


async def store_directly(place: Place, count: int) -> float:
    """Events a second for COPY, dedup and rollup alone; rows are made before the clock starts."""
    batches = [_batch(min(BATCH, count - n), n) for n in range(0, count, BATCH)]
    store = Store(place.dsn)
    began = perf_counter()
    for batch in batches:
        await store(batch)
    seconds = perf_counter() - began
    await store.close()
    return count / seconds


def _batch(count: int, seed: int) -> Batch:
    now, batch = SystemClock().now(), Batch()
    for body in bodies(count, PARSED, seed):
        items = [item for item in read_batch(body, now) if isinstance(item, Item)]
        batch.add(Row(item, digest(item), "bench", now) for item in items)
    return batch

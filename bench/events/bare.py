"""The limit of storing: the worker's own transaction, fed from memory by one writer."""

from time import perf_counter

from bench.events.place import Place, bodies
from core.activity.contracts import ValidEvent
from core.activity.rules import hash_event, parse_batch
from core.kit.clock import SystemClock
from worker.activity.rows import EventBatch, EventRow
from worker.activity.store import ActivityStore

BATCH = 10_000
PARSED = 2_000


async def store_directly(place: Place, count: int) -> float:
    """Events a second for COPY, dedup and rollup alone; rows are made before the clock starts."""
    batches = [_batch(min(BATCH, count - n), n) for n in range(0, count, BATCH)]
    store = ActivityStore(place.dsn)
    began = perf_counter()
    for batch in batches:
        await store(batch)
    seconds = perf_counter() - began
    await store.close()
    return count / seconds


def _batch(count: int, seed: int) -> EventBatch:
    now, batch = SystemClock().now(), EventBatch()
    for body in bodies(count, PARSED, seed):
        items = [item for item in parse_batch(body, now) if isinstance(item, ValidEvent)]
        batch.add_rows(EventRow(item, hash_event(item), "bench", now) for item in items)
    return batch

"""A worker that stops while it connects leaves no connection behind."""

import gc
import warnings
from datetime import UTC, datetime

from core.kit.settings import Settings
from tests.support.cancelling import at_every_wait
from worker.activity.rows import EventBatch, build_unreadable_dead_letter
from worker.activity.store import ActivityStore


async def test_a_store_broken_off_anywhere_leaves_no_connection(settings: Settings) -> None:
    assert settings.database_url
    batch = EventBatch(
        dead_letters=[
            build_unreadable_dead_letter("activity.raw.test", b"{", "no JSON", datetime.now(UTC))
        ]
    )
    store, waits = ActivityStore(settings.database_url), 0

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", ResourceWarning)
        async for _ in at_every_wait(lambda: store(batch)):
            await store.close()
            waits += 1
        await store.close()
        gc.collect()
    assert waits > 3, "connecting, its temporary table, storing"
    assert not [one for one in told if "unclosed connection" in str(one.message)]

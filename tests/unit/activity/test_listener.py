"""A listener holds the newest of what it asked for, and says how much it missed."""

import asyncio
from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from api.live.listeners import LiveEvent, LiveListener, wanted
from core.activity.analytics.questions import Filter
from core.activity.contracts import EventView

NOW = datetime(2026, 3, 10, tzinfo=UTC)


def live(number: int, kind: str) -> LiveEvent:
    return LiveEvent(EventView(UUID(int=number), "u1", kind, None, NOW, {}, "test", NOW))


async def read(listener: LiveListener, number: int) -> list[int]:
    found: list[int] = []
    async with asyncio.timeout(30):
        async for batch in listener.batches():
            found += [event.view.event_id.int for event in batch]
            if len(found) == number:
                break
    return found


@given(
    kinds=st.lists(st.sampled_from("ab"), max_size=60),
    capacity=st.integers(1, 20),
    cut=st.integers(0, 60),
)
def test_the_newest_are_kept_in_order(kinds: list[str], capacity: int, cut: int) -> None:
    events = [live(number, kind) for number, kind in enumerate(kinds)]
    asked = [number for number, kind in enumerate(kinds) if kind == "a"]
    listener = LiveListener("test", Filter("a"), capacity)
    listener.offer_events(wanted(events[:cut], listener.event_filter))
    listener.offer_events(wanted(events[cut:], listener.event_filter))
    kept = asked[-capacity:]
    assert listener.missed == len(asked) - len(kept)
    if kept:
        assert asyncio.run(read(listener, len(kept))) == kept

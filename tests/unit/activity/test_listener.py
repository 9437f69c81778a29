"""A listener holds the newest of what it asked for, and says how much it missed."""

import asyncio
from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from api.live.listeners import Listener
from core.activity.analytics.questions import Filter
from core.activity.contracts import EventView

NOW = datetime(2026, 3, 10, tzinfo=UTC)


def view(number: int, kind: str) -> EventView:
    return EventView(UUID(int=number), "u1", kind, None, NOW, {}, "test", NOW)


async def read(listener: Listener, number: int) -> list[int]:
    found: list[int] = []
    async with asyncio.timeout(30):
        async for event in listener:
            found.append(event.event_id.int)
            if len(found) == number:
                break
    return found


@given(
    kinds=st.lists(st.sampled_from("ab"), max_size=60),
    capacity=st.integers(1, 20),
    cut=st.integers(0, 60),
)
def test_the_newest_are_kept_in_order(kinds: list[str], capacity: int, cut: int) -> None:
    events = [view(number, kind) for number, kind in enumerate(kinds)]
    wanted = [number for number, kind in enumerate(kinds) if kind == "a"]
    listener = Listener("test", Filter("a"), capacity)
    listener.offer(events[:cut])
    listener.offer(events[cut:])
    kept = wanted[-capacity:]
    assert listener.missed == len(wanted) - len(kept)
    if kept:
        assert asyncio.run(read(listener, len(kept))) == kept

"""What is asked for together is done together, and answered each for itself."""

import asyncio
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.kit.batcher import Batcher


class Lost(OSError):
    """A server that is away."""


async def ask(together: Batcher[int, int], items: Sequence[int]) -> list[int | BaseException]:
    return await asyncio.gather(*(together(item) for item in items), return_exceptions=True)


@given(items=st.lists(st.integers(), max_size=60), most=st.integers(1, 20))
def test_everybody_gets_their_own_answer_in_few_groups(items: list[int], most: int) -> None:
    groups: list[list[int]] = []

    async def double(group: Sequence[int]) -> list[int]:
        groups.append(list(group))
        await asyncio.sleep(0)
        return [2 * item for item in group]

    async def run() -> list[int | BaseException]:
        return await ask(Batcher(double, most), items)

    assert asyncio.run(run()) == [2 * item for item in items]
    assert [item for group in groups for item in group] == items
    assert all(len(group) <= most for group in groups)
    assert len(groups) == -(-len(items) // most)


async def test_a_fault_of_the_code_is_the_fault_of_one_alone() -> None:
    async def invert(group: Sequence[int]) -> list[int]:
        return [12 // item for item in group]

    together = Batcher(invert)
    three, none, four = await ask(together, [3, 0, 4])
    assert (three, four) == (4, 3)
    assert isinstance(none, ZeroDivisionError)
    assert await together(6) == 2


async def test_a_server_that_is_away_is_away_for_the_whole_group_and_asked_once() -> None:
    asked = 0

    async def nobody(_: Sequence[int]) -> list[int]:
        nonlocal asked
        asked += 1
        raise Lost

    assert all(isinstance(one, Lost) for one in await ask(Batcher(nobody), [1, 2, 3]))
    assert asked == 1


async def test_who_gives_up_waiting_hurts_nobody_else() -> None:
    entered, go_on = asyncio.Event(), asyncio.Event()

    async def slow(group: Sequence[int]) -> list[int]:
        entered.set()
        await go_on.wait()
        return list(group)

    together = Batcher(slow)
    stays, leaves = (asyncio.ensure_future(together(n)) for n in (1, 2))
    await entered.wait()
    leaves.cancel()
    go_on.set()
    assert await stays == 1
    with pytest.raises(asyncio.CancelledError):
        await leaves

"""A loop outlives every fault: what passes is a warning, what does not is an error."""

import asyncio

import pytest
from structlog.testing import capture_logs

from core.kit.loops import run_periodically, run_safely


class Turns:
    """Raises or returns what it was given, then is cancelled as a process's end would do."""

    def __init__(self, *told: float | None | Exception) -> None:
        self.told = list(told)

    async def __call__(self) -> float | None:
        if not self.told:
            raise asyncio.CancelledError
        one = self.told.pop(0)
        if isinstance(one, Exception):
            raise one
        return one


async def test_a_loop_goes_on_until_cancelled() -> None:
    turns = Turns(None, OSError("gone"), ValueError("odd"), 0.0, KeyError("odd too"))
    with capture_logs() as logs, pytest.raises(asyncio.CancelledError):
        await run_periodically(turns, "work", pause=0.0, unavailable_message="work waits")
    told = [(one["log_level"], one["event"]) for one in logs]
    assert told == [("warning", "work waits"), ("error", "work"), ("error", "work")]


async def test_the_turn_says_how_long_to_pause_unless_it_failed() -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await run_periodically(Turns(0.0, 0.0, ValueError("odd")), "work", pause=60.0)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await run_periodically(Turns(60.0), "work", pause=0.0)


async def test_a_fault_that_passes_may_go_untold() -> None:
    with capture_logs() as logs:
        assert await run_safely(Turns(OSError("gone")), "work") is None
        assert await run_safely(Turns(7.0), "work") == 7.0
    assert logs == []

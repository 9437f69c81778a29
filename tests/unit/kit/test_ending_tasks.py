"""A background task ends when its block does, also if a library lost its cancellation."""

import asyncio

import pytest
from structlog.testing import capture_logs

from core.kit.background_tasks import (
    cancel_and_wait,
    run_in_background,
    run_with_timeout,
    spawn_task,
)
from core.kit.loops import run_periodically

SOON = 0.01
REPEATED_ONCE = 0.5  # seconds: a busy machine has ended the task long before a second repeat


async def hears_the_second_time(heard: list[str]) -> None:
    """As the NATS client does where it writes."""
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        heard.append("once")
    await asyncio.Event().wait()


class Deaf:
    """A task that ends when it likes."""

    def __init__(self) -> None:
        self.enough = asyncio.Event()

    async def __call__(self) -> None:
        while not self.enough.is_set():
            try:
                await self.enough.wait()
            except asyncio.CancelledError:
                continue


async def test_a_task_that_swallows_a_cancellation_is_told_again() -> None:
    heard: list[str] = []
    task = spawn_task(hears_the_second_time(heard), name="t")
    await asyncio.sleep(0)
    with capture_logs() as logs:
        await cancel_and_wait(task, repeat_after=REPEATED_ONCE)
    assert task.cancelled()
    assert heard == ["once"]
    (told,) = logs
    assert told["task"] == "t"
    assert "hears_the_second_time" in told["at"][0]


async def test_a_loop_ends_whose_answer_came_with_its_cancellation() -> None:
    """`wait_for` of Python 3.11 returns the answer then, and the loop would go on for ever."""
    answers: list[asyncio.Future[None]] = []

    async def ask() -> None:
        answers.append(asyncio.get_running_loop().create_future())
        await asyncio.wait_for(answers[-1], 60)

    asking = spawn_task(run_periodically(ask, "asking", pause=SOON), name="asking")
    while not answers:
        await asyncio.sleep(0)
    await asyncio.sleep(0)
    answers[-1].set_result(None)
    await cancel_and_wait(asking, repeat_after=10 * SOON, timeout=5)
    assert asking.cancelled()


async def test_a_deaf_task_is_left_and_named() -> None:
    deaf = Deaf()
    task = spawn_task(deaf(), name="deaf")
    await asyncio.sleep(0)
    with capture_logs() as logs:
        await cancel_and_wait(task, repeat_after=SOON, timeout=3 * SOON)
    assert not task.done()
    assert (logs[-1]["log_level"], logs[-1]["task"]) == ("error", "deaf")
    deaf.enough.set()
    await task


async def test_a_cancellation_of_the_caller_is_its_own() -> None:
    deaf = Deaf()

    async def caller() -> None:
        async with run_in_background(deaf(), name="deaf"):
            await asyncio.sleep(0)
        ended.set()

    ended = asyncio.Event()
    calling = spawn_task(caller(), name="caller")
    await asyncio.sleep(SOON)
    calling.cancel()
    await asyncio.wait({calling}, timeout=5)
    assert not ended.is_set()
    assert calling.cancelled()
    deaf.enough.set()


async def test_what_a_task_failed_with_is_raised_at_its_end() -> None:
    async def fails() -> None:
        raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        async with run_in_background(fails(), name="fails"):
            await asyncio.sleep(0)


async def test_what_takes_too_long_is_given_up() -> None:
    async def wait() -> None:
        await asyncio.Event().wait()

    with capture_logs() as logs:
        async with asyncio.timeout(30):
            await run_with_timeout(SOON, wait(), name="closing")
    assert [line["event"] for line in logs] == ["given up"]

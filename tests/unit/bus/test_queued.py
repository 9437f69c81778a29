"""The queued bus, with a task and with a thread: bounded, in order, drained, hard to kill."""

import asyncio
import gc
from threading import Event as Flag
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.kit.bus import BusNotRunning, EventBus, InMemoryDeadLetterStore

ERRORS = [ValueError, SystemExit, asyncio.CancelledError, GeneratorExit, MemoryError]
outcomes = st.lists(st.sampled_from([None, *ERRORS]), max_size=30)


def listener_by(script: list[type[BaseException] | None], heard: list[int]) -> Any:
    def listener(number: int) -> None:
        heard.append(number)
        if (error := script[number]) is not None:
            raise error

    return listener


def alistener_by(script: list[type[BaseException] | None], heard: list[int]) -> Any:
    async def listener(number: int) -> None:
        await asyncio.sleep(0)
        heard.append(number)
        if (error := script[number]) is not None:
            raise error

    return listener


def check(bus: EventBus, script: list[type[BaseException] | None], *heards: list[int]) -> None:
    assert all(heard == list(range(len(script))) for heard in heards)
    assert isinstance(bus.dead_letters, InMemoryDeadLetterStore)
    assert len(bus.dead_letters) == len(heards) * sum(error is not None for error in script)


@given(outcomes)
def test_the_worker_thread_outlives_any_exception(
    script: list[type[BaseException] | None],
) -> None:
    def plain_code() -> None:
        with EventBus(queue_size=4) as bus:
            plain, slow = list[int](), list[int]()
            bus.subscribe("n", listener_by(script, plain))
            bus.subscribe("n", alistener_by(script, slow))
            for number in range(len(script)):
                bus.emit("n", number)
        check(bus, script, plain, slow)

    failed: list[BaseException] = []

    def guarded() -> None:
        try:
            plain_code()
        except BaseException as error:
            failed.append(error)

    thread = Thread(target=guarded)
    thread.start()
    thread.join(30)
    assert not thread.is_alive()
    assert not failed


@given(outcomes)
async def test_the_worker_task_outlives_any_exception(
    script: list[type[BaseException] | None],
) -> None:
    async with EventBus(queue_size=4) as bus:
        plain, slow = list[int](), list[int]()
        bus.subscribe("n", listener_by(script, plain))
        bus.subscribe("n", alistener_by(script, slow))
        for number in range(len(script)):
            await bus.emit("n", number)
    check(bus, script, plain, slow)


async def test_a_full_queue_makes_the_emitter_wait_and_never_grows() -> None:
    gate, heard = asyncio.Event(), list[int]()

    async def waits(number: int) -> None:
        await gate.wait()
        heard.append(number)

    async with EventBus(queue_size=2) as bus:
        bus.subscribe("n", waits)
        emitted: list[int] = []

        async def emit_all() -> None:
            for number in range(10):
                await bus.emit("n", number)
                emitted.append(number)

        emitting = asyncio.create_task(emit_all())
        while len(emitted) < 3:
            await asyncio.sleep(0)
        for _ in range(20):
            await asyncio.sleep(0)
        assert emitted == [0, 1, 2]  # one in the worker's hands, two in the queue
        gate.set()
        await emitting
    assert heard == list(range(10))


async def test_an_emission_dropped_at_a_full_queue_becomes_a_dead_letter() -> None:
    gate = asyncio.Event()
    async with EventBus(queue_size=1) as bus:
        bus.subscribe("n", lambda _: gate.wait())
        for number in range(4):
            bus.emit("n", number)
        gc.collect()
        assert isinstance(bus.dead_letters, InMemoryDeadLetterStore)
        assert [letter.data for letter in bus.dead_letters] == [1, 2, 3]
        assert "QueueOverflow" in next(iter(bus.dead_letters)).reason
        gate.set()


def test_plain_code_waits_at_a_full_queue() -> None:
    gate, heard, emitted = Flag(), list[int](), list[int]()

    def waits(number: int) -> None:
        gate.wait(10)
        heard.append(number)

    with EventBus(queue_size=1) as bus:
        bus.subscribe("n", waits)

        def emit_all() -> None:
            for number in range(5):
                bus.emit("n", number)
                emitted.append(number)

        thread = Thread(target=emit_all)
        thread.start()
        thread.join(0.05)
        assert len(emitted) <= 2
        gate.set()
        thread.join(10)
        bus.join_thread()
        assert heard == emitted == list(range(5))


def cascade(bus: EventBus, heard: list[str]) -> None:
    """Each `a` makes three `b` out of a listener, more than the queue of one has room for."""

    def on_a(_: Any) -> None:
        for _ in range(3):
            bus.emit("b")

    bus.subscribe("a", on_a)
    bus.subscribe("b", lambda _: heard.append("b"))


def test_a_listener_that_emits_cannot_block_its_own_thread() -> None:
    heard: list[str] = []
    with EventBus(queue_size=1) as bus:
        cascade(bus, heard)
        thread = Thread(target=lambda: [bus.emit("a") for _ in range(5)], daemon=True)
        thread.start()
        thread.join(10)
        assert not thread.is_alive()
    assert len(heard) == 15


async def test_a_listener_that_emits_cannot_block_its_own_task() -> None:
    heard: list[str] = []
    async with asyncio.timeout(30), EventBus(queue_size=1) as bus:
        cascade(bus, heard)

        @bus.on("a")
        async def from_a_thread(_: Any) -> None:
            await asyncio.to_thread(bus.emit, "b")
            await bus.emit("b")

        for _ in range(5):
            await bus.emit("a")
    assert len(heard) == 25


async def test_other_threads_emit_into_the_loop_and_wait_for_room() -> None:
    heard: list[int] = []
    async with EventBus(queue_size=2) as bus:
        bus.subscribe("n", heard.append)
        await asyncio.to_thread(lambda: [bus.emit("n", number) for number in range(50)])
        await bus.join()
        assert heard == list(range(50))


async def test_a_loop_emits_into_a_thread_and_waits_for_room() -> None:
    heard: list[int] = []
    bus = EventBus(queue_size=1)
    bus.subscribe("n", heard.append)
    with bus:
        for number in range(50):
            await bus.emit("n", number)
        await bus.join()
    assert heard == list(range(50))


async def test_a_queued_bus_works_only_while_it_runs() -> None:
    bus = EventBus(queue_size=1)
    with pytest.raises(BusNotRunning):
        bus.emit("n")
    async with bus:
        bus.emit("n")
    with pytest.raises(BusNotRunning):
        bus.emit("n")
    assert len(bus.history) == 1


async def test_a_cancelled_worker_sets_the_queued_events_aside() -> None:
    bus = EventBus(queue_size=10)
    async with bus:
        bus.subscribe("n", lambda _: asyncio.Event().wait())
        for number in range(3):
            bus.emit("n", number)
        while len(bus.history) < 3 or _worker_of(bus)._jobs.qsize() == 3:
            await asyncio.sleep(0)
        _worker_of(bus)._task.cancel()
    assert isinstance(bus.dead_letters, InMemoryDeadLetterStore)
    assert sorted(letter.data for letter in bus.dead_letters) == [0, 1, 2]


def _worker_of(bus: EventBus) -> Any:
    return bus._engine._queue

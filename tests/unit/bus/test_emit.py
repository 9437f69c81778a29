"""Emitting from plain code and from a loop, to plain and async listeners, some of them failing."""

import asyncio
import sys
from dataclasses import dataclass
from threading import Thread, current_thread
from typing import Any

import pytest
from prometheus_client import REGISTRY

from core.kit.bus import DeadLetter, EventBus, InMemoryDeadLetterStore


class BrokenDeadLetters:
    def add(self, letter: DeadLetter) -> None:
        raise OSError("no disk")


def fail(_: Any) -> None:
    raise ZeroDivisionError("a bug in the listener")


async def afail(_: Any) -> None:
    await asyncio.sleep(0)
    raise ZeroDivisionError("a bug in the async listener")


def in_plain_code(bus: EventBus, *names: str) -> list[Any]:
    """Emit in a thread where no loop runs; gives the emissions."""
    emissions: list[Any] = []
    thread = Thread(target=lambda: emissions.extend(bus.emit(name, {"n": 1}) for name in names))
    thread.start()
    thread.join()
    return emissions


def test_subscribe_emit_unsubscribe() -> None:
    bus, heard = EventBus(), list[Any]()
    bus.subscribe("user.registered", heard.append)
    bus.subscribe("user.registered", heard.append)
    bus.emit("user.registered", {"id": 1})
    bus.emit("user.deleted", {"id": 2})
    assert bus.unsubscribe("user.registered", heard.append)
    assert not bus.unsubscribe("user.registered", heard.append)
    bus.emit("user.registered", {"id": 3})
    assert heard == [{"id": 1}]
    assert [event.name for event in bus.history.find_matching("user.*")][-1] == "user.registered"


@dataclass
class Counter:
    """A listener with fields, therefore without a hash."""

    count: int = 0

    def __call__(self, _: Any) -> None:
        self.count += 1

    def twice(self, _: Any) -> None:
        self.count += 2


def test_objects_and_their_methods_listen_as_functions_do() -> None:
    bus, one, other = EventBus(), Counter(), Counter()
    for listener in (one, other, one.twice):
        bus.subscribe("a", listener)
    bus.emit("a")
    assert bus.unsubscribe("a", one.twice)
    assert bus.unsubscribe("a", other)
    bus.emit("a")
    assert (one.count, other.count) == (4, 1)


def test_plain_code_finds_async_listeners_finished() -> None:
    bus, heard = EventBus(), list[tuple[str, Any]]()

    @bus.on("a.*")
    async def slowly(data: Any) -> None:
        await asyncio.sleep(0)
        heard.append((current_thread().name, data))

    bus.subscribe("a.*", afail)
    (emission,) = in_plain_code(bus, "a.b")
    assert heard == [("bus", {"n": 1})]
    assert [failure.listener for failure in emission.failures] == [f"{__name__}.afail"]
    bus.close()


async def test_in_a_loop_await_waits_for_async_listeners_and_tells_failures() -> None:
    bus, heard, go = EventBus(), list[str](), asyncio.Event()

    async def waits(_: Any) -> None:
        await go.wait()
        heard.append("async")

    bus.subscribe("a", waits)
    bus.subscribe("a", lambda _: heard.append("plain"))
    bus.subscribe("a", fail)
    bus.subscribe("a", afail)
    emission = bus.emit("a")
    assert heard == ["plain"]
    go.set()
    failures = await emission
    assert heard == ["plain", "async"]
    assert {type(failure.error) for failure in failures} == {ZeroDivisionError}
    assert len(failures) == 2


async def test_giving_up_the_wait_does_not_stop_the_listener() -> None:
    bus, go, done = EventBus(), asyncio.Event(), asyncio.Event()

    async def waits(_: Any) -> None:
        await go.wait()
        done.set()

    bus.subscribe("a", waits)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.01):
            await bus.emit("a")
    go.set()
    await asyncio.wait_for(done.wait(), 30)


def raise_(error: BaseException) -> Any:
    def listener(_: Any) -> None:
        raise error

    return listener


def araise(error: BaseException) -> Any:
    async def listener(_: Any) -> None:
        raise error

    return listener


@pytest.mark.parametrize(
    "error", [ValueError("x"), asyncio.CancelledError(), SystemExit(3), GeneratorExit(), *[]]
)
async def test_whatever_a_listener_raises_the_others_hear_and_the_failure_is_told(
    error: BaseException,
) -> None:
    bus, heard = EventBus(), list[Any]()
    for listener in (raise_(error), araise(error), heard.append):
        bus.subscribe("order.>", listener, label="shop" if listener is heard.append else None)
    failures = await bus.emit("order.created", {"id": 7})
    assert heard == [{"id": 7}]
    assert [type(failure.error) for failure in failures] == [type(error)] * 2
    assert isinstance(bus.dead_letters, InMemoryDeadLetterStore)
    letters = list(bus.dead_letters)
    assert [(letter.name, letter.data, letter.pattern) for letter in letters] == [
        ("order.created", {"id": 7}, "order.>")
    ] * 2
    assert letters[0].reason.startswith(type(error).__name__)


def test_keyboard_interrupt_is_not_for_the_bus_to_keep() -> None:
    bus = EventBus()
    bus.subscribe("a", raise_(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        bus.emit("a")


def test_a_failure_is_counted_and_survives_broken_dead_letters() -> None:
    bus, heard = EventBus(dead_letters=BrokenDeadLetters()), list[Any]()
    bus.subscribe("metric.test", fail, label="counted")
    bus.subscribe("metric.test", heard.append)
    bus.emit("metric.test", 1)
    labels = {"pattern": "metric.test", "listener": "counted"}
    assert REGISTRY.get_sample_value("bus_listener_failures_total", labels) == 1
    assert heard == [1]


async def test_an_async_listener_has_so_long_and_no_longer() -> None:
    bus = EventBus(listener_timeout=0.01)
    bus.subscribe("a", lambda _: asyncio.Event().wait())
    (failure,) = await bus.emit("a")
    assert isinstance(failure.error, TimeoutError)


def test_changes_during_an_emit() -> None:
    bus, heard = EventBus(), list[str]()

    def late(_: Any) -> None:
        heard.append("late")

    def taken_back(_: Any) -> None:
        heard.append("taken back")

    def first(_: Any) -> None:
        heard.append("first")
        bus.subscribe("a", late)
        bus.unsubscribe("a", taken_back)
        bus.unsubscribe("a", first)

    bus.subscribe("a", first)
    bus.subscribe("a", taken_back)
    bus.emit("a")
    assert heard == ["first"]
    bus.emit("a")
    assert heard == ["first", "late"]


def test_an_endless_chain_of_events_ends_as_a_failure() -> None:
    bus = EventBus()
    bus.subscribe("again", lambda _: bus.emit("again"))
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(200)
    try:
        bus.emit("again")
    finally:
        sys.setrecursionlimit(limit)
    assert isinstance(bus.dead_letters, InMemoryDeadLetterStore)
    assert any("RecursionError" in letter.reason for letter in bus.dead_letters)


def test_subscribing_from_threads_while_emitting_loses_nothing() -> None:
    bus, heard = EventBus(), list[int]()

    def churn() -> None:
        for _ in range(300):
            listener = lambda _: None  # noqa: E731
            bus.subscribe("n.*", listener)
            bus.unsubscribe("n.*", listener)

    bus.subscribe("n.x", heard.append)
    threads = [Thread(target=churn) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(2000):
        bus.emit("n.x", number)
    for thread in threads:
        thread.join()
    assert heard == list(range(2000))

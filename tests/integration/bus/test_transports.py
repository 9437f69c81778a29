"""Buses joined by real Redis and real NATS."""

import asyncio
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

import msgspec
import pytest
from structlog.testing import capture_logs

from core.kit.bus import EventBus, InMemoryDeadLetterStore, Transport
from tests.integration.bus.servers import Server

Connect = Callable[[], Transport]


class Paid(msgspec.Struct, frozen=True):
    order: int
    at: datetime


class Heard:
    """What listeners heard, and a way to wait for it."""

    def __init__(self) -> None:
        self.all: list[tuple[str, Any]] = []
        self._more = asyncio.Condition()

    async def __call__(self, who: str, data: Any) -> None:
        self.all.append((who, data))
        async with self._more:
            self._more.notify_all()

    async def until(self, count: int) -> list[tuple[str, Any]]:
        async with asyncio.timeout(30), self._more:
            await self._more.wait_for(lambda: len(self.all) >= count)
        return self.all


async def test_overlapping_patterns_in_two_processes_worth_of_buses(connect: Connect) -> None:
    heard = Heard()
    contracts = {"order.paid": Paid}
    shop = EventBus(transport=connect(), contracts=contracts)
    mail = EventBus(transport=connect(), contracts=contracts)
    for pattern in ("order.paid", "order.*", "*.paid", "order.>", ">"):
        mail.subscribe(pattern, partial(heard, pattern))
    shop.subscribe("order.paid", partial(heard, "shop"))
    paid = Paid(5, datetime.fromisoformat("2026-05-01T10:00:00+03:00"))
    async with shop, mail:
        await shop.emit("orders.paid.twice", {"for": ">"})
        await shop.emit("order.paid", paid)
        await shop.emit("order", "one segment is not order.>")
        await shop.emit("end.of.test", None)
        got = await heard.until(9)
        assert [who for who, data in got if data == paid and who != "shop"] == [
            "order.paid",
            "order.*",
            "*.paid",
            "order.>",
            ">",
        ]
        assert ("shop", paid) in got
        assert [data for who, data in got if who == ">"] == [
            {"for": ">"},
            paid,
            "one segment is not order.>",
            None,
        ]
        assert len(got) == 9


async def test_strange_names_stay_themselves(connect: Connect) -> None:
    heard = Heard()
    names = ["a[b]c.x", "a?c.x", "a^.x", "a\\.x", "заказ.оплачен"]
    bus = EventBus(transport=connect())
    for name in names:
        head = name.split(".")[0]
        bus.subscribe(name, partial(heard, name))
        bus.subscribe(f"{head}.*", partial(heard, f"{head}.*"))
    async with bus:
        for name in [*names, "ab.x", "a0c.x"]:
            await bus.emit(name, name)
        got = await heard.until(2 * len(names))
        await bus.emit("a?c.x", "last")
        await heard.until(2 * len(names) + 2)
    assert sorted(who for who, data in got if data == who) == sorted(names)
    assert len(got) == 2 * len(names) + 2


async def test_order_is_kept_and_a_slow_broker_makes_the_emitter_wait(connect: Connect) -> None:
    heard = Heard()
    async with EventBus(transport=connect(), queue_size=10) as bus:
        bus.subscribe("n.*", partial(heard, "n"))
        await bus.join()
        for number in range(500):
            await bus.emit("n.x", number)
        got = await heard.until(500)
    assert [data for _, data in got] == list(range(500))


async def test_subscriptions_come_and_go_while_connected(connect: Connect) -> None:
    heard = Heard()
    listen = partial(heard, "x")
    async with EventBus(transport=connect()) as bus:
        bus.subscribe("last", partial(heard, "last"))
        for _ in range(3):
            bus.subscribe("x.*", listen)
            await bus.join()
            await bus.emit("x.y", "while subscribed")
            await heard.until(len(heard.all) + 1)
            bus.unsubscribe("x.*", listen)
            await bus.join()
            await bus.emit("x.y", "never heard")
        await bus.emit("last")
        got = await heard.until(4)
    assert [who for who, _ in got] == ["x", "x", "x", "last"]


async def test_a_failing_listener_and_a_stranger_on_the_channel_harm_nobody(
    connect: Connect,
) -> None:
    heard = Heard()
    bus, stranger = EventBus(transport=connect()), connect()

    async def deliver(*_: object) -> None:
        """The stranger hears nothing."""

    await stranger.start(deliver)
    with capture_logs() as logs:
        async with bus:
            bus.subscribe("a", lambda _: 1 / 0, label="divider")
            bus.subscribe("a", partial(heard, "a"))
            await bus.join()
            await stranger.publish("a", b"\x00 not an event")
            await stranger.publish("a", b'{"at":"2026-01-01T00:00:00Z","bus":"s","data":7}')
            assert await heard.until(1) == [("a", 7)]
    await stranger.close()
    assert isinstance(bus.dead_letters, InMemoryDeadLetterStore)
    assert [letter.listener for letter in bus.dead_letters] == [None, "divider"]
    assert {line["event"] for line in logs} >= {"listener failed", "event not delivered"}


async def test_a_restarted_broker_is_found_again(connect: Connect, server: Server) -> None:
    heard = Heard()
    with capture_logs():
        async with EventBus(transport=connect()) as bus:
            bus.subscribe("n.*", partial(heard, "n"))
            bus.subscribe("m", partial(heard, "m"))
            await bus.join()
            await bus.emit("n.x", "before")
            await heard.until(1)
            server.stop()
            server.start()
            async with asyncio.timeout(20):
                while not {("n", "after"), ("m", "after")} <= set(heard.all):
                    await bus.emit("n.x", "after")
                    await bus.emit("m", "after")
                    await bus.join()
                    await asyncio.sleep(0.05)


async def test_nobody_there_is_an_error_at_once() -> None:
    from redis.exceptions import RedisError

    from core.kit.bus.redis_transport import RedisTransport

    with pytest.raises(RedisError):
        await EventBus(transport=RedisTransport("redis://127.0.0.1:1")).__aenter__()


def test_the_bus_alone_imports_no_client() -> None:
    program = (
        "import sys, core.kit.bus, core.kit.log;"
        "assert not {'redis', 'nats', 'faststream', 'aiogram'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)

"""Buses joined by the in-process transport: the port's laws without a server."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import msgspec
import pytest

from core.kit.bus import (
    BusError,
    EventBus,
    FileDeadLetterStore,
    InMemoryDeadLetterStore,
    InProcessHub,
    InProcessTransport,
    NotSerializable,
)


class Paid(msgspec.Struct, frozen=True):
    order: int


def hear(heard: list[tuple[str, Any]], who: str, data: Any) -> None:
    heard.append((who, data))


def buses(count: int, **options: Any) -> Sequence[EventBus]:
    hub = InProcessHub()
    return [EventBus(transport=InProcessTransport(hub), **options) for _ in range(count)]


async def test_every_listener_of_every_bus_hears_once_however_patterns_overlap() -> None:
    shop, mail = buses(2, contracts={"order.paid": Paid})
    heard: list[tuple[str, Any]] = []
    for pattern in ("order.paid", "order.*", ">", "*.paid"):
        shop.subscribe(pattern, partial(hear, heard, "shop " + pattern))
    mail.subscribe("order.>", lambda data: heard.append(("mail", data)))
    async with shop, mail:
        mail.subscribe(">", lambda data: heard.append(("late", data)))
        await mail.join()
        await shop.emit("order.paid", {"order": 5})
        await shop.join()
    assert sorted(who for who, _ in heard) == sorted(
        ["shop order.paid", "shop order.*", "shop >", "shop *.paid", "mail", "late"]
    )
    assert {data for _, data in heard} == {Paid(5)}
    assert (len(shop.history), len(mail.history)) == (1, 1)


async def test_an_unsubscribed_pattern_is_no_longer_received() -> None:
    shop, mail = buses(2)
    heard: list[Any] = []
    mail.subscribe("a.*", heard.append)
    async with shop, mail:
        mail.unsubscribe("a.*", heard.append)
        await mail.join()
        await shop.emit("a.b", 1)
        await shop.join()
    assert heard == []
    assert len(mail.history) == 0


async def test_what_has_no_json_form_never_leaves() -> None:
    (shop,) = buses(1)
    async with shop:
        with pytest.raises(NotSerializable, match=r"order\.paid"):
            shop.emit("order.paid", {"a": object()})
    assert len(shop.history) == 0


async def test_an_arrival_that_is_no_event_or_breaks_its_contract_is_set_aside() -> None:
    hub = InProcessHub()
    bus = EventBus(transport=InProcessTransport(hub), contracts={"order.paid": Paid})
    heard: list[Any] = []
    bus.subscribe(">", heard.append)
    stranger = InProcessTransport(hub)
    envelope = b'{"at":"2026-05-01T00:00:00Z","bus":"x","data":{"order":%s}}'
    async with bus:
        await stranger.publish("order.paid", b"\xff no JSON")
        await stranger.publish("order.paid", envelope % b'"five"')
        await stranger.publish("order.paid", envelope % b"5")
    assert heard == [Paid(5)]
    assert isinstance(bus.dead_letters, InMemoryDeadLetterStore)
    assert ["ContractViolation" in letter.reason for letter in bus.dead_letters] == [True, True]


def test_a_connected_bus_says_that_it_needs_a_loop() -> None:
    (bus,) = buses(1)
    with pytest.raises(BusError, match="async with"), bus:
        pass


def test_dead_letters_in_a_file_outlive_the_bus(tmp_path: Any) -> None:
    letters = FileDeadLetterStore(tmp_path)
    bus = EventBus(dead_letters=letters)
    bus.subscribe("a.>", lambda _: 1 / 0, label="divider")
    bus.emit("a.b", {"n": 1})
    bus.emit("a.b", object())
    letters.close()
    first, second = FileDeadLetterStore(tmp_path)
    assert (first.name, first.data, first.listener) == ("a.b", {"n": 1}, "divider")
    assert first.reason == "ZeroDivisionError: division by zero"
    assert "object object" in second.data

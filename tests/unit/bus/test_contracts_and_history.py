"""What the data of an event is, and what is remembered of it."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from core.kit.bus import ContractViolation, EventBus


class Registered(msgspec.Struct, frozen=True):
    id: int
    email: str


def test_contracts_make_dicts_typed_and_refuse_what_does_not_fit() -> None:
    bus, heard = EventBus(contracts={"user.registered": Registered}), list[Any]()
    bus.subscribe("user.>", heard.append)
    bus.emit("user.registered", {"id": 1, "email": "a@b.c"})
    bus.emit("user.registered", Registered(2, "d@e.f"))
    bus.emit("user.unlisted", {"anything": True})
    for wrong in ({"id": "one"}, None, 5):
        with pytest.raises(ContractViolation, match=r"user\.registered"):
            bus.emit("user.registered", wrong)
    assert heard == [Registered(1, "a@b.c"), Registered(2, "d@e.f"), {"anything": True}]


def test_history_is_bounded_and_tells_what_happened_when() -> None:
    bus = EventBus(history=3)
    before = datetime.now(UTC)
    for number in range(10):
        bus.emit("tick", number)
    assert [(event.data, event.seq) for event in bus.history] == [(7, 8), (8, 9), (9, 10)]
    assert before <= bus.history[-1].at <= datetime.now(UTC)

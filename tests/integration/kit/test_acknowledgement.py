"""Nothing consumed is lost, repeated for ever, or in the way of the rest."""

import asyncio
from dataclasses import dataclass, field
from itertools import pairwise
from time import monotonic
from typing import Any

import pytest
from faststream.nats.message import NatsMessage
from nats.js import JetStreamContext

from core.kit.nats.retry import MAX_TRIES, Poison
from core.kit.nats.streams import DEAD, EVENTS, build_push_consumer
from tests.support.consumers import consuming
from tests.support.held_contexts import held
from tests.support.nats_servers import OwnNats
from tests.support.waiting import eventually

CONFIG = build_push_consumer("probe", "events.probe.*", pending=64, ack_wait=1.0)


@dataclass(slots=True)
class Probe:
    """A handler that fails as told, by the last word of the subject."""

    failures: dict[str, list[Exception]] = field(default_factory=dict)
    seen: list[tuple[str, float]] = field(default_factory=list)

    async def __call__(self, message: NatsMessage) -> bytes:
        word = message.raw_message.subject.rpartition(".")[2]
        self.seen.append((word, monotonic()))
        if self.failures.get(word):
            raise self.failures[word].pop(0)
        return b"done"

    def times(self, word: str) -> list[float]:
        return [at for seen, at in self.seen if seen == word]


async def waiting_of(js: JetStreamContext, name: str = "probe") -> tuple[int, int]:
    """Messages not yet delivered, and delivered but not acknowledged."""
    info = await js.consumer_info(EVENTS, name)
    return info.num_pending or 0, info.num_ack_pending or 0


async def settled(js: JetStreamContext) -> None:
    async def nothing_waits() -> bool:
        return await waiting_of(js) == (0, 0)

    await eventually(nothing_waits, "everything acknowledged")


async def dead_letters(js: JetStreamContext) -> list[Any]:
    state = (await js.stream_info(DEAD)).state
    return [await js.get_msg(DEAD, number) for number in range(1, state.last_seq + 1)]


async def test_what_was_handled_does_not_come_back(
    nats_server: OwnNats, js: JetStreamContext
) -> None:
    probe = Probe()
    async with held(consuming(nats_server.url, EVENTS, CONFIG, probe)):
        for number in range(20):
            await js.publish(f"events.probe.{number}", b"")
        await settled(js)
        await asyncio.sleep(1.5)  # longer than the time after which an unacknowledged one returns
    assert sorted(word for word, _ in probe.seen) == sorted(map(str, range(20)))


@pytest.mark.parametrize("fault", [ConnectionRefusedError("away"), TimeoutError("slow")])
async def test_a_fault_that_passes_never_buries(
    nats_server: OwnNats, js: JetStreamContext, fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.kit.nats.retry.LONGEST_DELAY", 0.05)
    probe = Probe({"a": [fault] * (MAX_TRIES * 3)})
    async with held(consuming(nats_server.url, EVENTS, CONFIG, probe)):
        await js.publish("events.probe.a", b"")
        await settled(js)
        assert len(probe.times("a")) == MAX_TRIES * 3 + 1
        assert await dead_letters(js) == []


async def test_poison_is_buried_at_once_with_its_reason_and_the_others_flow(
    nats_server: OwnNats, js: JetStreamContext
) -> None:
    probe = Probe({"poison": [Poison("no such thing")] * 9})
    async with held(consuming(nats_server.url, EVENTS, CONFIG, probe)):
        for word in ("before", "poison", "after"):
            await js.publish(f"events.probe.{word}", b"body of " + word.encode())
        await settled(js)
        [letter] = await dead_letters(js)
    assert len(probe.times("poison")) == 1
    assert {word for word, _ in probe.seen} == {"before", "poison", "after"}
    assert letter.subject == "dead.events.probe.poison"
    assert letter.data == b"body of poison"
    assert letter.headers["dead-reason"] == "Poison: no such thing"
    assert letter.headers["dead-consumer"] == "probe"


async def test_a_bug_is_tried_with_growing_pauses_and_then_buried(
    nats_server: OwnNats, js: JetStreamContext
) -> None:
    probe = Probe({"bug": [ZeroDivisionError("oops")] * (MAX_TRIES + 1)})
    async with held(consuming(nats_server.url, EVENTS, CONFIG, probe)):
        await js.publish("events.probe.bug", b"")
        await settled(js)
        [letter] = await dead_letters(js)
    moments = probe.times("bug")
    pauses = [later - earlier for earlier, later in pairwise(moments)]
    assert len(moments) == MAX_TRIES
    assert pauses == sorted(pauses)
    assert letter.headers["dead-reason"] == "ZeroDivisionError: oops"
    assert letter.headers["dead-deliveries"] == str(MAX_TRIES)


async def test_a_large_poison_message_is_buried_too(
    nats_server: OwnNats, js: JetStreamContext
) -> None:
    """As large as the stream takes: the copy carries the reason on top."""
    probe = Probe({"poison": [Poison("too much")] * 9})
    async with held(consuming(nats_server.url, EVENTS, CONFIG, probe)):
        await js.publish("events.probe.poison", b"x" * (256 * 1024))
        await settled(js)
        assert len(await dead_letters(js)) == 1


async def test_consumption_goes_on_after_the_server_was_killed(
    nats_server: OwnNats, js: JetStreamContext
) -> None:
    probe = Probe()
    async with held(consuming(nats_server.url, EVENTS, CONFIG, probe)):
        await js.publish("events.probe.before", b"")
        await settled(js)
        await nats_server.crash_and_return()
        await js.publish("events.probe.after", b"", timeout=15)
        await settled(js)
    assert {word for word, _ in probe.seen} == {"before", "after"}


async def test_changed_settings_of_a_consumer_are_applied(
    nats_server: OwnNats, js: JetStreamContext
) -> None:
    for pending in (64, 7):
        config = build_push_consumer("probe", "events.probe.*", pending=pending, ack_wait=1.0)
        async with held(consuming(nats_server.url, EVENTS, config, Probe())):
            found = (await js.consumer_info(EVENTS, "probe")).config
            assert (found.max_ack_pending, found.max_deliver) == (pending, -1)

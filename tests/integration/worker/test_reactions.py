"""What follows from an event happens, once, whatever else goes wrong."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

import pytest
from nats.js import JetStreamContext

from core.kit.messages import Command, Event, encode
from core.kit.nats.retry import MAX_TRIES
from core.kit.nats.streams import DEAD, EVENTS, build_push_consumer
from core.tasks.contracts.commands import AddTask
from core.users.contracts import ChangeZone, ZoneChanged
from tests.factories.people import a_person
from tests.factories.things import a_task_at
from tests.support.clocks import TUESDAY_NOON
from tests.support.consumers import consuming
from tests.support.desk import Desk
from tests.support.held_contexts import held
from tests.support.nats_servers import OwnNats
from tests.support.waiting import eventually
from worker.reactions import Reaction, ReactionConsumer, create_reaction_bus, move_reminders

CONFIG = build_push_consumer("reactions", "events.>", pending=64, ack_wait=5.0)


class Clumsy:
    """A reaction that raises what it is told to, in turn, before it succeeds."""

    __name__ = "clumsy"

    def __init__(self, *errors: Exception) -> None:
        self.errors, self.calls = list(errors), 0

    def __call__(self, event: Event) -> Iterable[Command[Any]]:
        self.calls += 1
        if self.errors:
            raise self.errors.pop(0)
        return ()


async def publish_move(js: JetStreamContext, user: UUID, zone: str) -> None:
    event = ZoneChanged(user_id=user, at=TUESDAY_NOON, zone=zone)
    await js.publish(f"events.{event.subject}", encode(event))


async def settled(js: JetStreamContext) -> None:
    async def nothing_waits() -> bool:
        info = await js.consumer_info(EVENTS, "reactions")
        return (info.num_pending, info.num_ack_pending) == (0, 0)

    await eventually(nothing_waits, "every event acknowledged")


def reacting(nats_server: OwnNats, desk: Desk, *reactions: Reaction) -> Any:
    bus = create_reaction_bus(desk.runner, {ZoneChanged: reactions})
    return held(consuming(nats_server.url, EVENTS, CONFIG, ReactionConsumer(bus)))


async def test_a_failing_reaction_harms_no_other_and_ends_in_the_dead_letters_by_name(
    nats_server: OwnNats, js: JetStreamContext, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.kit.nats.retry.LONGEST_DELAY", 0.05)
    user = await a_person(desk, "Europe/Moscow")
    task = await desk.do(a_task_at(user, 18))
    await desk.do(ChangeZone(user_id=user, zone="Asia/Yekaterinburg"))
    clumsy = Clumsy(*[ZeroDivisionError("oops")] * (MAX_TRIES + 1))
    async with reacting(nats_server, desk, clumsy, move_reminders):
        await publish_move(js, user, "Asia/Yekaterinburg")
        await settled(js)
        [hour] = [alarm.hour for alarm in await desk.alarms(task.id)]
        letter = await js.get_msg(DEAD, 1)
    assert hour == 13
    assert clumsy.calls == MAX_TRIES
    assert letter.subject == "dead.events.users.zone_changed"
    assert letter.headers is not None
    reason = letter.headers["dead-reason"]
    assert reason == "ReactionsFailed: clumsy: ZeroDivisionError: oops"


async def test_a_reaction_waits_for_a_server_however_long_and_repeats_nothing_meanwhile(
    nats_server: OwnNats, js: JetStreamContext, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other reaction is delivered the event each time, and does its part once."""
    monkeypatch.setattr("core.kit.nats.retry.LONGEST_DELAY", 0.05)
    user = await a_person(desk)
    away = Clumsy(*[ConnectionRefusedError("away")] * (MAX_TRIES * 2))

    def remind(event: ZoneChanged) -> Iterable[Command[Any]]:
        yield AddTask(user_id=event.user_id, task_id=uuid4(), title="Перевести часы")

    async with reacting(nats_server, desk, away, remind):
        await publish_move(js, user, "Asia/Yekaterinburg")
        await settled(js)
        assert (await js.stream_info(DEAD)).state.messages == 0
    assert away.calls == MAX_TRIES * 2 + 1
    assert await desk.sent("events.tasks.") == ["events.tasks.added"]


async def test_an_event_that_cannot_be_understood_is_buried_at_once(
    nats_server: OwnNats, js: JetStreamContext, desk: Desk
) -> None:
    async with reacting(nats_server, desk, move_reminders):
        await js.publish("events.users.vanished", b"{}")
        await js.publish("events.users.zone_changed", b'{"zone": 5}')
        await settled(js)
        letters = [await js.get_msg(DEAD, number) for number in (1, 2)]
    reasons = [(letter.headers or {})["dead-reason"] for letter in letters]
    assert sorted(reason.partition(":")[0] for reason in reasons) == ["Poison", "ValidationError"]

"""The worker's side: poison spoils nothing around it, and the product's own events come along."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import msgspec
from nats.js import JetStreamContext

from core.tasks.contracts.events import TaskCompleted
from tests.support.events import Hub, an_event


def a_row(user: str = "u1") -> list[object]:
    event = an_event()
    return [event["event_id"], event["timestamp"], user, "order.paid", "1.00", {}]


def an_envelope(rows: list[list[object]], at: datetime | None = None) -> bytes:
    received = at or datetime.now(UTC)
    return msgspec.json.encode({"source": "test", "received_at": received, "items": rows})


async def test_one_bad_row_does_not_spoil_its_batch(hub: Hub, js: JetStreamContext) -> None:
    bad = a_row(user="a null \0 inside")
    rows = [*(a_row() for _ in range(20)), bad, *(a_row() for _ in range(30))]
    await js.publish("activity.raw.test", an_envelope(rows))
    await hub.holds(events=50, letters=1)
    (letter,) = await hub.rows("SELECT reason, event_id::text, source FROM dead_letters")
    assert tuple(letter.values()) == ("refused", bad[0], "test")
    (minutes,) = await hub.rows("SELECT sum(n)::int AS n FROM metrics_minute")
    assert minutes["n"] == 50


async def test_what_is_no_envelope_is_kept_to_be_read(hub: Hub, js: JetStreamContext) -> None:
    for body in (b"{", b"\x00\xff", b"", msgspec.json.encode({"items": 5})):
        await js.publish("activity.raw.test", body)
    await js.publish("activity.raw.test", an_envelope([a_row()]))
    await hub.holds(events=1, letters=4)
    letters = await hub.rows("SELECT payload FROM dead_letters WHERE reason = 'unreadable'")
    assert {"{", "", "\\x00\\xff", '{"items":5}'} == {letter["payload"] for letter in letters}


async def test_a_week_without_a_partition_gets_one(hub: Hub, js: JetStreamContext) -> None:
    for weeks in (-20, 0, 20):
        at = datetime.now(UTC) + timedelta(weeks=weeks)
        await js.publish("activity.raw.test", an_envelope([a_row()], at))
    await hub.holds(events=3)


async def test_what_happens_in_the_product_is_activity_too(hub: Hub, js: JetStreamContext) -> None:
    event = TaskCompleted(user_id=uuid4(), at=datetime.now(UTC), task_id=uuid4())
    for _ in range(2):
        await js.publish("events.tasks.completed", msgspec.json.encode(event))
    await hub.holds(events=1)
    (row,) = await hub.rows("SELECT event_type, user_id, source, props FROM events")
    assert row["event_type"] == "tasks.completed"
    assert (row["user_id"], row["source"]) == (str(event.user_id), "uspevai")
    assert str(event.task_id) in row["props"]

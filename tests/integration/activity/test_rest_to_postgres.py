"""From POST /events to PostgreSQL: each event once, rolled up by the minute, the rest explained."""

from uuid import uuid4

from tests.support.events import Hub, an_event


async def test_an_event_is_stored_once_however_often_it_is_sent(hub: Hub) -> None:
    event = an_event(amount=19.99)
    assert (await hub.post(event)).status_code == 202
    again = await hub.post(event)
    assert (again.status_code, again.json()["status"]) == (200, "duplicate")
    await hub.holds(events=1)
    (row,) = await hub.rows("SELECT event_id::text, user_id, amount, props, source FROM events")
    assert row["event_id"] == event["event_id"]
    assert (row["user_id"], str(row["amount"]), row["source"]) == ("u1", "19.99", "local")


async def test_without_an_id_the_answer_gives_one(hub: Hub) -> None:
    event = an_event()
    del event["event_id"]
    answer = (await hub.post(event)).json()
    await hub.holds(events=1)
    (row,) = await hub.rows("SELECT event_id::text FROM events")
    assert row["event_id"] == answer["event_id"]


async def test_a_mixed_batch_has_a_verdict_for_each(hub: Hub) -> None:
    good, known, old = an_event(), an_event(), an_event(timestamp="2020-01-01T00:00:00Z")
    await hub.post(known)
    answer = await hub.post([good, known, old, {"user_id": 5}, 17])
    assert answer.status_code == 200
    found = [(one["status"], one.get("code")) for one in answer.json()["verdicts"]]
    assert found == [
        ("accepted", None),
        ("duplicate", None),
        ("invalid", "too-old"),
        ("invalid", "malformed"),
        ("invalid", "malformed"),
    ]
    await hub.holds(events=2)


async def test_another_content_under_a_known_id(hub: Hub) -> None:
    """Known at the endpoint it is refused; found out later it is a dead letter."""
    event = an_event()
    await hub.post(event)
    assert (await hub.post(event | {"amount": "1.00"})).status_code == 409
    twice = str(uuid4())
    batch = [an_event(event_id=twice), an_event(event_id=twice, amount="2.00")]
    assert (await hub.post(batch)).status_code == 202
    await hub.holds(events=2, letters=1)
    (letter,) = await hub.rows("SELECT reason, event_id::text, payload FROM dead_letters")
    assert (letter["reason"], letter["event_id"]) == ("conflict", twice)
    assert '"2.00"' in letter["payload"]


async def test_minutes_add_up(hub: Hub) -> None:
    minute = an_event()["timestamp"]
    batch = [an_event(timestamp=minute, amount=amount) for amount in ("0.10", "0.20", "-5", None)]
    await hub.post(batch)
    await hub.post([batch[0], an_event(timestamp=minute, amount="100")])
    await hub.holds(events=5)
    (row,) = await hub.rows("SELECT n, total::text FROM metrics_minute")
    assert (row["n"], row["total"]) == (5, "95.30")

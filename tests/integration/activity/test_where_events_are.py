"""Where an event is, and dead letters: found, mended, replayed, over HTTP."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from core.activity.api_keys import ApiKeyRepository
from core.activity.contracts import ApiScope
from core.kit.clock import SystemClock
from tests.support.events import Hub, an_event
from tests.support.waiting import eventually


@pytest.fixture
async def admin(engine: AsyncEngine) -> dict[str, str]:
    """The headers of a key for everything."""
    async with AsyncSession(engine) as session, session.begin():
        key = await ApiKeyRepository(session, SystemClock()).issue_key("shop", list(ApiScope))
    return {"authorization": f"Bearer {key}"}


async def where(hub: Hub, event_id: str) -> str:
    answer = await hub.client.get(f"/events/{event_id}")
    return str(answer.json()["place"])


async def test_accepted_then_stored(hub: Hub) -> None:
    event = an_event()
    assert await where(hub, event["event_id"]) == "unknown"
    await hub.post(event)
    assert await where(hub, event["event_id"]) in {"queued", "stored"}
    await hub.holds(events=1)
    assert await where(hub, event["event_id"]) == "stored"


async def test_a_dead_letter_is_mended_and_replayed(hub: Hub, admin: dict[str, str]) -> None:
    first = an_event()
    await hub.post([first, first | {"user_id": "someone else"}])
    await hub.holds(events=1, letters=1)
    found = (await hub.client.get("/dead-letters?text=someone", headers=admin)).json()
    (letter,) = found
    assert (letter["reason"], letter["state"]) == ("conflict", "open")
    path, mended = f"/dead-letters/{letter['id']}", an_event(user_id="someone else")
    answer = await hub.client.patch(path, json={"payload": mended}, headers=admin)
    assert answer.status_code == 200
    assert (await hub.client.post(f"{path}/replay", headers=admin)).status_code == 202
    await hub.holds(events=2, letters=1)
    assert (await hub.client.get(path, headers=admin)).json()["state"] == "replayed"


async def test_what_fails_again_is_open_again(hub: Hub, admin: dict[str, str]) -> None:
    first = an_event()
    await hub.post([first, first | {"user_id": "someone else"}])
    await hub.holds(events=1, letters=1)
    (letter,) = (await hub.client.get("/dead-letters", headers=admin)).json()
    path = f"/dead-letters/{letter['id']}"
    await hub.client.post(f"{path}/replay", headers=admin)

    async def open_again() -> bool:
        state = (await hub.client.get(path, headers=admin)).json()["state"]
        (published,) = await hub.rows(
            "SELECT count(*) n FROM outbox WHERE subject LIKE 'activity%'"
            " AND published_at IS NOT NULL"
        )
        return bool(state == "open" and published["n"] == 1)

    await eventually(open_again, "the letter is open again")
    await hub.holds(events=1, letters=1)


async def test_replayed_twice_is_stored_once(hub: Hub, admin: dict[str, str]) -> None:
    """A mended letter without an id of its own event: somebody pressed twice."""
    first = an_event()
    await hub.post([first, first | {"user_id": "someone else"}])
    await hub.holds(events=1, letters=1)
    (letter,) = (await hub.client.get("/dead-letters", headers=admin)).json()
    path, mended = f"/dead-letters/{letter['id']}", an_event()
    del mended["event_id"], mended["user_id"]
    await hub.client.patch(path, json={"payload": mended}, headers=admin)
    refused = await hub.client.post(f"{path}/replay", headers=admin)
    told = refused.json()["error"]["message"]
    assert (refused.status_code, told[:11]) == (422, "malformed: ")
    await hub.client.patch(path, json={"payload": mended | {"user_id": "u9"}}, headers=admin)
    sent = [await hub.client.post(f"{path}/replay", headers=admin) for _ in range(2)]
    assert len({answer.json()["event_id"] for answer in sent}) == 1
    await hub.post(an_event())
    await hub.holds(events=3, letters=1)


async def test_a_search_over_its_bounds_is_a_400(hub: Hub, admin: dict[str, str]) -> None:
    late = "before=9999-12-31T23:59:59-14:00"
    for query in (late, "text=%00", "reason=%00", "limit=0", "state=x"):
        answer = await hub.client.get(f"/dead-letters?{query}", headers=admin)
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "bad-request"), query


async def test_dead_letters_are_not_for_everybody(hub: Hub) -> None:
    """This machine's programs may send without a key, but not look at what others sent."""
    assert (await hub.client.get("/dead-letters")).status_code == 401
    denied = await hub.client.get("/dead-letters", headers={"authorization": "Bearer usp_guess"})
    assert denied.status_code == 401

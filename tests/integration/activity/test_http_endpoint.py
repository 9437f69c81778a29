"""POST /events: encodings, sizes, CloudEvents, keys and rates, and whatever else is thrown."""

import gzip
import random
from typing import Any
from urllib.parse import quote

import httpx
import msgspec
import pytest
import zstandard
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from core.activity.api_keys import ApiKeyRepository
from core.activity.contracts import ApiScope
from core.activity.rules import MAX_BODY_BYTES, MAX_EVENTS
from core.kit.clock import SystemClock
from tests.support.events import Hub, an_event

JSON = {"content-type": "application/json"}


@pytest.fixture
def hub(shared_hub: Hub, engine: AsyncEngine) -> Hub:
    """This module's, with empty tables."""
    return shared_hub


def a_cloud_event(**given: Any) -> dict[str, Any]:
    return {
        "specversion": "1.0",
        "id": "17",
        "source": "/shop",
        "type": "order.paid",
        "subject": "u1",
        "time": an_event()["timestamp"],
        "data": {"items": 3},
    } | given


async def raw(hub: Hub, body: bytes, **headers: str) -> httpx.Response:
    return await hub.client.post(
        "/events", content=body, headers=JSON | {k.replace("_", "-"): v for k, v in headers.items()}
    )


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
async def test_compressed_bodies(hub: Hub, encoding: str) -> None:
    plain = msgspec.json.encode([an_event() for _ in range(300)])
    body = gzip.compress(plain) if encoding == "gzip" else zstandard.compress(plain)
    assert (await raw(hub, body, content_encoding=encoding)).status_code == 202
    cut = await raw(hub, body[: len(body) // 2], content_encoding=encoding)
    assert cut.status_code == 400
    await hub.holds(events=300)


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
async def test_a_bomb_is_noticed_before_it_is_unpacked(hub: Hub, encoding: str) -> None:
    pack = gzip.compress if encoding == "gzip" else zstandard.compress
    body = pack(b" " * (64 << 20))
    assert (await raw(hub, body, content_encoding=encoding)).status_code == 413


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"{", {}, 400),
        (b"", {}, 400),
        (b'{"user_id": NaN}', {}, 400),
        (b"\xff\xfe", {}, 400),
        (b"[" * 200_000, {}, 400),
        (b"{}", {}, 422),
        (b"[]", {}, 202),
        (b"[1, null, {}]", {}, 422),
        (b"[" + b",".join([b"{}"] * (MAX_EVENTS + 1)) + b"]", {}, 413),
        (b" " * (MAX_BODY_BYTES + 1), {}, 413),
        (b"{}", {"content-encoding": "br"}, 415),
        (b"{}", {"content-type": "text/html"}, 415),
        (b"no json", {"content-type": "text/plain"}, 400),
        (b"user_id=u1", {"content-type": "application/x-www-form-urlencoded"}, 400),
        (b"x", {"content-encoding": "gzip"}, 400),
        (b"x", {"content-encoding": "zstd"}, 400),
    ],
)
async def test_what_is_wrong_has_its_status(
    hub: Hub, body: bytes, headers: dict[str, str], status: int
) -> None:
    answer = await hub.client.post("/events", content=body, headers=JSON | headers)
    assert answer.status_code == status, answer.text
    if "error" in answer.json():
        assert answer.headers["x-trace-id"] == answer.json()["error"]["trace"]


@pytest.mark.parametrize(
    "said", ["application/x-www-form-urlencoded", "text/plain; charset=utf-8", "", None]
)
async def test_json_is_read_whatever_curl_says_it_is(hub: Hub, said: str | None) -> None:
    """Which is safe because a page of another site may not send it: see who is let in."""
    headers = {} if said is None else {"content-type": said}
    for body in (an_event(), [an_event(), an_event()]):
        sent = await hub.client.post("/events", content=msgspec.json.encode(body), headers=headers)
        assert sent.status_code == 202, sent.text
    await hub.holds(events=3)


@pytest.mark.parametrize("amount", ["1_0", " 5 ", "٣", "1e5", "NaN", 1e5])
async def test_an_amount_is_plain_digits_by_every_form(hub: Hub, amount: str | float) -> None:
    written = "1e5" if isinstance(amount, float) else msgspec.json.encode(amount).decode()
    plain = msgspec.json.encode(an_event(amount="?")).replace(b'"?"', written.encode())
    cloud = msgspec.json.encode(a_cloud_event(amount="?")).replace(b'"?"', written.encode())
    structured, batched = "application/cloudevents+json", "application/cloudevents-batch+json"
    answers = [
        await raw(hub, plain),
        await raw(hub, cloud, content_type=structured),
        await raw(hub, b"[" + cloud + b"]", content_type=batched),
    ]
    if isinstance(amount, str):
        attributes = {f"ce-{k}": str(v) for k, v in a_cloud_event().items() if k != "data"}
        attributes["ce-amount"] = quote(amount)
        answers.append(await hub.client.post("/events", json={}, headers=attributes))
    for answer in answers:
        verdict = answer.json().get("verdicts", [answer.json()])[0]
        assert (answer.status_code, verdict["code"]) == (422, "amount"), answer.text


async def test_the_three_forms_of_cloudevents_are_one_event(hub: Hub) -> None:
    event = a_cloud_event(amount="5.00")
    structured = await raw(
        hub, msgspec.json.encode(event), content_type="application/cloudevents+json"
    )
    batched = await raw(
        hub,
        msgspec.json.encode([event, a_cloud_event(id="18"), a_cloud_event(specversion="0.3")]),
        content_type="application/cloudevents-batch+json; charset=utf-8",
    )
    attributes = {f"ce-{name}": text for name, text in event.items() if name != "data"}
    binary = await hub.client.post("/events", json=event["data"], headers=attributes)
    assert (structured.status_code, binary.status_code) == (202, 200)
    assert [one["status"] for one in batched.json()["verdicts"]] == [
        "duplicate",
        "accepted",
        "invalid",
    ]
    await hub.holds(events=2)
    (row,) = await hub.rows("SELECT user_id, props FROM events WHERE amount = 5")
    assert row["user_id"] == "u1"
    assert msgspec.json.decode(row["props"]) == {
        "items": 3,
        "_ce": {"id": "17", "source": "/shop"},
    }


async def test_nothing_that_was_sent_is_dropped_without_a_word(hub: Hub) -> None:
    """A field with a slip in its name; data that is no JSON; an event that is only attributes."""
    slip = await hub.post(an_event(amuont="1.00"))
    assert (slip.status_code, slip.json()["code"]) == (422, "malformed")
    assert "amuont" in slip.json()["reason"]
    bytes_of = a_cloud_event(id="27", data_base64="AAEC")
    del bytes_of["data"]
    content_type = "application/cloudevents+json"
    taken = await raw(hub, msgspec.json.encode(bytes_of), content_type=content_type)
    attributes = {f"ce-{name}": text for name, text in a_cloud_event(id="28").items()}
    del attributes["ce-data"]
    bare = await hub.client.post("/events", headers=attributes)
    assert (taken.status_code, bare.status_code) == (202, 202)
    await hub.holds(events=2)
    rows = await hub.rows("SELECT props->>'data_base64' AS data FROM events")
    assert {row["data"] for row in rows} == {"AAEC", None}


async def test_a_key_opens_its_scope_at_its_rate(hub: Hub, engine: AsyncEngine) -> None:
    async with AsyncSession(engine) as session, session.begin():
        keys = ApiKeyRepository(session, SystemClock())
        shop = await keys.issue_key("shop", [ApiScope.WRITE], rate=100)
        reader = await keys.issue_key("board", [ApiScope.READ])
    sent = [
        await hub.client.post(
            "/events",
            json=[an_event() for _ in range(150)],
            headers={"authorization": f"Bearer {key}"},
        )
        for key in (shop, shop, reader, "usp_guess")
    ]
    assert [answer.status_code for answer in sent] == [202, 429, 403, 401]
    assert int(sent[1].headers["retry-after"]) >= 1
    await hub.holds(events=150)
    (row,) = await hub.rows("SELECT DISTINCT source FROM events")
    assert row["source"] == "shop"


@pytest.mark.parametrize("headers", [{"host": "evil.example"}, {"x-forwarded-for": "203.0.113.9"}])
async def test_loopback_is_open_to_programs_of_this_machine_alone(
    hub: Hub, headers: dict[str, str]
) -> None:
    """Not to a page that a browser was led to, nor through a proxy."""
    assert (await hub.post(an_event(), **headers)).status_code == 401


async def test_mutilated_requests_never_break_it(hub: Hub) -> None:
    """Bytes changed, cut and doubled at random: an answer below 500 each time."""
    dice = random.Random(7)
    whole = msgspec.json.encode([an_event(), an_event()])
    for _ in range(300):
        body = bytearray(whole)
        for _ in range(dice.randrange(1, 6)):
            at = dice.randrange(len(body))
            body[at : at + dice.choice((0, 1, 1, 9))] = dice.randbytes(dice.randrange(4))
        answer = await raw(hub, bytes(body), content_encoding=dice.choice(("", "gzip", "zstd")))
        assert answer.status_code < 500, (bytes(body), answer.text)

"""Whatever a bot or a person sends, the answer is JSON in the Bot API's shape, never a crash."""

import json
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.bodies import CallbackBody, FaultBody, MessageBody, RequestBody
from playground.bot_api import HANDLERS
from playground.server import PlaygroundServer
from tests.integration.playground.support import Person

VALUES = (
    *(
        "",
        "0",
        "-1",
        "1",
        "7",
        "99999999999999999999",
        "1e400",
        "true",
        "null",
        "x",
        "<b>",
        "@name",
    ),
    *("[]", "[1]", "{}", '"', "[[]]", '{"inline_keyboard":[[]]}', '{"inline_keyboard":[[{}]]}'),
    *('{"keyboard":[[{"text":"k"}]]}', '{"remove_keyboard":true}', '{"message_id":1}', "HTML"),
    *('{"type":"photo","media":"attach://x"}', '[{"type":"photo","media":"x"}]', "attach://x"),
    *(
        '[{"type":"bold","offset":-1,"length":9}]',
        '[{"command":"A b","description":""}]',
        "😀\u200f",
    ),
)
METHODS = sorted(HANDLERS, key=lambda model: str(model.__api_method__))
SLOW = {"timeout", "delay_seconds"}
BODIES: dict[str, type[RequestBody]] = {
    "/sim/message": MessageBody,
    "/sim/callback": CallbackBody,
    "/sim/fault": FaultBody,
}

calls = st.sampled_from(METHODS).flatmap(
    lambda model: st.tuples(
        st.just(model.__api_method__),
        st.dictionaries(
            st.sampled_from(sorted(set(model.model_fields) - SLOW) or ["none"]),
            st.sampled_from(VALUES),
        ),
    )
)
json_values = st.one_of(
    *(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.sampled_from(VALUES)),
    st.just({"latitude": 1, "longitude": 2}),
)
bodies = st.sampled_from(sorted(BODIES)).flatmap(
    lambda path: st.tuples(
        st.just(path),
        st.dictionaries(
            st.sampled_from(sorted(set(BODIES[path].model_fields) - SLOW)), json_values
        ),
    )
)
relaxed = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


async def answer_to(http: aiohttp.ClientSession, url: str, **request: Any) -> tuple[int, Any]:
    async with http.post(url, **request) as response:
        return response.status, await response.json()


@relaxed
@given(call=calls, is_json=st.booleans())
async def test_any_call(
    playground: PlaygroundServer, person: Person, call: tuple[str, dict[str, str]], is_json: bool
) -> None:
    await person.post("/sim/reset", {})
    await person.write("x")
    method, fields = call
    filled = {"chat_id": "7", **fields}
    request: dict[str, Any] = {"json": filled} if is_json else {"data": filled}
    url = f"{playground.url}/bot1:a/{method}"
    status, body = await answer_to(person.http, url, **request)
    assert status == (200 if body["ok"] else body["error_code"]) < 500
    for message in await person.messages():
        json.dumps(message, ensure_ascii=False).encode()


@relaxed
@given(sent=bodies)
async def test_any_act_of_a_person(
    playground: PlaygroundServer, person: Person, sent: tuple[str, dict[str, Any]]
) -> None:
    path, body = sent
    status, answer = await answer_to(person.http, f"{playground.url}{path}", json=body)
    assert status in (200, 400)
    assert status == 200 or answer["description"]


BROKEN = [
    ("application/json", b'{"chat_id":7,"text":"\xff"}'),
    ("application/json", b'{"chat_id":7,"text":"\\ud83d"}'),
    ("application/json", b"[1]"),
    ("multipart/form-data", b"x"),
    ("multipart/form-data; boundary=x", b"x"),
    ("application/x-www-form-urlencoded; charset=none", b"x=1"),
]


@pytest.mark.parametrize(("content_type", "body"), BROKEN)
async def test_a_broken_body(person: Person, content_type: str, body: bytes) -> None:
    headers = {"Content-Type": content_type}
    url = f"{person.base}/bot1:a/sendMessage"
    status, answer = await answer_to(person.http, url, data=body, headers=headers)
    assert status == answer["error_code"] == 400

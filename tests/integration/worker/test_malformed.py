"""Whatever arrives on COMMANDS, the worker goes on: a reply, or a dead letter with its reason."""

import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nats.js import JetStreamContext

from core.kit.clock import SystemClock
from core.kit.messages import encode
from core.kit.nats.streams import COMMANDS, DEAD
from core.kit.settings import Settings
from core.wiring import build_command_registry
from tests.factories.people import a_person
from tests.factories.things import a_task
from tests.support.desk import Desk
from tests.support.held_contexts import held
from tests.support.waiting import eventually
from worker.app import run_process

SUBJECTS = sorted(build_command_registry())
_texts = st.text(max_size=20)
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_texts, inner, max_size=4),
    max_leaves=12,
)
_fields = st.fixed_dictionaries(
    {},
    optional={
        name: _json | st.uuids().map(str) | st.dates().map(str) | st.times().map(str)
        for name in ("user_id", "task_id", "habit_id", "title", "due_date", "due_time", "rrule")
    },
)
_deep = st.integers(1, 5000).map(lambda depth: b"[" * depth + b"]" * depth)


def _encoded(value: Any) -> bytes:
    return json.dumps(value).encode()


_bodies = st.binary(max_size=200) | _json.map(_encoded) | _fields.map(_encoded) | _deep
_ids = st.uuids().map(str) | st.from_regex(r"[!-~]{0,40}", fullmatch=True)
_headers = st.fixed_dictionaries({}, optional={"command-id": _ids, "unanswered": _ids})
_subjects = st.sampled_from(SUBJECTS) | st.from_regex(
    r"[a-z]{1,9}(\.[a-z]{1,9}){0,2}", fullmatch=True
)


@pytest.fixture
async def always_working(settings: Settings) -> AsyncIterator[None]:
    async with held(run_process(settings, SystemClock())):
        yield


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(batch=st.lists(st.tuples(_subjects, _bodies, _headers), min_size=1, max_size=8))
async def test_nothing_malformed_stops_the_worker(
    desk: Desk,
    js: JetStreamContext,
    always_working: None,
    batch: list[tuple[str, bytes, dict[str, Any]]],
) -> None:
    for subject, body, headers in batch:
        await js.publish(f"commands.{subject}", body, headers=headers or None)

    async def all_settled() -> bool:
        return (await js.stream_info(COMMANDS)).state.messages == 0

    await eventually(all_settled, "every command answered or buried")


async def test_the_letter_says_what_was_wrong_and_the_next_command_runs(
    desk: Desk, js: JetStreamContext, always_working: None
) -> None:
    user, identified = await a_person(desk), {"command-id": str(uuid4())}
    good = a_task(user, title="how to write \\u0000")
    wrongs = {
        "no such command": ("tasks.steal", b"{}", identified),
        "truncated": ("tasks.add", b"{", identified),
        "missing required field": ("tasks.add", b"{}", identified),
        "command-id": ("tasks.add", encode(good), {}),
        "null character": ("tasks.add", encode(a_task(user, title="a\0b")), identified),
    }
    for subject, body, headers in wrongs.values():
        await js.publish(f"commands.{subject}", body, headers=headers or None)
    await js.publish("commands.tasks.add", encode(good), headers={"command-id": str(uuid4())})

    async def added() -> bool:
        return await desk.sent("events.tasks.added") == ["events.tasks.added"]

    async def buried() -> bool:
        return (await js.stream_info(DEAD)).state.messages == len(wrongs)

    await eventually(added, "the good one done")
    await eventually(buried, "a letter for each of the others")
    for number, reason in enumerate(wrongs, 1):
        letter = await js.get_msg(DEAD, number)
        assert reason in (letter.headers or {})["dead-reason"]

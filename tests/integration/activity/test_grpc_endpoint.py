"""Events over gRPC: one, a stream, what is refused, health and reflection."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import uuid4

import grpc.aio
import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from google.rpc import error_details_pb2, status_pb2
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection_pb2, reflection_pb2_grpc
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from api.grpc import events_pb2, events_pb2_grpc
from api.grpc.call_limits import CALLS_OF_ADDRESS, CALLS_OF_KEY, CallTimeouts
from api.grpc.server import SERVICE_NAME
from api.ingest.authenticator import WRONG_KEYS
from core.activity.api_keys import ApiKeyRepository
from core.activity.contracts import ApiScope
from core.kit.clock import SystemClock
from tests.support.events import Hub


@pytest.fixture
async def channel(hub: Hub) -> AsyncIterator[grpc.aio.Channel]:
    async with grpc.aio.insecure_channel(f"127.0.0.1:{hub.settings.grpc_port}") as made:
        yield made


@pytest.fixture
def stub(channel: grpc.aio.Channel) -> Any:
    return events_pb2_grpc.IngestStub(channel)


def a_message(**given: Any) -> events_pb2.Event:
    at = Timestamp()
    at.FromDatetime(given.pop("at", datetime.now(UTC)))
    fields = {
        "event_id": str(uuid4()),
        "user_id": "u1",
        "event_type": "order.paid",
        "amount": "12.50",
        "properties": '{"items": 12345678901234567}',
    }
    return events_pb2.Event(timestamp=at, **(fields | given))


async def test_one_event_exactly_as_sent(hub: Hub, stub: Any) -> None:
    message = a_message()
    assert (await stub.Send(message)).status == events_pb2.ACCEPTED
    assert (await stub.Send(message)).status == events_pb2.DUPLICATE
    await hub.holds(events=1)
    (row,) = await hub.rows("SELECT amount::text, props FROM events")
    assert (row["amount"], row["props"]) == ("12.50", '{"items": 12345678901234567}')


async def test_a_stream_is_added_up(hub: Hub, stub: Any) -> None:
    good, old = a_message(), a_message(at=datetime.now(UTC) - timedelta(days=31))

    def batches() -> Iterator[events_pb2.Batch]:
        yield events_pb2.Batch(events=[good, old])
        yield events_pb2.Batch(events=[good, a_message(amount="1.234")])
        yield events_pb2.Batch(events=[a_message() for _ in range(500)])

    summary = await stub.SendBatch(batches())
    counted = (summary.accepted, summary.duplicate, summary.invalid, summary.retry)
    assert counted == (501, 1, 2, 0)
    assert [(one.number, one.code) for one in summary.problems] == [(1, "too-old"), (3, "amount")]
    await hub.holds(events=501)


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": "a lot"},
        {"amount": "1_0"},
        {"amount": " 5 "},
        {"amount": "٣"},
        {"amount": "1e5"},
        {"amount": "NaN"},
        {"event_id": "{12345678-1234-5678-1234-567812345678}"},
        {"event_id": "17"},
        {"user_id": ""},
        {"properties": '{}, "user_id": "somebody"'},
        {"properties": "[1]"},
    ],
)
async def test_a_broken_rule_is_invalid_argument(stub: Any, wrong: dict[str, str]) -> None:
    with pytest.raises(grpc.aio.AioRpcError) as refused:
        await stub.Send(a_message(**wrong))
    assert refused.value.code() is grpc.StatusCode.INVALID_ARGUMENT


async def test_over_the_rate_it_says_when_to_come_again(
    hub: Hub, stub: Any, engine: AsyncEngine
) -> None:
    async with AsyncSession(engine) as session, session.begin():
        key = await ApiKeyRepository(session, SystemClock()).issue_key(
            "slow", [ApiScope.WRITE], rate=1
        )
    metadata = (("authorization", f"Bearer {key}"),)
    await stub.Send(a_message(), metadata=metadata)
    with pytest.raises(grpc.aio.AioRpcError) as refused:
        await stub.Send(a_message(), metadata=metadata)
    assert refused.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED
    details = dict(refused.value.trailing_metadata() or ())["grpc-status-details-bin"]
    assert isinstance(details, bytes)
    (packed,) = status_pb2.Status.FromString(details).details
    info = error_details_pb2.RetryInfo()
    assert packed.Unpack(info)
    assert info.retry_delay.seconds >= 1


@pytest.mark.parametrize("name", ["x-forwarded-for", "via", "x-real-ip", "origin"])
async def test_through_a_proxy_a_key_is_needed(stub: Any, name: str) -> None:
    with pytest.raises(grpc.aio.AioRpcError) as refused:
        await stub.Send(a_message(), metadata=((name, "203.0.113.9"),))
    assert refused.value.code() is grpc.StatusCode.UNAUTHENTICATED


async def test_many_wrong_keys_are_told_when_to_come_again(stub: Any) -> None:
    codes = []
    for number in range(WRONG_KEYS + 10):
        wrong = (("authorization", f"Bearer usp_{number:043}"),)
        with pytest.raises(grpc.aio.AioRpcError) as refused:
            await stub.Send(a_message(), metadata=wrong)
        codes.append(refused.value.code())
    assert codes[0] is grpc.StatusCode.UNAUTHENTICATED
    assert codes[-1] is grpc.StatusCode.RESOURCE_EXHAUSTED


async def test_metadata_has_its_size(stub: Any) -> None:
    """Refused by the server before the service sees it: nothing of it is kept."""
    with pytest.raises(grpc.aio.AioRpcError) as refused:
        await stub.Send(a_message(), metadata=(("authorization", f"Bearer {'x' * 9_000}"),))
    assert refused.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED


async def test_a_wrong_key_is_told(stub: Any) -> None:
    with pytest.raises(grpc.aio.AioRpcError) as refused:
        await stub.Send(a_message(), metadata=(("authorization", "Bearer usp_guess"),))
    assert refused.value.code() is grpc.StatusCode.UNAUTHENTICATED


async def silent() -> AsyncIterator[bytes]:
    """A call that never says anything."""
    await asyncio.Event().wait()
    yield b""


async def code_of(call: Any) -> grpc.StatusCode:
    """How a call ends; its answers are read, or the end would wait behind them."""
    async with asyncio.timeout(30):
        with suppress(grpc.aio.AioRpcError):
            if hasattr(call, "__aiter__"):
                async for _ in call:
                    pass
        return cast(grpc.StatusCode, await call.code())


async def test_endless_calls_of_one_key_lock_nobody_out(
    hub: Hub, stub: Any, engine: AsyncEngine
) -> None:
    async with AsyncSession(engine) as session, session.begin():
        keys = ApiKeyRepository(session, SystemClock())
        bad, good = [await keys.issue_key(name, [ApiScope.WRITE]) for name in ("bad", "good")]
    async with AsyncExitStack() as stack:
        calls: list[Any] = []
        for _ in range(3):  # a connection has 200 streams at most
            made = await stack.enter_async_context(
                grpc.aio.insecure_channel(
                    f"127.0.0.1:{hub.settings.grpc_port}", [("grpc.use_local_subchannel_pool", 1)]
                )
            )
            send = events_pb2_grpc.IngestStub(made).SendBatch
            calls += [
                send(silent(), metadata=[("authorization", f"Bearer {bad}")]) for _ in range(180)
            ]
        refused, pending = await asyncio.wait(
            {asyncio.create_task(code_of(call)) for call in calls}, timeout=5
        )
        assert {task.result() for task in refused} == {grpc.StatusCode.RESOURCE_EXHAUSTED}
        assert len(pending) == CALLS_OF_KEY
        verdict = await stub.Send(a_message(), metadata=[("authorization", f"Bearer {good}")])
        assert verdict.status == events_pb2.ACCEPTED
        for call in calls:
            call.cancel()
        await asyncio.wait(pending)


@pytest.mark.parametrize(
    "method",
    [
        *(f"/{SERVICE_NAME}/{name}" for name in ("Send", "SendBatch")),
        *(f"/grpc.health.v1.Health/{name}" for name in ("Check", "Watch")),
        "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
    ],
)
async def test_a_call_that_says_nothing_ends(
    channel: grpc.aio.Channel, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    monkeypatch.setattr(CallTimeouts, "first_seconds", 0.5)
    assert (
        await code_of(channel.stream_stream(method)(silent())) is grpc.StatusCode.DEADLINE_EXCEEDED
    )


async def test_a_stream_that_falls_silent_ends(stub: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CallTimeouts, "idle_seconds", 0.5)

    async def once() -> AsyncIterator[events_pb2.Batch]:
        yield events_pb2.Batch(events=[a_message()])
        await asyncio.Event().wait()

    assert await code_of(stub.SendBatch(once())) is grpc.StatusCode.DEADLINE_EXCEEDED


async def test_watchers_of_one_address_are_counted_and_end(
    hub: Hub, stub: Any, channel: grpc.aio.Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CallTimeouts, "service_seconds", 3.0)
    watch = health_pb2_grpc.HealthStub(channel).Watch
    calls = [watch(health_pb2.HealthCheckRequest()) for _ in range(CALLS_OF_ADDRESS + 1)]
    codes = await asyncio.gather(*map(code_of, calls))
    assert codes.count(grpc.StatusCode.RESOURCE_EXHAUSTED) == 1
    assert codes.count(grpc.StatusCode.DEADLINE_EXCEEDED) == CALLS_OF_ADDRESS


async def test_a_stranger_is_refused_before_the_message(
    stub: Any, channel: grpc.aio.Channel
) -> None:
    call = channel.stream_stream(f"/{SERVICE_NAME}/Send")(
        silent(), metadata=[("authorization", "Bearer usp_guess")]
    )
    assert await code_of(call) is grpc.StatusCode.UNAUTHENTICATED


async def test_health_and_reflection(channel: grpc.aio.Channel) -> None:
    asked = health_pb2.HealthCheckRequest(service=SERVICE_NAME)
    health = await health_pb2_grpc.HealthStub(channel).Check(asked)
    assert health.status == health_pb2.HealthCheckResponse.SERVING
    question = reflection_pb2.ServerReflectionRequest(list_services="")
    call = reflection_pb2_grpc.ServerReflectionStub(channel).ServerReflectionInfo(iter([question]))
    answers = [answer async for answer in call]
    assert SERVICE_NAME in {one.name for one in answers[0].list_services_response.service}

"""Ingest over gRPC: the same gate and rules as every door."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, NoReturn

import grpc
from google.protobuf.any_pb2 import Any as AnyMessage
from google.protobuf.duration_pb2 import Duration
from google.rpc import error_details_pb2, status_pb2

from api.callers import address_of, is_local_call, network_of
from api.grpc import events_pb2, events_pb2_grpc
from api.grpc.calls import CALLS_OF_KEY, CALLS_WITH_KEY, held
from api.grpc.convert import judged, verdict_of
from api.ingest.accept import Ingest, judge
from api.ingest.gate import Denied, Gate, Hurried, TooManyWrongKeys
from api.live.quota import Quota
from core.activity.contracts import Scope, Status, Verdict
from core.activity.keys import Grant
from core.activity.rules import MAX_EVENTS
from core.kit.faults import transient

MOST_PROBLEMS = 1_000
RETRY_SECONDS = 2.0
Context = Any  # grpc.aio.ServicerContext, whose type has no published stub


class IngestService(events_pb2_grpc.IngestServicer):
    """The service of events.proto."""

    def __init__(self, ingest: Ingest, gate: Gate) -> None:
        self._ingest, self._gate = ingest, gate
        self._calls = Quota(CALLS_OF_KEY, CALLS_WITH_KEY)

    @asynccontextmanager
    async def admitted(self, context: Context) -> AsyncIterator[None]:
        """Let a call in by its key before its message is read, and count it."""
        grant = await self._enter(context)
        async with held(self._calls, grant.id, context):
            yield

    async def Send(self, request: events_pb2.Event, context: Context) -> events_pb2.Verdict:
        grant = await self._enter(context)
        await self._pace(grant, 1, context)
        item = judged(request, self._ingest.clock)
        (verdict,) = await self._ingest.take([item], grant.source)
        if verdict.status is Status.INVALID:
            known = verdict.code == "conflict"
            code = grpc.StatusCode.ALREADY_EXISTS if known else grpc.StatusCode.INVALID_ARGUMENT
            await context.abort(code, f"{verdict.code}: {verdict.reason}")
        if verdict.status is Status.RETRY:
            await _later(context, grpc.StatusCode.UNAVAILABLE, RETRY_SECONDS, verdict.reason or "")
        return verdict_of(verdict)

    async def SendBatch(
        self, requests: AsyncIterator[events_pb2.Batch], context: Context
    ) -> events_pb2.Summary:
        grant, tally = await self._enter(context), Tally()
        async for batch in requests:
            if len(batch.events) > MAX_EVENTS:
                told = f"at most {MAX_EVENTS} events in one message"
                await context.abort(grpc.StatusCode.INVALID_ARGUMENT, told)
            await self._pace(grant, len(batch.events), context)
            items = await judge(judged(event, self._ingest.clock) for event in batch.events)
            tally.add(await self._ingest.take(items, grant.source))
        return tally.summary

    async def _enter(self, context: Context) -> Grant:
        metadata, peer = dict(context.invocation_metadata()), context.peer()
        given = metadata.get("authorization")
        key = given.decode("latin-1") if isinstance(given, bytes) else given
        local, caller = is_local_call(peer, metadata), network_of(address_of(peer))
        try:
            return await self._gate.enter(key, Scope.WRITE, local=local, caller=caller)
        except TooManyWrongKeys as error:
            code = grpc.StatusCode.RESOURCE_EXHAUSTED
            await _later(context, code, error.seconds, str(error))
        except Denied as error:
            code = grpc.StatusCode.UNAUTHENTICATED
            if error.known:
                code = grpc.StatusCode.PERMISSION_DENIED
            await context.abort(code, str(error))
            raise
        except Exception as error:
            if not transient(error):
                raise
            await _later(context, grpc.StatusCode.UNAVAILABLE, RETRY_SECONDS, "try again")

    async def _pace(self, grant: Grant, events: int, context: Context) -> None:
        try:
            self._gate.pace(grant, events)
        except Hurried as error:
            code = grpc.StatusCode.RESOURCE_EXHAUSTED
            await _later(context, code, error.seconds, str(error))


class Tally:
    """The verdicts of a stream, added up."""

    def __init__(self) -> None:
        self.summary = events_pb2.Summary()
        self._seen = 0

    def add(self, verdicts: list[Verdict]) -> None:
        for number, verdict in enumerate(verdicts, self._seen):
            name = verdict.status.value
            setattr(self.summary, name, getattr(self.summary, name) + 1)
            bad = verdict.status in (Status.INVALID, Status.RETRY)
            if bad and len(self.summary.problems) < MOST_PROBLEMS:
                self.summary.problems.append(verdict_of(verdict, number))
        self._seen += len(verdicts)


async def _later(context: Context, code: grpc.StatusCode, seconds: float, told: str) -> NoReturn:
    """End the call and say after how many seconds it may be tried again."""
    info = error_details_pb2.RetryInfo(retry_delay=Duration(nanos=0, seconds=int(seconds) + 1))
    detail = AnyMessage()
    detail.Pack(info)
    status = status_pb2.Status(code=code.value[0], message=told, details=[detail])
    trailer = (("grpc-status-details-bin", status.SerializeToString()),)
    await context.abort(code, told, trailer)
    raise AssertionError("abort returned")

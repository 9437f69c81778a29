"""Ingest over gRPC: the same keys and rules as every endpoint."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, NoReturn

import grpc
from google.protobuf.any_pb2 import Any as AnyMessage
from google.protobuf.duration_pb2 import Duration
from google.rpc import error_details_pb2, status_pb2

from api.callers import get_network, is_local_call, parse_peer_address
from api.grpc import events_pb2, events_pb2_grpc
from api.grpc.call_limits import CALLS_OF_KEY, CALLS_WITH_KEY, hold_slot
from api.grpc.convert import convert_verdict, validate_event
from api.ingest.authenticator import Authenticator, RateLimited, TooManyWrongKeys, Unauthorized
from api.ingest.service import EventIngestService, judge
from api.live.quota import Quota
from core.activity.api_keys import ApiKeyGrant
from core.activity.contracts import ApiScope, IngestResult, IngestStatus
from core.activity.rules import MAX_EVENTS
from core.kit.faults import is_transient

MAX_PROBLEMS = 1_000
RETRY_SECONDS = 2.0
GrpcContext = Any  # grpc.aio.ServicerContext, whose type has no published stub


class GrpcIngestService(events_pb2_grpc.IngestServicer):
    """The service of events.proto."""

    def __init__(self, ingest: EventIngestService, authenticator: Authenticator) -> None:
        self._ingest, self._gate = ingest, authenticator
        self._calls = Quota(CALLS_OF_KEY, CALLS_WITH_KEY)

    @asynccontextmanager
    async def admitted(self, context: GrpcContext) -> AsyncIterator[None]:
        """Let a call in by its key before its message is read, and count it."""
        grant = await self._authenticate(context)
        async with hold_slot(self._calls, grant.id, context):
            yield

    async def Send(self, request: events_pb2.Event, context: GrpcContext) -> events_pb2.Verdict:
        grant = await self._authenticate(context)
        await self._limit_rate(grant, 1, context)
        item = validate_event(request, self._ingest.clock)
        (verdict,) = await self._ingest.ingest_events([item], grant.source)
        if verdict.status is IngestStatus.INVALID:
            known = verdict.code == "conflict"
            code = grpc.StatusCode.ALREADY_EXISTS if known else grpc.StatusCode.INVALID_ARGUMENT
            await context.abort(code, f"{verdict.code}: {verdict.reason}")
        if verdict.status is IngestStatus.RETRY:
            await _abort_with_retry_after(
                context, grpc.StatusCode.UNAVAILABLE, RETRY_SECONDS, verdict.reason or ""
            )
        return convert_verdict(verdict)

    async def SendBatch(
        self, requests: AsyncIterator[events_pb2.Batch], context: GrpcContext
    ) -> events_pb2.Summary:
        grant, tally = await self._authenticate(context), VerdictCounter()
        async for batch in requests:
            if len(batch.events) > MAX_EVENTS:
                text = f"at most {MAX_EVENTS} events in one message"
                await context.abort(grpc.StatusCode.INVALID_ARGUMENT, text)
            await self._limit_rate(grant, len(batch.events), context)
            items = await judge(validate_event(event, self._ingest.clock) for event in batch.events)
            tally.add_verdicts(await self._ingest.ingest_events(items, grant.source))
        return tally.summary

    async def _authenticate(self, context: GrpcContext) -> ApiKeyGrant:
        metadata, peer = dict(context.invocation_metadata()), context.peer()
        given = metadata.get("authorization")
        key = given.decode("latin-1") if isinstance(given, bytes) else given
        local, caller = is_local_call(peer, metadata), get_network(parse_peer_address(peer))
        try:
            return await self._gate.authenticate(key, ApiScope.WRITE, local=local, caller=caller)
        except TooManyWrongKeys as error:
            code = grpc.StatusCode.RESOURCE_EXHAUSTED
            await _abort_with_retry_after(context, code, error.seconds, str(error))
        except Unauthorized as error:
            code = grpc.StatusCode.UNAUTHENTICATED
            if error.known:
                code = grpc.StatusCode.PERMISSION_DENIED
            await context.abort(code, str(error))
            raise
        except Exception as error:
            if not is_transient(error):
                raise
            await _abort_with_retry_after(
                context, grpc.StatusCode.UNAVAILABLE, RETRY_SECONDS, "try again"
            )

    async def _limit_rate(self, grant: ApiKeyGrant, events: int, context: GrpcContext) -> None:
        try:
            self._gate.limit_rate(grant, events)
        except RateLimited as error:
            code = grpc.StatusCode.RESOURCE_EXHAUSTED
            await _abort_with_retry_after(context, code, error.seconds, str(error))


class VerdictCounter:
    """The verdicts of a stream, added up."""

    def __init__(self) -> None:
        self.summary = events_pb2.Summary()
        self._seen = 0

    def add_verdicts(self, verdicts: list[IngestResult]) -> None:
        for number, verdict in enumerate(verdicts, self._seen):
            name = verdict.status.value
            setattr(self.summary, name, getattr(self.summary, name) + 1)
            bad = verdict.status in (IngestStatus.INVALID, IngestStatus.RETRY)
            if bad and len(self.summary.problems) < MAX_PROBLEMS:
                self.summary.problems.append(convert_verdict(verdict, number))
        self._seen += len(verdicts)


async def _abort_with_retry_after(
    context: GrpcContext, code: grpc.StatusCode, seconds: float, message: str
) -> NoReturn:
    """End the call and say after how many seconds it may be tried again."""
    info = error_details_pb2.RetryInfo(retry_delay=Duration(nanos=0, seconds=int(seconds) + 1))
    detail = AnyMessage()
    detail.Pack(info)
    status = status_pb2.Status(code=code.value[0], message=message, details=[detail])
    trailer = (("grpc-status-details-bin", status.SerializeToString()),)
    await context.abort(code, message, trailer)
    raise AssertionError("abort returned")

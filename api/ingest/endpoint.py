"""POST /events: one event, a batch, or CloudEvents. A bare ASGI application.

It stands beside the framework, whose share of a request would be larger than all that is done
here; what it answers is in docs/activity.md.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from math import ceil
from typing import Any

import msgspec
import structlog

from api.http.errors import Failure, Problem
from api.ingest import bodies, cloudevents
from api.ingest.authenticator import (
    Authenticator,
    RateLimited,
    TooManyWrongKeys,
    Unauthorized,
    authenticate_asgi_request,
)
from api.ingest.service import EventIngestService, count_statuses, judge
from core.activity.contracts import ApiScope, IngestResult, IngestStatus
from core.activity.rules import (
    MAX_BODY_BYTES,
    MAX_EVENTS,
    MalformedBody,
    TooManyEvents,
    is_batch,
    parse_batch,
    parse_event,
    parse_values,
    read_value,
)
from core.kit.faults import is_transient
from core.kit.telemetry import get_current_trace

log = structlog.get_logger(__name__)
EVENTS_PATH = "/events"
JSON_TYPE = "application/json"
# JSON as programs send it that say nothing of its type; `curl -d` says it is a form.
UNTYPED = frozenset({"", "text/plain", "application/x-www-form-urlencoded"})
RETRY_AFTER_SECONDS = 2
NOSNIFF_HEADER = (b"x-content-type-options", b"nosniff")
Headers = Mapping[bytes, bytes]
ValidatedEvents = Iterator[Any]


class Summary(msgspec.Struct, frozen=True):
    """The answer about a batch: how many of each, and the verdicts in the order sent."""

    accepted: int
    duplicate: int
    invalid: int
    retry: int
    verdicts: list[IngestResult]


@dataclass(slots=True, frozen=True)
class EndpointResponse:
    status: int
    body: bytes
    headers: tuple[tuple[bytes, bytes], ...] = ()


class UnsupportedContentType(Exception):
    """A Content-Type that no event comes in."""


@dataclass(slots=True, frozen=True)
class EventsEndpoint:
    """Answers `POST /events`."""

    ingest: EventIngestService
    authenticator: Authenticator

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        answer = await self.handle_request(scope, receive)
        start = {
            "type": "http.response.start",
            "status": answer.status,
            "headers": [
                (b"content-type", b"application/json"),
                (b"content-length", str(len(answer.body)).encode()),
                NOSNIFF_HEADER,
                *answer.headers,
            ],
        }
        await send(start)
        await send({"type": "http.response.body", "body": answer.body})

    async def handle_request(self, scope: Any, receive: Any) -> EndpointResponse:
        """The answer to an ASGI request; raises nothing."""
        headers = dict(scope["headers"])
        try:
            grant = await authenticate_asgi_request(self.authenticator, scope, ApiScope.WRITE)
            sent = await bodies.read_body(receive, headers.get(b"content-length"))
            body = await bodies.decode(sent, headers.get(b"content-encoding"))
            events, one = self._events(headers, body)
            judged = await judge(events)
            self.authenticator.limit_rate(grant, len(judged))
            verdicts = await self.ingest.ingest_events(judged, grant.source)
        except Exception as error:
            return next(
                make(error) for kind, make in _ERROR_HANDLERS.items() if isinstance(error, kind)
            )
        return build_single_response(verdicts[0]) if one else build_batch_response(verdicts)

    def _events(self, headers: Headers, body: bytes) -> tuple[ValidatedEvents, bool]:
        """The events, judged as they are asked for, and whether it was one event, not a batch."""
        now = self.ingest.clock.now()
        kind = (
            headers.get(b"content-type", b"").partition(b";")[0].strip().lower().decode("latin-1")
        )
        if kind == cloudevents.STRUCTURED_TYPE:
            return parse_values([cloudevents.parse_structured(body, now)], now), True
        if kind == cloudevents.BATCHED_TYPE:
            return (read_value(one, now) for one in cloudevents.parse_batched(body, now)), False
        if kind != JSON_TYPE and kind not in UNTYPED:
            raise UnsupportedContentType
        if cloudevents.is_binary_mode(headers):
            return parse_values([cloudevents.parse_binary(headers, body, now)], now), True
        if is_batch(body):
            return parse_batch(body, now), False
        return iter([parse_event(body, now)]), True


def build_single_response(verdict: IngestResult) -> EndpointResponse:
    """The answer about one event."""
    status = _STATUS_CODES[verdict.status]
    if verdict.code == "conflict":
        status = HTTPStatus.CONFLICT
    headers = (
        [(b"location", f"{EVENTS_PATH}/{verdict.event_id}".encode())] if verdict.event_id else []
    )
    if verdict.status is IngestStatus.RETRY:
        headers.append((b"retry-after", str(RETRY_AFTER_SECONDS).encode()))
    return EndpointResponse(status, _encode(verdict), tuple(headers))


def build_batch_response(verdicts: list[IngestResult]) -> EndpointResponse:
    """The answer about a batch: 202 when all were accepted, 422 when none could ever be."""
    counts = count_statuses(verdicts)
    summary = Summary(**{status.value: n for status, n in counts.items()}, verdicts=verdicts)
    body = _encode(summary)
    if counts[IngestStatus.ACCEPTED] == len(verdicts):
        return EndpointResponse(HTTPStatus.ACCEPTED, body)
    if counts[IngestStatus.INVALID] == len(verdicts):
        return EndpointResponse(HTTPStatus.UNPROCESSABLE_ENTITY, body)
    if counts[IngestStatus.RETRY] and not counts[IngestStatus.ACCEPTED]:
        return EndpointResponse(
            HTTPStatus.SERVICE_UNAVAILABLE, body, _build_retry_after(RETRY_AFTER_SECONDS)
        )
    return EndpointResponse(HTTPStatus.OK, body)


def _build_retry_after(seconds: float) -> tuple[tuple[bytes, bytes], ...]:
    return ((b"retry-after", str(max(1, ceil(seconds))).encode()),)


def _build_error_response(status: HTTPStatus, message: str, headers: Any = ()) -> EndpointResponse:
    code = status.phrase.lower().replace(" ", "-")
    trace = get_current_trace()
    problem = Problem(code, message, trace)
    return EndpointResponse(
        status, _encode(Failure(problem)), ((b"x-trace-id", trace.encode()), *headers)
    )


def _handle_unauthorized(error: Unauthorized) -> EndpointResponse:
    if error.known:
        return _build_error_response(HTTPStatus.FORBIDDEN, str(error))
    return _build_error_response(
        HTTPStatus.UNAUTHORIZED, str(error), [(b"www-authenticate", b"Bearer")]
    )


def _handle_failure(error: Exception) -> EndpointResponse:
    """A key could not be looked up, or a fault of ours: the log says more."""
    log.error("events refused", exc_info=error)
    if is_transient(error):
        wait = _build_retry_after(RETRY_AFTER_SECONDS)
        return _build_error_response(
            HTTPStatus.SERVICE_UNAVAILABLE, "Come again in a moment.", wait
        )
    return _build_error_response(HTTPStatus.INTERNAL_SERVER_ERROR, "Something broke here.")


_encode = msgspec.json.Encoder().encode
_STATUS_CODES = {
    IngestStatus.ACCEPTED: HTTPStatus.ACCEPTED,
    IngestStatus.DUPLICATE: HTTPStatus.OK,
    IngestStatus.INVALID: HTTPStatus.UNPROCESSABLE_ENTITY,
    IngestStatus.RETRY: HTTPStatus.SERVICE_UNAVAILABLE,
}
_TOO_LARGE = (
    f"At most {MAX_BODY_BYTES} bytes, also decompressed; over {bodies.FREE_BYTES >> 20} MB "
    f"at most {bodies.MAX_RATIO} times what was sent, in {bodies.MAX_FRAMES} frames."
)
_ERROR_HANDLERS: dict[type[Exception], Callable[[Any], EndpointResponse]] = {
    TooManyWrongKeys: lambda error: _build_error_response(
        HTTPStatus.TOO_MANY_REQUESTS, str(error), _build_retry_after(error.seconds)
    ),
    Unauthorized: _handle_unauthorized,
    RateLimited: lambda error: _build_error_response(
        HTTPStatus.TOO_MANY_REQUESTS, str(error), _build_retry_after(error.seconds)
    ),
    bodies.BodyTooLarge: lambda _: _build_error_response(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _TOO_LARGE
    ),
    TooManyEvents: lambda _: _build_error_response(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"At most {MAX_EVENTS} events in one request."
    ),
    bodies.UnknownEncoding: lambda _: _build_error_response(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding may be gzip or zstd."
    ),
    UnsupportedContentType: lambda _: _build_error_response(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json or CloudEvents."
    ),
    bodies.InvalidEncoding: lambda error: _build_error_response(
        HTTPStatus.BAD_REQUEST, f"Body: {error}"
    ),
    MalformedBody: lambda error: _build_error_response(HTTPStatus.BAD_REQUEST, f"Body: {error}"),
    bodies.ClientDisconnected: lambda _: _build_error_response(
        HTTPStatus.REQUEST_TIMEOUT, "The body did not arrive in time."
    ),
    Exception: _handle_failure,
}

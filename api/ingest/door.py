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
from api.ingest.accept import Ingest, count, judge
from api.ingest.gate import Denied, Gate, Hurried, TooManyWrongKeys, enter_by_http
from core.activity.contracts import Scope, Status, Verdict
from core.activity.rules import (
    MAX_BODY_BYTES,
    MAX_EVENTS,
    Malformed,
    TooMany,
    is_batch,
    read_batch,
    read_one,
    read_value,
    read_values,
)
from core.kit.faults import transient
from core.kit.telemetry import current_trace

log = structlog.get_logger(__name__)
PATH = "/events"
JSON = "application/json"
# JSON as programs send it that say nothing of its type; `curl -d` says it is a form.
UNTYPED = frozenset({"", "text/plain", "application/x-www-form-urlencoded"})
RETRY_AFTER = 2
NO_SNIFFING = (b"x-content-type-options", b"nosniff")
Headers = Mapping[bytes, bytes]
Judged = Iterator[Any]


class Summary(msgspec.Struct, frozen=True):
    """The answer about a batch: how many of each, and the verdicts in the order sent."""

    accepted: int
    duplicate: int
    invalid: int
    retry: int
    verdicts: list[Verdict]


@dataclass(slots=True, frozen=True)
class Answer:
    status: int
    body: bytes
    headers: tuple[tuple[bytes, bytes], ...] = ()


class UnknownType(Exception):
    """A Content-Type that no event comes in."""


@dataclass(slots=True, frozen=True)
class Door:
    """Answers `POST /events`."""

    ingest: Ingest
    gate: Gate

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        answer = await self.answer(scope, receive)
        start = {
            "type": "http.response.start",
            "status": answer.status,
            "headers": [
                (b"content-type", b"application/json"),
                (b"content-length", str(len(answer.body)).encode()),
                NO_SNIFFING,
                *answer.headers,
            ],
        }
        await send(start)
        await send({"type": "http.response.body", "body": answer.body})

    async def answer(self, scope: Any, receive: Any) -> Answer:
        """The answer to an ASGI request; raises nothing."""
        headers = dict(scope["headers"])
        try:
            grant = await enter_by_http(self.gate, scope, Scope.WRITE)
            sent = await bodies.read(receive, headers.get(b"content-length"))
            body = await bodies.decode(sent, headers.get(b"content-encoding"))
            events, one = self._events(headers, body)
            judged = await judge(events)
            self.gate.pace(grant, len(judged))
            verdicts = await self.ingest.take(judged, grant.source)
        except Exception as error:
            return next(make(error) for kind, make in _REFUSALS.items() if isinstance(error, kind))
        return single(verdicts[0]) if one else several(verdicts)

    def _events(self, headers: Headers, body: bytes) -> tuple[Judged, bool]:
        """The events, judged as they are asked for, and whether it was one event, not a batch."""
        now = self.ingest.clock.now()
        kind = (
            headers.get(b"content-type", b"").partition(b";")[0].strip().lower().decode("latin-1")
        )
        if kind == cloudevents.STRUCTURED:
            return read_values([cloudevents.structured(body, now)], now), True
        if kind == cloudevents.BATCHED:
            return (read_value(one, now) for one in cloudevents.batched(body, now)), False
        if kind != JSON and kind not in UNTYPED:
            raise UnknownType
        if cloudevents.is_binary(headers):
            return read_values([cloudevents.binary(headers, body, now)], now), True
        if is_batch(body):
            return read_batch(body, now), False
        return iter([read_one(body, now)]), True


def single(verdict: Verdict) -> Answer:
    """The answer about one event."""
    status = _SINGLE[verdict.status]
    if verdict.code == "conflict":
        status = HTTPStatus.CONFLICT
    headers = [(b"location", f"{PATH}/{verdict.event_id}".encode())] if verdict.event_id else []
    if verdict.status is Status.RETRY:
        headers.append((b"retry-after", str(RETRY_AFTER).encode()))
    return Answer(status, _encode(verdict), tuple(headers))


def several(verdicts: list[Verdict]) -> Answer:
    """The answer about a batch: 202 when all were accepted, 422 when none could ever be."""
    counts = count(verdicts)
    summary = Summary(**{status.value: n for status, n in counts.items()}, verdicts=verdicts)
    body = _encode(summary)
    if counts[Status.ACCEPTED] == len(verdicts):
        return Answer(HTTPStatus.ACCEPTED, body)
    if counts[Status.INVALID] == len(verdicts):
        return Answer(HTTPStatus.UNPROCESSABLE_ENTITY, body)
    if counts[Status.RETRY] and not counts[Status.ACCEPTED]:
        return Answer(HTTPStatus.SERVICE_UNAVAILABLE, body, _retry_after(RETRY_AFTER))
    return Answer(HTTPStatus.OK, body)


def _retry_after(seconds: float) -> tuple[tuple[bytes, bytes], ...]:
    return ((b"retry-after", str(max(1, ceil(seconds))).encode()),)


def _refuse(status: HTTPStatus, message: str, headers: Any = ()) -> Answer:
    code = status.phrase.lower().replace(" ", "-")
    trace = current_trace()
    problem = Problem(code, message, trace)
    return Answer(status, _encode(Failure(problem)), ((b"x-trace-id", trace.encode()), *headers))


def _denied(error: Denied) -> Answer:
    if error.known:
        return _refuse(HTTPStatus.FORBIDDEN, str(error))
    return _refuse(HTTPStatus.UNAUTHORIZED, str(error), [(b"www-authenticate", b"Bearer")])


def _failed(error: Exception) -> Answer:
    """A key could not be looked up, or a fault of ours: the log says more."""
    log.error("events refused", exc_info=error)
    if transient(error):
        wait = _retry_after(RETRY_AFTER)
        return _refuse(HTTPStatus.SERVICE_UNAVAILABLE, "Come again in a moment.", wait)
    return _refuse(HTTPStatus.INTERNAL_SERVER_ERROR, "Something broke here.")


_encode = msgspec.json.Encoder().encode
_SINGLE = {
    Status.ACCEPTED: HTTPStatus.ACCEPTED,
    Status.DUPLICATE: HTTPStatus.OK,
    Status.INVALID: HTTPStatus.UNPROCESSABLE_ENTITY,
    Status.RETRY: HTTPStatus.SERVICE_UNAVAILABLE,
}
_TOO_LARGE = (
    f"At most {MAX_BODY_BYTES} bytes, also decompressed; over {bodies.FREE_BYTES >> 20} MB "
    f"at most {bodies.MAX_RATIO} times what was sent, in {bodies.MAX_FRAMES} frames."
)
_REFUSALS: dict[type[Exception], Callable[[Any], Answer]] = {
    TooManyWrongKeys: lambda error: _refuse(
        HTTPStatus.TOO_MANY_REQUESTS, str(error), _retry_after(error.seconds)
    ),
    Denied: _denied,
    Hurried: lambda error: _refuse(
        HTTPStatus.TOO_MANY_REQUESTS, str(error), _retry_after(error.seconds)
    ),
    bodies.TooLarge: lambda _: _refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _TOO_LARGE),
    TooMany: lambda _: _refuse(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"At most {MAX_EVENTS} events in one request."
    ),
    bodies.UnknownEncoding: lambda _: _refuse(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding may be gzip or zstd."
    ),
    UnknownType: lambda _: _refuse(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json or CloudEvents."
    ),
    bodies.BadEncoding: lambda error: _refuse(HTTPStatus.BAD_REQUEST, f"Body: {error}"),
    Malformed: lambda error: _refuse(HTTPStatus.BAD_REQUEST, f"Body: {error}"),
    bodies.Gone: lambda _: _refuse(HTTPStatus.REQUEST_TIMEOUT, "The body did not arrive in time."),
    Exception: _failed,
}

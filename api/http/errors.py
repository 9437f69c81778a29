"""Errors in one shape: a code for programs, a sentence for people, a trace id for the logs."""

from http import HTTPStatus
from typing import Any

import msgspec
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException, NotFoundException
from litestar.openapi.datastructures import ResponseSpec
from litestar.types import ExceptionHandlersMap

from core.activity.analytics.bounds import OutOfBounds
from core.kit.error_texts import describe_error
from core.kit.errors import NotFound
from core.kit.faults import is_transient
from core.kit.telemetry import get_current_trace

log = structlog.get_logger(__name__)


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """`code` is stable (`not-found`), `details` names the wrong fields of a bad request."""

    code: str
    message: str
    trace: str
    details: list[dict[str, Any]] = []


class Failure(msgspec.Struct, frozen=True):
    error: Problem


def handle_http_error(_: Request[Any, Any, Any], error: HTTPException) -> Response[Failure]:
    """The answer to a request that was wrong."""
    if error.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return handle_internal_error(_, error)
    details = error.extra if isinstance(error.extra, list) else []
    return _build_error_response(error.status_code, error.detail, details, error.headers)


def handle_recursion_error(_: Request[Any, Any, Any], error: RecursionError) -> Response[Failure]:
    """The decoder ran out of stack on the body: the caller's doing, not a fault of ours."""
    log.warning("request nested too deep", error=describe_error(error))
    return _build_error_response(HTTPStatus.BAD_REQUEST, "The body is nested too deep.")


def handle_out_of_bounds(_: Request[Any, Any, Any], error: OutOfBounds) -> Response[Failure]:
    """The answer to a question over its limits."""
    return _build_error_response(HTTPStatus.BAD_REQUEST, str(error))


def handle_not_found(_: Request[Any, Any, Any], __: NotFound) -> Response[Failure]:
    """The answer where the domain does not know a thing."""
    return handle_http_error(_, NotFoundException())


def handle_internal_error(_: Request[Any, Any, Any], error: Exception) -> Response[Failure]:
    """The answer to a fault of ours: the caller learns the trace id, the log the rest."""
    if is_transient(error):
        log.warning("request met a server that is away or slow", error=describe_error(error))
        status, away = (
            HTTPStatus.SERVICE_UNAVAILABLE,
            "A server behind is away or slow; come again.",
        )
        return _build_error_response(status, away, headers={"retry-after": "2"})
    log.error("request failed", exc_info=error)
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return _build_error_response(status, "Something broke here; the trace id finds it in the logs.")


def _build_error_response(
    status: int, message: str, details: Any = (), headers: dict[str, str] | None = None
) -> Response[Failure]:
    code = HTTPStatus(status).phrase.lower().replace(" ", "-")
    problem = Problem(code, message, get_current_trace(), list(details))
    return Response(Failure(problem), status_code=status, headers=headers)


_STATUS_DESCRIPTIONS = {
    400: "The request does not fit its description, or asks beyond a limit",
    401: "An API key is needed",
    403: "The API key does not open this",
    404: "There is no such thing",
    408: "The body did not arrive in time",
    413: "The body is too large",
    415: "A content type or encoding that is not understood",
    422: "A rule is broken",
    429: "Over the rate of the key: see Retry-After",
    503: "A server behind is away: see Retry-After",
}


def build_failure_responses(*statuses: int) -> dict[int, ResponseSpec]:
    """How the description shows these answers, and those that any endpoint may give."""
    text = {400, 401, 403, 503, *statuses}
    return {
        status: ResponseSpec(Failure, description=_STATUS_DESCRIPTIONS[status])
        for status in sorted(text)
    }


EXCEPTION_HANDLERS: ExceptionHandlersMap = {
    HTTPException: handle_http_error,
    RecursionError: handle_recursion_error,
    OutOfBounds: handle_out_of_bounds,
    NotFound: handle_not_found,
    Exception: handle_internal_error,
}

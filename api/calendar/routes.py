"""GET, HEAD /calendar/<secret>.ics: a person's calendar. No log and no metric has the secret."""

import hashlib
import re
from dataclasses import dataclass, field
from http import HTTPStatus
from math import ceil
from typing import Any
from uuid import UUID

from dishka.integrations.litestar import FromDishka, inject
from litestar import HttpMethod, Request, Response, route
from litestar.exceptions import HTTPException, NotFoundException
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath

from api.allowance import KeyedRateLimiter
from api.callers import get_request_network
from api.http.errors import build_failure_responses
from core.calendar_feed.calendar import CalendarQueries
from core.calendar_feed.queries import FeedQueries

FRESH_SECONDS = 900
_SECRET_PATTERN = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


@dataclass(slots=True, frozen=True)
class CalendarRateLimits:
    """Lets a calendar be read ten times at once and then once in ten seconds; whoever asks for
    what is not there, thirty times and then once a second."""

    read_limiter: KeyedRateLimiter = field(default_factory=lambda: KeyedRateLimiter(10, 10.0))
    miss_limiter: KeyedRateLimiter = field(default_factory=lambda: KeyedRateLimiter(30, 1.0))


@route(
    "/calendar/{name:str}",
    http_method=[HttpMethod.GET, HttpMethod.HEAD],
    tags=["calendar"],
    summary="A person's calendar, by its secret address",
    media_type="text/calendar",
    responses=build_failure_responses(404, 429)
    | {304: ResponseSpec(None, description="The `ETag` is still true")},
)
@inject
async def get_calendar(
    name: FromPath[str],
    request: Request[Any, Any, Any],
    authenticator: FromDishka[CalendarRateLimits],
    feeds: FromDishka[FeedQueries],
    calendars: FromDishka[CalendarQueries],
) -> Response[bytes]:
    """Tasks with dates and reminders of habits as RFC 5545, without alarms. 304 for the `ETag`
    that is still true, 404 for an address that is closed or never was, 429 for the impatient.
    HEAD is answered alike, and the server leaves the body out."""
    secret, _, kind = name.rpartition(".")
    if kind != "ics" or not _SECRET_PATTERN.fullmatch(secret):
        raise NotFoundException
    owner = await _find_owner(secret, request, authenticator, feeds)
    body = await calendars.render_ics(owner, alarms=False)
    if body is None:
        raise NotFoundException
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {
        "etag": tag,
        "cache-control": f"private, max-age={FRESH_SECONDS}",
        "x-robots-tag": "noindex",
        "content-disposition": 'inline; filename="uspevai.ics"',
    }
    if _matches_etag(request.headers.get("if-none-match", ""), tag):
        return Response(b"", status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(body, media_type="text/calendar", headers=headers)


async def _find_owner(
    secret: str,
    request: Request[Any, Any, Any],
    authenticator: CalendarRateLimits,
    feeds: FeedQueries,
) -> UUID:
    """Whose it is. Raises NotFoundException, HTTPException 429."""
    hashed = hashlib.sha256(secret.encode()).digest()
    owner = await feeds.find_owner(hashed)
    if owner is None:
        # Looked up first: behind a proxy everybody has one address, and only misses may be refused.
        _raise_if_limited(
            authenticator.miss_limiter.take_tokens(get_request_network(request.scope))
        )
        raise NotFoundException
    _raise_if_limited(authenticator.read_limiter.take_tokens(hashed))
    return owner


def _raise_if_limited(seconds: float) -> None:
    if seconds > 0:
        raise HTTPException(
            "Too often; come again later.",
            status_code=HTTPStatus.TOO_MANY_REQUESTS,
            headers={"retry-after": str(ceil(seconds))},
        )


def _matches_etag(provided: str, tag: str) -> bool:
    """If-None-Match by the weak comparison it asks for."""
    tags = [one.strip().removeprefix("W/") for one in provided.split(",")]
    return tag in tags or tags == ["*"]


CALENDAR_ROUTES = (get_calendar,)

"""Live events as server-sent events."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

from dishka.integrations.litestar import FromDishka, inject
from litestar import Request, get
from litestar.exceptions import HTTPException
from litestar.response import Stream
from litestar.status_codes import HTTP_429_TOO_MANY_REQUESTS

from api.http.analytics import EventTypeParameter, UserParameter
from api.http.authentication import authenticate_request
from api.http.errors import build_failure_responses
from api.ingest.authenticator import Authenticator
from api.live.feed import LiveFeed
from api.live.listeners import LiveListener
from api.live.quota import Quota, Quotas, TooManyStreams
from core.activity.analytics.bounds import build_filter
from core.activity.contracts import ApiScope

RETRY_MILLISECONDS = 2_000
RETRY_AFTER = "10"
HEADERS = {"cache-control": "no-cache", "x-accel-buffering": "no"}


@get(
    "/events/stream",
    tags=["events"],
    summary="Live events as server-sent events",
    media_type="text/event-stream",
    responses=build_failure_responses(429),
)
@inject
async def stream_events(
    request: Request[Any, Any, Any],
    authenticator: FromDishka[Authenticator],
    feed: FromDishka[LiveFeed],
    quotas: FromDishka[Quotas],
    kind: EventTypeParameter = None,
    user: UserParameter = None,
) -> Stream:
    """Events as they are stored, each once. A slow reader misses the oldest: `missed` tells."""
    grant = await authenticate_request(request, authenticator, ApiScope.READ)
    listener = LiveListener("sse", build_filter(kind, user))
    try:
        quotas.streams.check_free(grant.id)
    except TooManyStreams as error:
        headers = {"retry-after": RETRY_AFTER}
        status = HTTP_429_TOO_MANY_REQUESTS
        raise HTTPException(str(error), status_code=status, headers=headers) from error
    messages = _iterate_messages(feed, listener, quotas.streams, grant.id)
    return Stream(messages, media_type="text/event-stream", headers=HEADERS)


async def _iterate_messages(
    feed: LiveFeed, listener: LiveListener, quota: Quota, key: UUID
) -> AsyncIterator[bytes]:
    with quota.hold_slot(key):
        async with feed.add_listener(listener):
            text = 0
            yield b": listening\r\nretry: %d\r\n\r\n" % RETRY_MILLISECONDS
            async for batch in listener.batches():
                messages = [event.server_sent for event in batch]
                if listener.missed > text:
                    text = listener.missed
                    messages.insert(0, b"event: missed\r\ndata: %d\r\n\r\n" % text)
                yield b"".join(messages)


LIVE_ROUTES = (stream_events,)

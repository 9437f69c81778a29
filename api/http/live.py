"""Live events as server-sent events."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

from dishka.integrations.litestar import FromDishka, inject
from litestar import Request, get
from litestar.exceptions import HTTPException
from litestar.response import Stream
from litestar.status_codes import HTTP_429_TOO_MANY_REQUESTS

from api.http.admission import let_in
from api.http.analytics import Kind, User
from api.http.errors import failures
from api.ingest.gate import Gate
from api.live.feed import Feed
from api.live.listeners import Listener
from api.live.quota import Quota, Quotas, TooManyStreams
from api.questions import filter_of
from core.activity.contracts import Scope

RETRY_MILLISECONDS = 2_000
RETRY_AFTER = "10"
HEADERS = {"cache-control": "no-cache", "x-accel-buffering": "no"}


@get(
    "/events/stream",
    tags=["events"],
    summary="Live events as server-sent events",
    media_type="text/event-stream",
    responses=failures(429),
)
@inject
async def stream(
    request: Request[Any, Any, Any],
    gate: FromDishka[Gate],
    feed: FromDishka[Feed],
    quotas: FromDishka[Quotas],
    kind: Kind = None,
    user: User = None,
) -> Stream:
    """Events as they are stored, each once. A slow reader misses the oldest: `missed` tells."""
    grant = await let_in(request, gate, Scope.READ)
    listener = Listener("sse", filter_of(kind, user))
    try:
        quotas.streams.check(grant.id)
    except TooManyStreams as error:
        headers = {"retry-after": RETRY_AFTER}
        status = HTTP_429_TOO_MANY_REQUESTS
        raise HTTPException(str(error), status_code=status, headers=headers) from error
    messages = _messages(feed, listener, quotas.streams, grant.id)
    return Stream(messages, media_type="text/event-stream", headers=HEADERS)


async def _messages(
    feed: Feed, listener: Listener, quota: Quota, key: UUID
) -> AsyncIterator[bytes]:
    with quota.held(key):
        async with feed.listen(listener):
            told = 0
            yield b": listening\r\nretry: %d\r\n\r\n" % RETRY_MILLISECONDS
            async for batch in listener.batches():
                messages = [event.server_sent for event in batch]
                if listener.missed > told:
                    told = listener.missed
                    messages.insert(0, b"event: missed\r\ndata: %d\r\n\r\n" % told)
                yield b"".join(messages)


LIVE_ROUTES = (stream,)

"""Live events as server-sent events."""

from collections.abc import AsyncIterator
from typing import Any

import msgspec
from dishka.integrations.litestar import FromDishka, inject
from litestar import Request, get
from litestar.response import ServerSentEvent
from litestar.response.sse import ServerSentEventMessage

from api.http.admission import let_in
from api.http.analytics import Kind, User
from api.ingest.gate import Gate
from api.live.feed import Feed
from api.live.listeners import Listener
from api.questions import filter_of
from core.activity.contracts import Scope

_encode = msgspec.json.Encoder().encode
RETRY_MILLISECONDS = 2_000


@get("/events/stream", tags=["events"], summary="Live events as server-sent events")
@inject
async def stream(
    request: Request[Any, Any, Any],
    gate: FromDishka[Gate],
    feed: FromDishka[Feed],
    kind: Kind = None,
    user: User = None,
) -> ServerSentEvent:
    """Events as they are stored, each once. A slow reader misses the oldest: `missed` tells."""
    await let_in(request, gate, Scope.READ)
    return ServerSentEvent(_messages(feed, Listener("sse", filter_of(kind, user))))


async def _messages(feed: Feed, listener: Listener) -> AsyncIterator[ServerSentEventMessage]:
    async with feed.listen(listener):
        told = 0
        yield ServerSentEventMessage(data=None, comment="listening", retry=RETRY_MILLISECONDS)
        async for event in listener:
            if listener.missed > told:
                told = listener.missed
                yield ServerSentEventMessage(event="missed", data=str(told))
            yield ServerSentEventMessage(
                event="event", id=str(event.event_id), data=_encode(event).decode()
            )


LIVE_ROUTES = (stream,)

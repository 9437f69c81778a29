"""What every answer carries: its trace id, and limits on what a browser may do with it."""

from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from core.kit.telemetry import start_trace

FIXED_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
}


def wrap_with_headers(app: ASGIApp) -> ASGIApp:
    """Start a trace per request and add the fixed headers where the answer has none.

    It stands around the application: Litestar's own middleware does not see unknown paths.
    """

    async def handle_traced(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await app(scope, receive, send)
            return
        trace = start_trace()

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(message, trace)
            await send(message)

        await app(scope, receive, send_with_headers)

    return handle_traced


def _add_headers(message: Message, trace: str) -> None:
    headers = MutableScopeHeaders.from_message(message)
    headers["x-trace-id"] = trace
    for name, value in FIXED_HEADERS.items():
        headers.setdefault(name, value)

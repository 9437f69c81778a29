"""Requests, their status and latency for Prometheus, by the route's pattern, never by the path."""

from functools import lru_cache
from time import perf_counter
from typing import Any

from litestar.enums import ScopeType
from litestar.types import ASGIApp
from prometheus_client import Counter, Histogram

http_requests = Counter("uspevai_http_requests_total", "Requests", ["method", "route", "status"])
http_seconds = Histogram(
    "uspevai_http_seconds",
    "Until an answer begins",
    ["route"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)
# Those outside of the framework, and a name for whatever matches none: its path is an unknown
# user's.
_UNROUTED_PATHS = frozenset({"/events"})
_NO_ROUTE = "none"
_KNOWN_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_get_request_counter = lru_cache(maxsize=1_024)(http_requests.labels)
_get_time_histogram = lru_cache(maxsize=256)(http_seconds.labels)


def wrap_with_metrics(app: ASGIApp) -> ASGIApp:
    """Count and time the requests of `app`."""

    async def handle_measured(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != ScopeType.HTTP:
            await app(scope, receive, send)
            return
        began = perf_counter()

        async def send_counted(message: Any) -> None:
            if message["type"] == "http.response.start":
                route = _get_route(scope)
                method = scope["method"] if scope["method"] in _KNOWN_METHODS else "other"
                _get_request_counter(method, route, message["status"]).inc()
                _get_time_histogram(route).observe(perf_counter() - began)
            await send(message)

        await app(scope, receive, send_counted)

    return handle_measured


def _get_route(scope: Any) -> str:
    found = scope.get("path_template")
    return found or (scope["path"] if scope["path"] in _UNROUTED_PATHS else _NO_ROUTE)

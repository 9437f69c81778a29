"""Requests, their status and latency for Prometheus, by the route's pattern, never by the path."""

from functools import lru_cache
from time import perf_counter
from typing import Any

from litestar.enums import ScopeType
from litestar.types import ASGIApp
from prometheus_client import Counter, Histogram

requests = Counter("uspevai_http_requests_total", "Requests", ["method", "route", "status"])
seconds = Histogram(
    "uspevai_http_seconds",
    "Until an answer begins",
    ["route"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)
# Those outside of the framework, and a name for whatever matches none: its path is a stranger's.
_OWN = frozenset({"/events"})
_NONE = "none"
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_count = lru_cache(maxsize=1_024)(requests.labels)
_time = lru_cache(maxsize=256)(seconds.labels)


def with_metrics(app: ASGIApp) -> ASGIApp:
    """Count and time the requests of `app`."""

    async def measured(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != ScopeType.HTTP:
            await app(scope, receive, send)
            return
        began = perf_counter()

        async def counting(message: Any) -> None:
            if message["type"] == "http.response.start":
                route = _route(scope)
                method = scope["method"] if scope["method"] in _METHODS else "other"
                _count(method, route, message["status"]).inc()
                _time(route).observe(perf_counter() - began)
            await send(message)

        await app(scope, receive, counting)

    return measured


def _route(scope: Any) -> str:
    found = scope.get("path_template")
    return found or (scope["path"] if scope["path"] in _OWN else _NONE)

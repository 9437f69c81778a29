"""Who may come in: an API key for each source, and what one source may send in a second."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import ip_address
from typing import Any
from uuid import UUID

from core.activity.contracts import Scope
from core.activity.keys import Grant
from core.kit.faults import transient

FRESH_SECONDS = 15.0
REMEMBERED = 10_000
LOCAL = Grant(UUID(int=0), "local", frozenset({Scope.WRITE, Scope.READ}), 1_000_000)
_BEARER = "bearer "
Look = Callable[[str], Awaitable[Grant | None]]


class Denied(Exception):
    """Not let in: `known` tells whether the key is good but opens something else."""

    def __init__(self, reason: str, *, known: bool = False) -> None:
        super().__init__(reason)
        self.known = known


class Hurried(Exception):
    """The source is over its rate; `seconds` until it may send again."""

    def __init__(self, seconds: float) -> None:
        super().__init__("over the rate of this key")
        self.seconds = seconds


@dataclass(slots=True)
class Bucket:
    """Tokens for one second's worth of events; a batch may borrow what it lacks."""

    rate: int
    tokens: float
    at: float

    def take(self, wanted: int, now: float) -> None:
        """Take `wanted` tokens. Raises Hurried while the last debt is not paid."""
        self.tokens = min(float(self.rate), self.tokens + (now - self.at) * self.rate)
        self.at = now
        if self.tokens < min(1, wanted):
            raise Hurried((1 - self.tokens) / self.rate)
        self.tokens -= wanted


@dataclass(slots=True)
class Gate:
    """Lets in by key, or without one from this machine where that is `open_on_loopback`.

    A key's grant is remembered for some seconds, and for as long as PostgreSQL is away: a revoked
    key works that much longer.
    """

    look: Look
    open_on_loopback: bool
    _known: dict[str, tuple[float, Grant | None]] = field(default_factory=dict)
    _buckets: dict[UUID, Bucket] = field(default_factory=dict)

    async def enter(self, authorization: str | None, scope: Scope, *, local: bool) -> Grant:
        """The grant of who asks, from an `Authorization` value. Raises Denied."""
        if authorization is None:
            if local and self.open_on_loopback and scope in LOCAL.scopes:
                return LOCAL
            raise Denied("an API key is needed: Authorization: Bearer …")
        if authorization[: len(_BEARER)].lower() != _BEARER:
            raise Denied("write it as Authorization: Bearer …")
        grant = await self._grant(authorization[len(_BEARER) :].strip())
        if grant is None:
            raise Denied("no such API key")
        if scope not in grant.scopes:
            raise Denied(f"this API key does not open {scope.value}", known=True)
        return grant

    def pace(self, grant: Grant, events: int) -> None:
        """Count events against the grant's rate. Raises Hurried."""
        now = asyncio.get_running_loop().time()
        bucket = self._buckets.get(grant.id)
        if bucket is None or bucket.rate != grant.rate:
            bucket = self._buckets[grant.id] = Bucket(grant.rate, float(grant.rate), now)
        bucket.take(events, now)

    async def _grant(self, key: str) -> Grant | None:
        now = asyncio.get_running_loop().time()
        known = self._known.get(key)
        if known is not None and now - known[0] < FRESH_SECONDS:
            return known[1]
        try:
            grant = await self.look(key)
        except Exception as error:
            if not transient(error) or known is None:
                raise
            grant = known[1]  # PostgreSQL is away: what was so goes on
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        self._known[key] = (now, grant)
        return grant


async def enter_by_http(gate: Gate, asgi: Any, scope: Scope) -> Grant:
    """Let in whoever sent the request of this ASGI scope. Raises Denied."""
    headers, client = dict(asgi["headers"]), asgi.get("client")
    forwarded = b"x-forwarded-for" in headers or b"forwarded" in headers
    host = headers.get(b"host", b"").decode("latin-1")
    local = is_local(client[0] if client else None, host, forwarded)
    given = headers.get(b"authorization")
    key = None if given is None else given.decode("latin-1")
    return await gate.enter(key, scope, local=local)


def is_local(client: str | None, host: str, forwarded: bool) -> bool:
    """Whether a program of this machine asks: neither through a proxy, nor a browser that was
    led here under a foreign name."""
    if client is None or forwarded:
        return False
    name = host if host.endswith("]") else host.rsplit(":", 1)[0]
    return is_loopback(client) and name in {"localhost", "127.0.0.1", "[::1]"}


@lru_cache(maxsize=1024)
def is_loopback(address: str) -> bool:
    """Whether the address is this machine's own."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False

"""Who may come in: an API key for each source, and what one source may send in a second."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from api.allowance import Allowance
from api.callers import is_local_request, network_of_request
from core.activity.contracts import Scope
from core.activity.keys import Grant, hash_of, is_well_formed
from core.kit.faults import transient
from core.kit.lru import LruCache

FRESH_SECONDS = 15.0
REMEMBERED = 10_000
UNKNOWN_KEYS_AT_ONCE = 4
WRONG_KEYS, WRONG_KEY_SECONDS = 30, 1.0  # a caller's burst, and how long until one more
LOCAL = Grant(UUID(int=0), "local", frozenset({Scope.WRITE, Scope.READ}), 1_000_000)
_BEARER = "bearer "
Look = Callable[[bytes], Awaitable[Grant | None]]


class Denied(Exception):
    """Not let in: `known` tells whether the key is good but opens something else."""

    def __init__(self, reason: str, *, known: bool = False) -> None:
        super().__init__(reason)
        self.known = known


class TooManyWrongKeys(Denied):
    """Not let in, as often before; `seconds` until a wrong key is looked at again."""

    def __init__(self, seconds: float) -> None:
        super().__init__("too many wrong API keys; come again later")
        self.seconds = seconds


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
    key works that much longer. Wrong keys are remembered nowhere; who sends many is told to wait,
    but a good key is let in whoever else shares its address.
    """

    look: Look
    open_on_loopback: bool
    _grants: LruCache[bytes, tuple[float, Grant]] = field(
        default_factory=lambda: LruCache(REMEMBERED)
    )
    _buckets: LruCache[UUID, Bucket] = field(default_factory=lambda: LruCache(REMEMBERED))
    _wrong: Allowance = field(default_factory=lambda: Allowance(WRONG_KEYS, WRONG_KEY_SECONDS))
    _unknown: asyncio.Semaphore = field(
        default_factory=lambda: asyncio.Semaphore(UNKNOWN_KEYS_AT_ONCE)
    )

    async def enter(
        self, authorization: str | None, scope: Scope, *, local: bool, caller: str = ""
    ) -> Grant:
        """The grant of who asks, from an `Authorization` value; wrong keys are counted for
        `caller`. Raises Denied, TooManyWrongKeys."""
        if authorization is None:
            if local and self.open_on_loopback and scope in LOCAL.scopes:
                return LOCAL
            raise Denied("an API key is needed: Authorization: Bearer …")
        if authorization[: len(_BEARER)].lower() != _BEARER:
            raise self._denial("write it as Authorization: Bearer …", caller)
        key = authorization[len(_BEARER) :].strip()
        grant = await self._grant(hash_of(key)) if is_well_formed(key) else None
        if grant is None:
            raise self._denial("no such API key", caller)
        if scope not in grant.scopes:
            raise Denied(f"this API key does not open {scope.value}", known=True)
        return grant

    def pace(self, grant: Grant, events: int) -> None:
        """Count events against the grant's rate. Raises Hurried."""
        now = asyncio.get_running_loop().time()
        bucket = self._buckets.get(grant.id)
        if bucket is None or bucket.rate != grant.rate:
            bucket = Bucket(grant.rate, float(grant.rate), now)
            self._buckets.put(grant.id, bucket)
        bucket.take(events, now)

    def _denial(self, reason: str, caller: str) -> Denied:
        seconds = self._wrong.wait(caller)
        return TooManyWrongKeys(seconds) if seconds > 0 else Denied(reason)

    async def _grant(self, digest: bytes) -> Grant | None:
        now = asyncio.get_running_loop().time()
        known = self._grants.get(digest)
        if known is None:
            async with self._unknown:  # strangers' keys never take all connections to PostgreSQL
                grant = await self.look(digest)
        elif now - known[0] < FRESH_SECONDS:
            return known[1]
        else:
            grant = await self._renewed(digest, known[1])
        if grant is None:
            self._grants.discard(digest)
        else:
            self._grants.put(digest, (now, grant))
        return grant

    async def _renewed(self, digest: bytes, known: Grant) -> Grant | None:
        try:
            return await self.look(digest)
        except Exception as error:
            if not transient(error):
                raise
            return known  # PostgreSQL is away: what was so goes on


async def enter_by_http(gate: Gate, asgi: Any, scope: Scope) -> Grant:
    """Let in whoever sent the request of this ASGI scope. Raises Denied."""
    given = dict(asgi["headers"]).get(b"authorization")
    key = None if given is None else given.decode("latin-1")
    local = key is None and is_local_request(asgi)
    return await gate.enter(key, scope, local=local, caller=network_of_request(asgi))

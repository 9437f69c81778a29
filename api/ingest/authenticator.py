"""Who may come in: an API key for each source, and what one source may send in a second."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from api.allowance import KeyedRateLimiter
from api.callers import get_request_network, is_local_request
from core.activity.api_keys import ApiKeyGrant, hash_key, is_well_formed
from core.activity.contracts import ApiScope
from core.kit.faults import is_transient
from core.kit.lru import LruCache

CACHE_SECONDS = 15.0
MAX_CACHED_KEYS = 10_000
UNKNOWN_KEYS_AT_ONCE = 4
WRONG_KEYS, WRONG_KEY_SECONDS = 30, 1.0  # a caller's burst, and how long until one more
LOCAL_GRANT = ApiKeyGrant(
    UUID(int=0), "local", frozenset({ApiScope.WRITE, ApiScope.READ}), 1_000_000
)
_BEARER_PREFIX = "bearer "
GrantLookup = Callable[[bytes], Awaitable[ApiKeyGrant | None]]


class Unauthorized(Exception):
    """Not let in: `known` tells whether the key is good but opens something else."""

    def __init__(self, reason: str, *, is_known_key: bool = False) -> None:
        super().__init__(reason)
        self.known = is_known_key


class TooManyWrongKeys(Unauthorized):
    """Not let in, as often before; `seconds` until a wrong key is looked at again."""

    def __init__(self, seconds: float) -> None:
        super().__init__("too many wrong API keys; come again later")
        self.seconds = seconds


class RateLimited(Exception):
    """The source is over its rate; `seconds` until it may send again."""

    def __init__(self, seconds: float) -> None:
        super().__init__("over the rate of this key")
        self.seconds = seconds


@dataclass(slots=True)
class TokenBucket:
    """Tokens for one second's worth of events; a batch may borrow what it lacks."""

    rate: int
    tokens: float
    updated_at: float

    def take_tokens(self, wanted: int, now: float) -> None:
        """Take `wanted` tokens. Raises Hurried while the last debt is not paid."""
        self.tokens = min(float(self.rate), self.tokens + (now - self.updated_at) * self.rate)
        self.updated_at = now
        if self.tokens < min(1, wanted):
            raise RateLimited((1 - self.tokens) / self.rate)
        self.tokens -= wanted


@dataclass(slots=True)
class Authenticator:
    """Lets in by key, or without one from this machine where that is `open_on_loopback`.

    A key's grant is remembered for some seconds, and for as long as PostgreSQL is away: a revoked
    key works that much longer. Wrong keys are remembered nowhere; who sends many is told to wait,
    but a good key is let in whoever else shares its address.
    """

    find_grant: GrantLookup
    open_on_loopback: bool
    _grants: LruCache[bytes, tuple[float, ApiKeyGrant]] = field(
        default_factory=lambda: LruCache(MAX_CACHED_KEYS)
    )
    _buckets: LruCache[UUID, TokenBucket] = field(default_factory=lambda: LruCache(MAX_CACHED_KEYS))
    _wrong: KeyedRateLimiter = field(
        default_factory=lambda: KeyedRateLimiter(WRONG_KEYS, WRONG_KEY_SECONDS)
    )
    _unknown: asyncio.Semaphore = field(
        default_factory=lambda: asyncio.Semaphore(UNKNOWN_KEYS_AT_ONCE)
    )

    async def authenticate(
        self, authorization: str | None, scope: ApiScope, *, local: bool, caller: str = ""
    ) -> ApiKeyGrant:
        """The grant of who asks, from an `Authorization` value; wrong keys are counted for
        `caller`. Raises Denied, TooManyWrongKeys."""
        if authorization is None:
            if local and self.open_on_loopback and scope in LOCAL_GRANT.scopes:
                return LOCAL_GRANT
            raise Unauthorized("an API key is needed: Authorization: Bearer …")
        if authorization[: len(_BEARER_PREFIX)].lower() != _BEARER_PREFIX:
            raise self._denial("write it as Authorization: Bearer …", caller)
        key = authorization[len(_BEARER_PREFIX) :].strip()
        grant = await self._find_cached_grant(hash_key(key)) if is_well_formed(key) else None
        if grant is None:
            raise self._denial("no such API key", caller)
        if scope not in grant.scopes:
            raise Unauthorized(f"this API key does not open {scope.value}", is_known_key=True)
        return grant

    def limit_rate(self, grant: ApiKeyGrant, events: int) -> None:
        """Count events against the grant's rate. Raises Hurried."""
        now = asyncio.get_running_loop().time()
        bucket = self._buckets.get(grant.id)
        if bucket is None or bucket.rate != grant.rate:
            bucket = TokenBucket(grant.rate, float(grant.rate), now)
            self._buckets.put(grant.id, bucket)
        bucket.take_tokens(events, now)

    def _denial(self, reason: str, caller: str) -> Unauthorized:
        seconds = self._wrong.take_tokens(caller)
        return TooManyWrongKeys(seconds) if seconds > 0 else Unauthorized(reason)

    async def _find_cached_grant(self, digest: bytes) -> ApiKeyGrant | None:
        now = asyncio.get_running_loop().time()
        known = self._grants.get(digest)
        if known is None:
            async with self._unknown:  # unknown keys never take all connections to PostgreSQL
                grant = await self.find_grant(digest)
        elif now - known[0] < CACHE_SECONDS:
            return known[1]
        else:
            grant = await self._renewed(digest, known[1])
        if grant is None:
            self._grants.discard(digest)
        else:
            self._grants.put(digest, (now, grant))
        return grant

    async def _renewed(self, digest: bytes, known: ApiKeyGrant) -> ApiKeyGrant | None:
        try:
            return await self.find_grant(digest)
        except Exception as error:
            if not is_transient(error):
                raise
            return known  # PostgreSQL is away: what was so goes on


async def authenticate_asgi_request(
    authenticator: Authenticator, asgi: Any, scope: ApiScope
) -> ApiKeyGrant:
    """Let in whoever sent the request of this ASGI scope. Raises Denied."""
    given = dict(asgi["headers"]).get(b"authorization")
    key = None if given is None else given.decode("latin-1")
    local = key is None and is_local_request(asgi)
    return await authenticator.authenticate(
        key, scope, local=local, caller=get_request_network(asgi)
    )

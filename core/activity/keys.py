"""API keys: made once, shown once, kept as a hash; who holds one may do what it says."""

import re
import secrets
from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID, uuid4

import msgspec
from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.activity.contracts import KeyView, Scope
from core.activity.models import ApiKey
from core.kit.clock import Clock
from core.kit.errors import NotFound

PREFIX = "usp_"
DEFAULT_RATE = 5_000
_KEY = re.compile(rf"{PREFIX}[A-Za-z0-9_-]{{43}}")


class Grant(msgspec.Struct, frozen=True):
    """What a key allows: `rate` events a second for `source`, within `scopes`."""

    id: UUID
    source: str
    scopes: frozenset[Scope]
    rate: int


class FreshKey(msgspec.Struct, frozen=True):
    """A key just made: `secret` is shown once and kept nowhere."""

    id: UUID
    secret: str
    hash: bytes
    hint: str


def hash_of(key: str) -> bytes:
    """What is kept of a key; a plain hash will do, since the key is random and long."""
    return sha256(key.encode()).digest()


def is_well_formed(key: str) -> bool:
    """Whether the text can be a key at all; nothing else is worth a look-up."""
    return _KEY.fullmatch(key) is not None


def make_key() -> FreshKey:
    """A new random key."""
    secret = PREFIX + secrets.token_urlsafe(32)
    return FreshKey(uuid4(), secret, hash_of(secret), secret[: len(PREFIX) + 4])


class Keys:
    """The keys in PostgreSQL; never commits."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session, self._clock = session, clock

    async def issue(self, source: str, scopes: Sequence[Scope], rate: int = DEFAULT_RATE) -> str:
        """Make a key; it is returned once and cannot be read again."""
        fresh = make_key()
        await self.add(fresh.id, fresh.hash, fresh.hint, source, scopes, rate)
        return fresh.secret

    async def add(
        self,
        key_id: UUID,
        digest: bytes,
        hint: str,
        source: str,
        scopes: Sequence[Scope],
        rate: int,
    ) -> None:
        """Let in whoever holds the key with this hash."""
        await self._session.execute(
            insert(ApiKey).values(
                id=key_id,
                hash=digest,
                hint=hint,
                source=source,
                scopes=[scope.value for scope in scopes],
                rate=rate,
                created_at=self._clock.now(),
            )
        )

    async def grant(self, digest: bytes) -> Grant | None:
        """What the key with this hash allows, None if there is none or it was revoked."""
        wanted = (ApiKey.hash == digest) & ApiKey.revoked_at.is_(None)
        row = (await self._session.execute(select(*_GRANT).where(wanted))).one_or_none()
        if row is None:
            return None
        return Grant(row.id, row.source, frozenset(map(Scope, row.scopes)), row.rate)

    async def revoke(self, key_id: UUID) -> bool:
        """Close a key for good; False if it was not open."""
        wanted = (ApiKey.id == key_id) & ApiKey.revoked_at.is_(None)
        closed = update(ApiKey).where(wanted).values(revoked_at=self._clock.now())
        done = await self._session.execute(closed.returning(ApiKey.id))
        return done.first() is not None

    async def get(self, key_id: UUID) -> KeyView:
        """One key. Raises NotFound."""
        rows = await self._session.execute(select(*_VIEW).where(ApiKey.id == key_id))
        row = rows.one_or_none()
        if row is None:
            raise NotFound("key")
        return msgspec.convert(row._mapping, KeyView)

    async def all(self) -> list[KeyView]:
        """Every key ever made, the newest first."""
        rows = await self._session.execute(select(*_VIEW).order_by(ApiKey.created_at.desc()))
        return [msgspec.convert(row._mapping, KeyView) for row in rows]


_GRANT = (ApiKey.id, ApiKey.source, ApiKey.scopes, ApiKey.rate)
_VIEW = (*_GRANT, ApiKey.hint, ApiKey.created_at, ApiKey.revoked_at)

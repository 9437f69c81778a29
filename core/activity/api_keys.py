"""API keys: made once, shown once, kept as a hash; who holds one may do what it says."""

import re
import secrets
from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID, uuid4

import msgspec
from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.activity.contracts import ApiKeyView, ApiScope
from core.activity.models import ApiKey
from core.kit.clock import Clock
from core.kit.errors import NotFound

KEY_PREFIX = "usp_"
DEFAULT_RATE = 5_000
_KEY = re.compile(rf"{KEY_PREFIX}[A-Za-z0-9_-]{{43}}")


class ApiKeyGrant(msgspec.Struct, frozen=True):
    """What a key allows: `rate` events a second for `source`, within `scopes`."""

    id: UUID
    source: str
    scopes: frozenset[ApiScope]
    rate: int


class NewApiKey(msgspec.Struct, frozen=True):
    """A key just made: `secret` is shown once and kept nowhere."""

    id: UUID
    secret: str
    hash: bytes
    hint: str


def hash_key(key: str) -> bytes:
    """What is kept of a key; a plain hash will do, since the key is random and long."""
    return sha256(key.encode()).digest()


def is_well_formed(key: str) -> bool:
    """Whether the text can be a key at all; nothing else is worth a look-up."""
    return _KEY.fullmatch(key) is not None


def generate_key() -> NewApiKey:
    """A new random key."""
    secret = KEY_PREFIX + secrets.token_urlsafe(32)
    return NewApiKey(uuid4(), secret, hash_key(secret), secret[: len(KEY_PREFIX) + 4])


class ApiKeyRepository:
    """The keys in PostgreSQL; never commits."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session, self._clock = session, clock

    async def issue_key(
        self, source: str, scopes: Sequence[ApiScope], rate: int = DEFAULT_RATE
    ) -> str:
        """Make a key; it is returned once and cannot be read again."""
        fresh = generate_key()
        await self.add(fresh.id, fresh.hash, fresh.hint, source, scopes, rate)
        return fresh.secret

    async def add(
        self,
        key_id: UUID,
        digest: bytes,
        hint: str,
        source: str,
        scopes: Sequence[ApiScope],
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

    async def find_grant(self, digest: bytes) -> ApiKeyGrant | None:
        """What the key with this hash allows, None if there is none or it was revoked."""
        wanted = (ApiKey.hash == digest) & ApiKey.revoked_at.is_(None)
        row = (await self._session.execute(select(*_GRANT_COLUMNS).where(wanted))).one_or_none()
        if row is None:
            return None
        return ApiKeyGrant(row.id, row.source, frozenset(map(ApiScope, row.scopes)), row.rate)

    async def revoke_key(self, key_id: UUID) -> bool:
        """Close a key for good; False if it was not open."""
        wanted = (ApiKey.id == key_id) & ApiKey.revoked_at.is_(None)
        closed = update(ApiKey).where(wanted).values(revoked_at=self._clock.now())
        done = await self._session.execute(closed.returning(ApiKey.id))
        return done.first() is not None

    async def get(self, key_id: UUID) -> ApiKeyView:
        """One key. Raises NotFound."""
        rows = await self._session.execute(select(*_VIEW_COLUMNS).where(ApiKey.id == key_id))
        row = rows.one_or_none()
        if row is None:
            raise NotFound("key")
        return msgspec.convert(row._mapping, ApiKeyView)

    async def list_keys(self) -> list[ApiKeyView]:
        """Every key ever made, the newest first."""
        rows = await self._session.execute(
            select(*_VIEW_COLUMNS).order_by(ApiKey.created_at.desc())
        )
        return [msgspec.convert(row._mapping, ApiKeyView) for row in rows]


_GRANT_COLUMNS = (ApiKey.id, ApiKey.source, ApiKey.scopes, ApiKey.rate)
_VIEW_COLUMNS = (*_GRANT_COLUMNS, ApiKey.hint, ApiKey.created_at, ApiKey.revoked_at)

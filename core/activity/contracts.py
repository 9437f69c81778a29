"""Activity: what a endpoint takes in, what travels to the worker, what a reader and a sender
see."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar
from uuid import UUID

import msgspec
from msgspec import Meta

from core.kit.messages import Command

CHANNEL = "activity"  # PostgreSQL notifies here after each batch that stored something new
PRODUCT = "uspevai"  # the source of the product's own domain events
NO_PROPERTIES = msgspec.Raw(b"{}")
NO_AMOUNT = msgspec.Raw(b"null")
SOURCE_PATTERN = "^[a-z0-9][a-z0-9_-]{0,39}$"
MAX_EVENT_BYTES = 256 << 10
MAX_RATE = 10_000_000
Source = Annotated[str, Meta(pattern=SOURCE_PATTERN)]
Rate = Annotated[int, Meta(ge=1, le=MAX_RATE)]
Sha256Digest = Annotated[bytes, Meta(min_length=32, max_length=32)]


class IncomingEvent(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """One event as a sender writes it; another field is refused, since a slip in a name would
    lose what it holds without a word.

    `timestamp` is RFC 3339, UTC where it names no zone. `amount` is money to the cent, negative
    for a refund, so that totals are net; it is kept as it was written, a JSON number or text, since
    what reads numbers reads more than the plain decimals that are allowed. `properties` is any
    JSON object.
    """

    user_id: str | int
    event_type: str
    timestamp: datetime
    event_id: UUID | None = None
    amount: msgspec.Raw = NO_AMOUNT
    properties: msgspec.Raw = NO_PROPERTIES


class ValidEvent(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An event that passed the rules: `ts` in UTC, `props` a JSON object with sorted keys."""

    event_id: UUID
    ts: datetime
    user_id: str
    event_type: str
    amount: Decimal | None
    props: msgspec.Raw


class RefusedEvent(msgspec.Struct, frozen=True):
    """What broke a rule at a endpoint that has nobody to answer to: kept as a dead letter."""

    event_id: UUID | None
    payload: str
    error: str


class Envelope(msgspec.Struct, frozen=True):
    """The accepted events of one request on their way to the worker."""

    source: str
    received_at: datetime
    items: list[ValidEvent]
    refused: list[RefusedEvent] = []


class IngestStatus(StrEnum):
    """What became of one event at the endpoint."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    INVALID = "invalid"
    RETRY = "retry"


class IngestResult(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """The answer about one event, in the order sent.

    `code` is stable (`too-old`, `conflict`), `reason` a sentence; both only for `invalid` and
    `retry`.
    """

    event_id: UUID | None
    status: IngestStatus
    code: str | None = None
    reason: str | None = None


class EventState(StrEnum):
    """Where an event is."""

    QUEUED = "queued"
    STORED = "stored"
    DEAD = "dead"
    UNKNOWN = "unknown"


class EventLocation(msgspec.Struct, frozen=True, omit_defaults=True):
    """The answer to "where is my event?"; `since` in UTC, `reason` for a dead letter."""

    event_id: UUID
    place: EventState
    since: datetime | None = None
    reason: str | None = None


class EventView(msgspec.Struct, frozen=True):
    """A stored event as readers see it."""

    event_id: UUID
    user_id: str
    event_type: str
    amount: Decimal | None
    timestamp: datetime
    properties: dict[str, object]
    source: str
    received_at: datetime


class DeadLetterState(StrEnum):
    """Whether somebody has dealt with a dead letter."""

    OPEN = "open"
    REPLAYED = "replayed"
    DISMISSED = "dismissed"


class DeadLetterView(msgspec.Struct, frozen=True):
    """A dead letter; `payload` is the event as JSON text where it was readable at all.

    `reason` is `conflict` (this id was stored with another content), `invalid` (it broke a rule at
    a endpoint without answers), `refused` (PostgreSQL does not take it) or `unreadable`; `error`
    says
    more.
    """

    id: UUID
    event_id: UUID | None
    reason: str
    payload: str
    error: str
    source: str
    received_at: datetime
    state: DeadLetterState


class ApiScope(StrEnum):
    """What a key opens."""

    WRITE = "write"
    READ = "read"
    ADMIN = "admin"


class ApiKeyView(msgspec.Struct, frozen=True):
    """A key as a list shows it."""

    id: UUID
    hint: str
    source: str
    scopes: list[ApiScope]
    rate: int
    created_at: datetime
    revoked_at: datetime | None


class IssueKey(Command[ApiKeyView], frozen=True, kw_only=True):
    """Let a source in: `hash` is SHA-256 of its key, which stays with whoever made it, `hint` its
    first letters, `rate` in events a second. For owners, as is all that follows."""

    subject: ClassVar[str] = "activity.issue_key"
    key_id: UUID
    hash: Sha256Digest
    hint: Annotated[str, Meta(min_length=1, max_length=16)]
    source: Source
    scopes: Annotated[tuple[ApiScope, ...], Meta(min_length=1, max_length=3)]
    rate: Rate


class RevokeKey(Command[ApiKeyView], frozen=True, kw_only=True):
    """Close a key for good."""

    subject: ClassVar[str] = "activity.revoke_key"
    key_id: UUID


class EditDeadLetter(Command[DeadLetterView], frozen=True, kw_only=True):
    """Put another payload in its place; it is judged when it is replayed."""

    subject: ClassVar[str] = "activity.edit_dead_letter"
    letter_id: UUID
    payload: Annotated[str, Meta(max_length=MAX_EVENT_BYTES)]


class ReplayDeadLetter(Command[DeadLetterView], frozen=True, kw_only=True):
    """Send it through the pipeline again. Refused with `event-refused` if it breaks a rule."""

    subject: ClassVar[str] = "activity.replay_dead_letter"
    letter_id: UUID


class DismissDeadLetter(Command[DeadLetterView], frozen=True, kw_only=True):
    """Close it as it is."""

    subject: ClassVar[str] = "activity.dismiss_dead_letter"
    letter_id: UUID

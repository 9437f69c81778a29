"""Activity: what a door takes in, what travels to the worker, what a reader and a sender see."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

import msgspec

CHANNEL = "activity"  # PostgreSQL notifies here after each batch that stored something new
PRODUCT = "uspevai"  # the source of the product's own domain events
NO_PROPERTIES = msgspec.Raw(b"{}")


class Incoming(msgspec.Struct, frozen=True, gc=False):
    """One event as a sender writes it.

    `timestamp` is RFC 3339, UTC where it names no zone. `amount` is money to the cent, negative
    for a refund, so that totals are net. `properties` is any JSON object.
    """

    user_id: str | int
    event_type: str
    timestamp: datetime
    event_id: UUID | None = None
    amount: Decimal | None = None
    properties: msgspec.Raw = NO_PROPERTIES


class Item(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An event that passed the rules: `ts` in UTC, `props` a JSON object with sorted keys."""

    event_id: UUID
    ts: datetime
    user_id: str
    event_type: str
    amount: Decimal | None
    props: msgspec.Raw


class RefusedItem(msgspec.Struct, frozen=True):
    """What broke a rule at a door that has nobody to answer to: kept as a dead letter."""

    event_id: UUID | None
    payload: str
    error: str


class Envelope(msgspec.Struct, frozen=True):
    """The accepted events of one request on their way to the worker."""

    source: str
    received_at: datetime
    items: list[Item]
    refused: list[RefusedItem] = []


class Status(StrEnum):
    """What became of one event at the door."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    INVALID = "invalid"
    RETRY = "retry"


class Verdict(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """The answer about one event, in the order sent.

    `code` is stable (`too-old`, `conflict`), `reason` a sentence; both only for `invalid` and
    `retry`.
    """

    event_id: UUID | None
    status: Status
    code: str | None = None
    reason: str | None = None


class Place(StrEnum):
    """Where an event is."""

    QUEUED = "queued"
    STORED = "stored"
    DEAD = "dead"
    UNKNOWN = "unknown"


class Whereabouts(msgspec.Struct, frozen=True, omit_defaults=True):
    """The answer to "where is my event?"; `since` in UTC, `reason` for a dead letter."""

    event_id: UUID
    place: Place
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


class DeadState(StrEnum):
    """Whether somebody has dealt with a dead letter."""

    OPEN = "open"
    REPLAYED = "replayed"
    DISMISSED = "dismissed"


class DeadView(msgspec.Struct, frozen=True):
    """A dead letter; `payload` is the event as JSON text where it was readable at all.

    `reason` is `conflict` (this id was stored with another content), `invalid` (it broke a rule at
    a door without answers), `refused` (PostgreSQL does not take it) or `unreadable`; `error` says
    more.
    """

    id: UUID
    event_id: UUID | None
    reason: str
    payload: str
    error: str
    source: str
    received_at: datetime
    state: DeadState


class Scope(StrEnum):
    """What a key opens."""

    WRITE = "write"
    READ = "read"
    ADMIN = "admin"

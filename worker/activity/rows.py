"""From messages to rows: decoded, hashed, each id once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

import msgspec

from core.activity.contracts import Envelope, Item, RefusedItem
from core.activity.rules import digest
from core.kit.messages import Event

_decode_envelope = msgspec.json.Decoder(Envelope).decode
_LETTERS = UUID("7d0d1c55-7c2c-4c65-8f0e-0f5d4f3f7a11")


class Row(msgspec.Struct, frozen=True, gc=False):
    """An event with what the ledger keeps of it and where it came from."""

    item: Item
    hash: bytes
    source: str
    received_at: datetime


class Letter(msgspec.Struct, frozen=True):
    """A dead letter to be; its id follows from its content, so that a repeat is the same one."""

    id: UUID
    event_id: UUID | None
    reason: str
    payload: str
    error: str
    source: str
    received_at: datetime


@dataclass(slots=True)
class Batch:
    """What one transaction stores: rows by id, and letters for what will not be a row."""

    rows: dict[UUID, Row] = field(default_factory=dict)
    letters: list[Letter] = field(default_factory=list)
    repeats: int = 0

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows; a repeated id is counted if its content is the same, else it is a conflict."""
        for row in rows:
            first = self.rows.setdefault(row.item.event_id, row)
            if first is row:
                continue
            if first.hash == row.hash:
                self.repeats += 1
            else:
                self.letters.append(conflict(row))


def open_envelope(body: bytes, batch: Batch) -> None:
    """Add the events of an envelope to a batch. Raises msgspec.DecodeError."""
    envelope = _decode_envelope(body)
    source, at = envelope.source, envelope.received_at
    batch.add(Row(item, digest(item), source, at) for item in envelope.items)
    batch.letters += [_invalid(one, source, at) for one in envelope.refused]


def _invalid(one: RefusedItem, source: str, at: datetime) -> Letter:
    payload = readable(one.payload.encode())
    identity = uuid5(_LETTERS, f"{one.event_id}:{payload}")
    return Letter(identity, one.event_id, "invalid", payload, one.error, source, at)


def row_of_event(subject: str, event: Event, source: str, now: datetime) -> Row:
    """A domain event of the product itself: its subject is the type, its fields the properties."""
    fields = msgspec.to_builtins(event)
    for known in ("user_id", "at", "event_id"):
        fields.pop(known, None)
    props = msgspec.Raw(msgspec.json.encode(fields, order="sorted"))
    item = Item(event.event_id, event.at, str(event.user_id), subject, None, props)
    return Row(item, digest(item), source, now)


def conflict(row: Row) -> Letter:
    """The letter of an event whose id was stored with another content."""
    return refused(row, "conflict", "this event_id was stored with another content")


def refused(row: Row, reason: str, error: str) -> Letter:
    """The letter of an event; its payload is what a sender would write."""
    item = row.item
    written = {
        "event_id": item.event_id,
        "user_id": item.user_id,
        "event_type": item.event_type,
        "timestamp": item.ts,
        "amount": item.amount,
        "properties": item.props,
    }
    payload = msgspec.json.encode(written)
    identity = uuid5(item.event_id, f"{reason}:{row.hash.hex()}")
    return Letter(
        identity,
        item.event_id,
        reason,
        readable(payload),
        error,
        readable(row.source.encode()),
        row.received_at,
    )


def unreadable(subject: str, body: bytes, error: str, now: datetime) -> Letter:
    """The letter of a message that is no envelope."""
    payload = readable(body)
    return Letter(
        uuid5(_LETTERS, payload),
        None,
        "unreadable",
        payload,
        error,
        readable(subject.encode()),
        now,
    )


def readable(body: bytes) -> str:
    """Text that PostgreSQL stores, whatever the bytes are."""
    return body.decode(errors="backslashreplace").replace("\0", "\\x00")

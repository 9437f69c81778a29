"""From messages to rows: decoded, hashed, each id once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

import msgspec

from core.activity.contracts import Envelope, RefusedEvent, ValidEvent
from core.activity.rules import hash_event
from core.kit.messages import Event

_decode_envelope = msgspec.json.Decoder(Envelope).decode
_DEAD_LETTER_NAMESPACE = UUID("7d0d1c55-7c2c-4c65-8f0e-0f5d4f3f7a11")


class EventRow(msgspec.Struct, frozen=True, gc=False):
    """An event with what the ledger keeps of it and where it came from."""

    item: ValidEvent
    hash: bytes
    source: str
    received_at: datetime


class DeadLetterRow(msgspec.Struct, frozen=True):
    """A dead letter to be; its id follows from its content, so that a repeat is the same one."""

    id: UUID
    event_id: UUID | None
    reason: str
    payload: str
    error: str
    source: str
    received_at: datetime


@dataclass(slots=True)
class EventBatch:
    """What one transaction stores: rows by id, and letters for what will not be a row."""

    rows: dict[UUID, EventRow] = field(default_factory=dict)
    dead_letters: list[DeadLetterRow] = field(default_factory=list)
    repeats: int = 0

    def add_rows(self, rows: Iterable[EventRow]) -> None:
        """Add rows; a repeated id is counted if its content is the same, else it is a conflict."""
        for row in rows:
            first = self.rows.setdefault(row.item.event_id, row)
            if first is row:
                continue
            if first.hash == row.hash:
                self.repeats += 1
            else:
                self.dead_letters.append(build_conflict_dead_letter(row))


def add_envelope(body: bytes, batch: EventBatch) -> None:
    """Add the events of an envelope to a batch. Raises msgspec.DecodeError."""
    envelope = _decode_envelope(body)
    source, at = envelope.source, envelope.received_at
    batch.add_rows(EventRow(item, hash_event(item), source, at) for item in envelope.items)
    batch.dead_letters += [_build_invalid_dead_letter(one, source, at) for one in envelope.refused]


def _build_invalid_dead_letter(one: RefusedEvent, source: str, at: datetime) -> DeadLetterRow:
    payload = decode_printable(one.payload.encode())
    identity = uuid5(_DEAD_LETTER_NAMESPACE, f"{one.event_id}:{payload}")
    return DeadLetterRow(identity, one.event_id, "invalid", payload, one.error, source, at)


def build_event_row(subject: str, event: Event, source: str, now: datetime) -> EventRow:
    """A domain event of the product itself: its subject is the type, its fields the properties."""
    fields = msgspec.to_builtins(event)
    for known in ("user_id", "at", "event_id"):
        fields.pop(known, None)
    props = msgspec.Raw(msgspec.json.encode(fields, order="sorted"))
    item = ValidEvent(event.event_id, event.at, str(event.user_id), subject, None, props)
    return EventRow(item, hash_event(item), source, now)


def build_conflict_dead_letter(row: EventRow) -> DeadLetterRow:
    """The letter of an event whose id was stored with another content."""
    return build_dead_letter(row, "conflict", "this event_id was stored with another content")


def build_dead_letter(row: EventRow, reason: str, error: str) -> DeadLetterRow:
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
    return DeadLetterRow(
        identity,
        item.event_id,
        reason,
        decode_printable(payload),
        error,
        decode_printable(row.source.encode()),
        row.received_at,
    )


def build_unreadable_dead_letter(
    subject: str, body: bytes, error: str, now: datetime
) -> DeadLetterRow:
    """The letter of a message that is no envelope."""
    payload = decode_printable(body)
    return DeadLetterRow(
        uuid5(_DEAD_LETTER_NAMESPACE, payload),
        None,
        "unreadable",
        payload,
        error,
        decode_printable(subject.encode()),
        now,
    )


def decode_printable(body: bytes) -> str:
    """Text that PostgreSQL stores, whatever the bytes are."""
    return body.decode(errors="backslashreplace").replace("\0", "\\x00")

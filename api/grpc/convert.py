"""Between the messages of events.proto and the product's own contracts."""

from datetime import UTC
from uuid import UUID

import msgspec

from api.grpc import events_pb2
from core.activity.contracts import NO_AMOUNT, NO_PROPERTIES, Incoming, Item, Status, Verdict
from core.activity.rules import Refusal, check
from core.kit.clock import Clock

STATUSES = {
    Status.ACCEPTED: events_pb2.ACCEPTED,
    Status.DUPLICATE: events_pb2.DUPLICATE,
    Status.INVALID: events_pb2.INVALID,
    Status.RETRY: events_pb2.RETRY,
}


def judged(event: events_pb2.Event, clock: Clock) -> Item | Refusal:
    """The event held against the rules."""
    try:
        return check(_incoming(event), clock.now())
    except Refusal as refusal:
        return refusal


def verdict_of(verdict: Verdict, number: int = 0) -> events_pb2.Verdict:
    """The verdict as it is answered."""
    return events_pb2.Verdict(
        event_id="" if verdict.event_id is None else str(verdict.event_id),
        status=STATUSES[verdict.status],
        code=verdict.code or "",
        reason=verdict.reason or "",
        number=number,
    )


def _incoming(event: events_pb2.Event) -> Incoming:
    if not event.HasField("timestamp"):
        raise Refusal("malformed", "timestamp is missing")
    try:
        return Incoming(
            event.user_id,
            event.event_type,
            event.timestamp.ToDatetime(UTC),
            msgspec.convert(event.event_id, UUID) if event.event_id else None,
            msgspec.Raw(msgspec.json.encode(event.amount)) if event.amount else NO_AMOUNT,
            msgspec.Raw(event.properties.encode()) if event.properties else NO_PROPERTIES,
        )
    except (ValueError, OverflowError) as error:
        raise Refusal("malformed", str(error)) from None

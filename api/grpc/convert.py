"""Between the messages of events.proto and the product's own contracts."""

from datetime import UTC
from uuid import UUID

import msgspec

from api.grpc import events_pb2
from core.activity.contracts import (
    NO_AMOUNT,
    NO_PROPERTIES,
    IncomingEvent,
    IngestResult,
    IngestStatus,
    ValidEvent,
)
from core.activity.rules import InvalidEvent, check_event
from core.kit.clock import Clock

STATUSES = {
    IngestStatus.ACCEPTED: events_pb2.ACCEPTED,
    IngestStatus.DUPLICATE: events_pb2.DUPLICATE,
    IngestStatus.INVALID: events_pb2.INVALID,
    IngestStatus.RETRY: events_pb2.RETRY,
}


def validate_event(event: events_pb2.Event, clock: Clock) -> ValidEvent | InvalidEvent:
    """The event held against the rules."""
    try:
        return check_event(_build_incoming(event), clock.now())
    except InvalidEvent as refusal:
        return refusal


def convert_verdict(verdict: IngestResult, number: int = 0) -> events_pb2.Verdict:
    """The verdict as it is answered."""
    return events_pb2.Verdict(
        event_id="" if verdict.event_id is None else str(verdict.event_id),
        status=STATUSES[verdict.status],
        code=verdict.code or "",
        reason=verdict.reason or "",
        number=number,
    )


def _build_incoming(event: events_pb2.Event) -> IncomingEvent:
    if not event.HasField("timestamp"):
        raise InvalidEvent("malformed", "timestamp is missing")
    try:
        return IncomingEvent(
            event.user_id,
            event.event_type,
            event.timestamp.ToDatetime(UTC),
            msgspec.convert(event.event_id, UUID) if event.event_id else None,
            msgspec.Raw(msgspec.json.encode(event.amount)) if event.amount else NO_AMOUNT,
            msgspec.Raw(event.properties.encode()) if event.properties else NO_PROPERTIES,
        )
    except (ValueError, OverflowError) as error:
        raise InvalidEvent("malformed", str(error)) from None

"""What GraphQL shows; amounts are strings such as "12.50", exact to the cent."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from core.activity.analytics import questions
from core.activity.contracts import EventView
from core.activity.contracts import IngestResult as Judgement


@strawberry.type(description="An event as it is stored.")
class Event:
    id: UUID
    user_id: str
    event_type: str
    amount: Decimal | None = strawberry.field(description="Signed: a refund is negative.")
    timestamp: datetime = strawberry.field(description="When it happened, in UTC.")
    received_at: datetime
    source: str
    properties: JSON

    @classmethod
    def from_view(cls, view: EventView) -> "Event":
        return cls(
            id=view.event_id,
            user_id=view.user_id,
            event_type=view.event_type,
            amount=view.amount,
            timestamp=view.timestamp,
            received_at=view.received_at,
            source=view.source,
            properties=JSON(view.properties),
        )


@strawberry.type(description="Count and sum over the last minutes.")
class AggregatedMetrics:
    total_amount: Decimal
    event_count: int
    time_window: str = strawberry.field(description="An ISO 8601 interval, start/end in UTC.")

    @classmethod
    def from_totals(cls, totals: questions.Totals) -> "AggregatedMetrics":
        window = f"{totals.since:%Y-%m-%dT%H:%MZ}/{totals.until:%Y-%m-%dT%H:%MZ}"
        return cls(total_amount=totals.amount, event_count=totals.count, time_window=window)


@strawberry.type(description="People seen on a day, in the 7 and in the 30 days that end with it.")
class ActiveUsers:
    day: date
    daily: int
    weekly: int
    monthly: int


@strawberry.type
class TypeTotal:
    event_type: str
    count: int
    amount: Decimal


@strawberry.type
class MinuteTotal:
    minute: datetime
    count: int
    amount: Decimal


@strawberry.type(description="People first seen in the day or week that starts at `start`.")
class Cohort:
    start: date
    size: int
    returned: list[int] = strawberry.field(description="How many were seen n periods later.")


@strawberry.type(description="How many people came to this step, in order and in time.")
class FunnelStep:
    event_type: str
    users: int


@strawberry.input(description="An event to be stored; without an eventId it is given one.")
class EventInput:
    user_id: str
    event_type: str
    timestamp: datetime
    event_id: UUID | None = None
    amount: Decimal | None = None
    properties: JSON | None = None

    def build_incoming(self) -> dict[str, object]:
        """The mapping that every endpoint hands to the validator."""
        given = {
            "event_id": self.event_id,
            "user_id": self.user_id,
            "event_type": self.event_type,
            "timestamp": self.timestamp,
            "amount": self.amount,
            "properties": self.properties,
        }
        return {name: value for name, value in given.items() if value is not None}


@strawberry.type(description="accepted, duplicate, invalid, or retry: send it again later.")
class Verdict:
    event_id: UUID | None
    status: str
    code: str | None
    reason: str | None

    @classmethod
    def from_verdict(cls, verdict: Judgement) -> "Verdict":
        return cls(
            event_id=verdict.event_id,
            status=verdict.status.value,
            code=verdict.code,
            reason=verdict.reason,
        )

"""Notifications: their kinds, and the states of a send in the ledger."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

import msgspec


class Kind(StrEnum):
    """What a message to a person is about; delivery has one renderer a kind."""

    TASK = "task"
    HABIT = "habit"
    BUNDLE = "bundle"
    FOCUS = "focus"
    SKILL = "skill"
    MORNING = "morning"
    EVENING = "evening"
    REVIEW = "review"
    BUDDY = "buddy"
    BROADCAST = "broadcast"
    LATE_RESULT = "late_result"
    COMMAND_FAILED = "command_failed"


class Channel(StrEnum):
    """The way by which a message went."""

    CHAT = "chat"
    MAIL = "mail"
    SMS = "sms"


class Outcome(StrEnum):
    """Where a send stands.

    `queued`: surely not taken by the messenger, to be tried again; `unknown`: the messenger may or
    may not have taken it (it knows no idempotency), and it is not tried again.
    """

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    SILENCED = "silenced"
    FAILED = "failed"
    UNKNOWN = "unknown"


OPEN_OUTCOMES = (Outcome.QUEUED, Outcome.SENDING)
FAILED_OUTCOMES = (Outcome.FAILED, Outcome.UNKNOWN)


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the ledger. `doubts` counts the attempts whose fate is not known: a `sent` row
    with doubts may have reached the person more than once. `updated_at` of a `sent` row is when
    the messenger took the message."""

    key: str
    user_id: UUID
    kind: str
    outcome: Outcome
    channel: Channel = Channel.CHAT
    message_id: int | None = None
    reason: str | None = None
    due_at: datetime | None = None
    attempts: int = 1
    doubts: int = 0
    updated_at: datetime


class DeliverySummary(msgspec.Struct, frozen=True, kw_only=True):
    """Sends by how they stand. `open` are on their way or put back, `failed` counts by reason,
    lateness is in seconds from due to sent, None where nothing with a due time was sent."""

    open: int
    sent: int
    silenced: int
    unknown: int
    failed: dict[str, int]
    late_p50: float | None
    late_p99: float | None


class DeliveryOutcomes(Protocol):
    """The port through which other domains learn what became of their notifications."""

    async def get_outcomes(self, keys: Sequence[str]) -> dict[str, Outcome]:
        """How each ended; those that have not ended yet are left out."""
        ...

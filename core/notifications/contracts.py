"""Notifications: their kinds, and the states of a send in the ledger."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec


class Kind(StrEnum):
    """What a message to a person is about; delivery has one renderer a kind."""

    TASK = "task"
    HABIT = "habit"
    LATE_RESULT = "late_result"
    COMMAND_FAILED = "command_failed"


class Outcome(StrEnum):
    """How a send ended. `unknown`: Telegram may or may not have taken it (no idempotency there)."""

    SENDING = "sending"
    SENT = "sent"
    SILENCED = "silenced"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the ledger."""

    key: str
    user_id: UUID
    kind: str
    outcome: Outcome
    message_id: int | None = None
    reason: str | None = None
    due_at: datetime | None = None
    updated_at: datetime

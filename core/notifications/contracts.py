"""Notifications: their kinds, and the states of a send in the ledger."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec


class Kind(StrEnum):
    """What a message to a person is about; delivery has one renderer a kind."""

    TASK = "task"
    HABIT = "habit"
    BUNDLE = "bundle"
    FOCUS = "focus"
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


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the ledger. `doubts` counts the attempts whose fate is not known: a `sent` row
    with doubts may have reached the person more than once."""

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

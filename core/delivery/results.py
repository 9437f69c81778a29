"""What became of one call to a channel."""

from dataclasses import dataclass
from datetime import datetime

from core.delivery.contracts import Outcome


@dataclass(slots=True, frozen=True)
class Accepted:
    """The next server has it; `message_id` is the messenger's, None where there is none."""

    message_id: int | None = None


@dataclass(slots=True, frozen=True)
class RateLimited:
    """Nothing was sent, and nothing may be for `seconds`."""

    seconds: float
    reason: str = "too fast"


@dataclass(slots=True, frozen=True)
class Deferred:
    """Nothing was sent; it may work later."""

    reason: str


@dataclass(slots=True, frozen=True)
class Unreachable:
    """The channel does not deliver to this person."""

    reason: str


@dataclass(slots=True, frozen=True)
class Rejected:
    """The channel will never take this message."""

    reason: str


@dataclass(slots=True, frozen=True)
class Uncertain:
    """It was sent or it was not: nobody can tell."""

    reason: str


SendResult = Accepted | RateLimited | Deferred | Unreachable | Rejected | Uncertain


@dataclass(slots=True, frozen=True)
class AttemptInProgress:
    """Another instance is sending this very key; its lease ends in `seconds`."""

    seconds: float


@dataclass(slots=True, frozen=True, kw_only=True)
class AttemptResult:
    """How attempt `number` at `key` ended, at the instant `at`; `uncertain_attempts` replaces the
    count where it is given. An attempt whose lease ran out and that was taken over has no say any
    more."""

    key: str
    number: int
    outcome: Outcome
    at: datetime
    message_id: int | None = None
    reason: str | None = None
    uncertain_attempts: int | None = None

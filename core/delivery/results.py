"""What became of one call to a channel."""

from dataclasses import dataclass


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

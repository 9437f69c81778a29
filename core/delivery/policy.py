"""What follows from the result of an attempt: the outcome, and when to try again. Pure."""

from dataclasses import dataclass

from core.delivery.contracts import Outcome
from core.delivery.results import (
    Accepted,
    RateLimited,
    Rejected,
    SendResult,
    Uncertain,
    Unreachable,
)
from core.kit.backoff import calculate_backoff


@dataclass(slots=True, frozen=True)
class RetryPolicy:
    """The pause doubles from `first_delay` to `max_delay` seconds; `max_tries` None: no end."""

    first_delay: float
    max_delay: float
    max_tries: int | None = None

    def decide(
        self, result: SendResult, tries: int, uncertain: int, max_uncertain: int
    ) -> tuple[Outcome, float | None]:
        """The outcome of try number `tries`, and for `queued` the seconds until the next one.

        `uncertain` counts the attempts of unknown fate, this one included; more than
        `max_uncertain` of them end in `unknown`: one more could arrive once too often.
        """
        if isinstance(result, Accepted):
            return Outcome.SENT, None
        if isinstance(result, Unreachable | Rejected):
            return Outcome.FAILED, None
        if uncertain > max_uncertain:
            return Outcome.UNKNOWN, None
        if self.max_tries is not None and tries >= self.max_tries:
            return (Outcome.UNKNOWN if uncertain else Outcome.FAILED), None
        if isinstance(result, RateLimited):
            return Outcome.QUEUED, result.seconds
        return Outcome.QUEUED, calculate_backoff(tries, self.first_delay, self.max_delay)


def count_uncertain(before: int, result: SendResult) -> int:
    """The attempts of unknown fate after this result."""
    return before + isinstance(result, Uncertain)

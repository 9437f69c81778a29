"""What becomes of a failure: a line in the log, a count in the metrics, a dead letter."""

from datetime import datetime
from typing import Any, Protocol

import msgspec
import structlog
from prometheus_client import Counter

from core.kit.bus.events import Event
from core.kit.bus.listeners import Listener
from core.kit.clock import Clock
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)

LISTENER_FAILURES_TOTAL = Counter(
    "bus_listener_failures", "Events a listener failed to handle", ["pattern", "listener"]
)
UNDELIVERED_TOTAL = Counter(
    "bus_undelivered",
    "Events that reached no listener: not sent, not decoded, not queued",
    ["reason"],
)


class Failure(msgspec.Struct, frozen=True):
    """One listener could not handle one event."""

    event: Event
    listener: str
    pattern: str
    error: BaseException


class DeadLetter(msgspec.Struct, frozen=True):
    """An event that was not handled: by which listener (None: by nobody) and why."""

    name: str
    data: Any
    happened_at: datetime
    failed_at: datetime
    reason: str
    listener: str | None = None
    pattern: str | None = None


class DeadLetterStore(Protocol):
    """Where unhandled events are kept. Called from any thread and loop: it must be quick."""

    def add(self, letter: DeadLetter) -> None: ...


class FailureReporter:
    """Reports failures; whatever happens to the report, the bus goes on."""

    def __init__(self, dead_letters: DeadLetterStore, clock: Clock) -> None:
        self._dead_letters = dead_letters
        self._clock = clock

    def report_listener_failure(
        self, listener: Listener, event: Event, error: BaseException
    ) -> Failure:
        """Report that `listener` raised `error` on `event`."""
        LISTENER_FAILURES_TOTAL.labels(listener.pattern, listener.label).inc()
        log.error("listener failed", listener=listener.label, event_name=event.name, exc_info=error)
        self._store_dead_letter(event, error, listener.label, listener.pattern)
        return Failure(event, listener.label, listener.pattern, error)

    def report_undelivered(self, event: Event, error: BaseException) -> None:
        """Report that `event` reached nobody because of `error`."""
        UNDELIVERED_TOTAL.labels(type(error).__name__).inc()
        log.error("event not delivered", event_name=event.name, exc_info=error)
        self._store_dead_letter(event, error, None, None)

    def _store_dead_letter(
        self, event: Event, error: BaseException, listener: str | None, pattern: str | None
    ) -> None:
        letter = DeadLetter(
            name=event.name,
            data=event.data,
            happened_at=event.at,
            failed_at=self._clock.now(),
            reason=format_error(error),
            listener=listener,
            pattern=pattern,
        )
        try:
            self._dead_letters.add(letter)
        except Exception as refusal:  # the last place an event can go must not stop the others
            log.critical(
                "dead letter lost", event_name=event.name, listener=listener, exc_info=refusal
            )


def format_error(error: BaseException) -> str:
    """One line for a person: the error's type and what it says, without quoted values."""
    return describe_error(error)

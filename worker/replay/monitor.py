"""Watching over a replay: what went wrong, and up to where everything is done."""

from collections.abc import AsyncIterable, AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime

import nats.errors
from sqlalchemy.exc import SQLAlchemyError

from core.kit.bus import BusError, DeadLetter, RecordedEvent
from core.kit.bus.failures import format_error
from core.kit.settings import SettingsError
from core.kit.telemetry import redact_secrets
from worker.replay.errors import ReplayError

EXPECTED_ERRORS = (
    ReplayError,
    SettingsError,
    BusError,
    OSError,
    nats.errors.Error,
    SQLAlchemyError,
)


@dataclass(slots=True)
class ReplayMonitor:
    """`trouble` ends a replay; the event it came with stays to be done, unlike a `failed` one."""

    completed_position: int
    error: BaseException | None = None
    failed_count: int = 0
    _last: object = field(default=None, init=False)

    def add(self, letter: DeadLetter) -> None:
        """Count an event that failed, once for all its listeners; a bus's dead letters."""
        self.failed_count += letter.data is not self._last
        self._last = letter.data

    async def guard_events(
        self, source: AsyncIterable[RecordedEvent]
    ) -> AsyncIterator[RecordedEvent]:
        """The events of `source` as long as there is no trouble."""
        try:
            async for event in source:
                yield event
                if self.error is not None:
                    return
                self.completed_position = event.position
        except EXPECTED_ERRORS as error:
            self.error = error


async def reject_expired(
    source: AsyncIterable[RecordedEvent],
    selected: Callable[[RecordedEvent], bool],
    oldest: datetime,
) -> AsyncIterator[RecordedEvent]:
    """Pass events on. Raises ReplayError before one older than commands are remembered."""
    async for event in source:
        if event.at < oldest and selected(event):
            raise ReplayError(
                f"{event.name} of {event.at.isoformat(timespec='seconds')} is older than the "
                "inbox surely remembers, so it would be reacted to anew: "
                f"begin with --since {oldest.isoformat(timespec='minutes')}, or mean it by --again"
            )
        yield event


def format_error_line(error: BaseException) -> str:
    """One line for a person, without passwords."""
    text = str(error) if isinstance(error, ReplayError | SettingsError) else format_error(error)
    return redact_secrets(text.splitlines()[0])

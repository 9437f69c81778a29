"""Watching over a replay: what went wrong, and up to where everything is done."""

from collections.abc import AsyncIterable, AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime

import nats.errors
from sqlalchemy.exc import SQLAlchemyError

from core.kit.bus import BusError, DeadLetter, Recorded
from core.kit.bus.failures import reason_of
from core.kit.settings import SettingsError
from core.kit.telemetry import redact
from worker.replay.errors import ReplayError

EXPECTED = (ReplayError, SettingsError, BusError, OSError, nats.errors.Error, SQLAlchemyError)


@dataclass(slots=True)
class Watch:
    """`trouble` ends a replay; the event it came with stays to be done, unlike a `failed` one."""

    settled: int
    trouble: BaseException | None = None
    failed: int = 0
    _last: object = field(default=None, init=False)

    def add(self, letter: DeadLetter) -> None:
        """Count an event that failed, once for all its listeners; a bus's dead letters."""
        self.failed += letter.data is not self._last
        self._last = letter.data

    async def events(self, source: AsyncIterable[Recorded]) -> AsyncIterator[Recorded]:
        """The events of `source` as long as there is no trouble."""
        try:
            async for event in source:
                yield event
                if self.trouble is not None:
                    return
                self.settled = event.position
        except EXPECTED as error:
            self.trouble = error


async def refuse_forgotten(
    source: AsyncIterable[Recorded], selected: Callable[[Recorded], bool], oldest: datetime
) -> AsyncIterator[Recorded]:
    """Pass events on. Raises ReplayError before one older than commands are remembered."""
    async for event in source:
        if event.at < oldest and selected(event):
            raise ReplayError(
                f"{event.name} of {event.at.isoformat(timespec='seconds')} is older than the "
                "inbox surely remembers, so it would be reacted to anew: "
                f"begin with --since {oldest.isoformat(timespec='minutes')}, or mean it by --again"
            )
        yield event


def line_of(error: BaseException) -> str:
    """One line for a person, without passwords."""
    text = str(error) if isinstance(error, ReplayError | SettingsError) else reason_of(error)
    return redact(text.splitlines()[0])

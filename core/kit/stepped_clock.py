"""A clock that fault tests step in a running process: `CLOCK_OFFSET_FILE=<path>`.

The file holds how many seconds the process's clock is ahead (behind: negative) of the machine's.
Only the environment asks for it; it is no setting.
"""

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.kit.clock import Clock, ShiftedClock


@dataclass(slots=True, frozen=True)
class SteppedClock:
    """As far off the machine's clock as `path` says at this moment."""

    path: Path

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float(self.path.read_text()))


def create_process_clock(offset: timedelta) -> Clock:
    """The clock of a process: `offset` away, or stepped where a fault test asks for it."""
    path = os.environ.get("CLOCK_OFFSET_FILE")
    return SteppedClock(Path(path)) if path else ShiftedClock(offset)

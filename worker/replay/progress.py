"""Telling how far a replay is: a line that updates on a terminal, now and then a line elsewhere."""

import asyncio
from dataclasses import dataclass
from typing import TextIO

from core.kit.bus import ReplayReport

TERMINAL_SECONDS, LOG_SECONDS = 0.2, 10.0
CLEAR = "\r\x1b[K"


@dataclass(slots=True, frozen=True)
class Progress:
    """Writes to `out`, as a rule stderr."""

    out: TextIO

    async def show(self, report: ReplayReport) -> None:
        """Tell of `report` until cancelled."""
        live = self.out.isatty()
        while True:
            await asyncio.sleep(TERMINAL_SECONDS if live else LOG_SECONDS)
            line = _line(report)
            self.out.write(f"{CLEAR}{line}" if live else f"{line}\n")
            self.out.flush()

    def clear(self) -> None:
        """Make room on a terminal for what comes next."""
        if self.out.isatty():
            self.out.write(CLEAR)


def _line(report: ReplayReport) -> str:
    reached = f", at {report.last_at.isoformat(timespec='seconds')}" if report.last_at else ""
    return f"read {report.read:,}, played {report.played:,}{reached}"

"""Telling how far a replay is: a line that updates on a terminal, now and then a line elsewhere."""

import asyncio
from dataclasses import dataclass
from typing import TextIO

from core.kit.bus import ReplayReport

TERMINAL_SECONDS, LOG_SECONDS = 0.2, 10.0
CLEAR_LINE = "\r\x1b[K"


@dataclass(slots=True, frozen=True)
class ProgressDisplay:
    """Writes to `out`, as a rule stderr."""

    out: TextIO

    async def show_report(self, report: ReplayReport) -> None:
        """Tell of `report` until cancelled."""
        live = self.out.isatty()
        while True:
            await asyncio.sleep(TERMINAL_SECONDS if live else LOG_SECONDS)
            line = _format_report(report)
            self.out.write(f"{CLEAR_LINE}{line}" if live else f"{line}\n")
            self.out.flush()

    def clear_line(self) -> None:
        """Make room on a terminal for what comes next."""
        if self.out.isatty():
            self.out.write(CLEAR_LINE)


def _format_report(report: ReplayReport) -> str:
    reached = f", at {report.last_at.isoformat(timespec='seconds')}" if report.last_at else ""
    return f"read {report.read:,}, played {report.played:,}{reached}"

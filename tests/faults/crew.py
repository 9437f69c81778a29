"""The processes of the product that stay from case to case of a lane: a start costs seconds."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.arena import Arena
from tests.faults.messenger import Messenger, free_port
from tests.faults.processes import Program

WHOLE = ("scheduler", "worker", "bot", "bot")


@dataclass(slots=True)
class Crew:
    """Sound processes and the messenger they talk to, on the servers of one lane."""

    arena: Arena
    messenger: Messenger
    members: list[Program] = field(default_factory=list)

    @property
    def clock(self) -> Path:
        """Says how far the clocks of all members are off (core.kit.stepped_clock)."""
        return self.arena.logs / "clock"

    def set_clock(self, seconds: float) -> None:
        """Step the clocks, running ones too, to `seconds` ahead of the machine's."""
        fresh = self.clock.with_suffix(".new")
        fresh.write_text(str(seconds))
        fresh.replace(self.clock)

    async def gather(self, wanted: Sequence[str]) -> None:
        """Have exactly the wanted modules running."""
        await self.messenger.start()
        self.members = [one for one in self.members if not one.ended]
        missing = Counter(wanted) - Counter(one.module for one in self.members)
        for module in (Counter(one.module for one in self.members) - Counter(wanted)).elements():
            await self._send_home(module)
        coming = [self.program(module) for module in missing.elements()]
        self.members += coming
        await asyncio.gather(*(one.start() for one in coming))

    async def _send_home(self, module: str) -> None:
        gone = next(one for one in self.members if one.module == module)
        self.members.remove(gone)
        await gone.stop()

    async def dismiss(self) -> None:
        """kill -9 all members; the messenger stays."""
        members, self.members = self.members, []
        await asyncio.gather(*(one.kill() for one in members))

    async def close(self) -> None:
        await self.dismiss()
        await self.messenger.close()

    def program(self, module: str, **more: str) -> Program:
        """A process of the product that talks to this messenger, not started yet."""
        its = self._of_bot() if module == "bot" else {}
        return self.arena.program(module, **{"CLOCK_OFFSET_FILE": str(self.clock)} | its | more)

    def _of_bot(self) -> dict[str, str]:
        """Several bots take updates by webhook, each at a port of its own."""
        port = str(free_port())
        return {
            "BOT_TOKEN": "4242:faults",
            "TELEGRAM_API_URL": self.messenger.url,
            "WEBHOOK_URL": f"http://127.0.0.1:{port}/updates",
            "WEBHOOK_PORT": port,
            "WEBHOOK_SECRET": "of-the-fault-run",
        }

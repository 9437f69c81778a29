"""Chats that the messenger has refused: they keep their rhythm, and nobody else waits."""

from collections import OrderedDict
from dataclasses import dataclass, field

from bot.delivery.line import Rhythm, rhythm

HELD_SECONDS = 60.0  # since the last refusal
MARGIN = 1.05  # the messenger's clock runs on the arrival of calls, not on their sending
CHATS = 10_000


@dataclass(slots=True)
class _Hold:
    free_at: float
    until: float


@dataclass(slots=True)
class HeldChats:
    """How much of a burst a chat bears is not documented: what the messenger takes is sent at
    once, and after a refusal the chat keeps its rhythm for a while, burst included. Times are
    seconds of one clock that never steps."""

    _holds: OrderedDict[str, _Hold] = field(default_factory=OrderedDict)

    def hold(self, chat: str, now: float, seconds: float) -> None:
        """Nothing goes to the chat for `seconds`; its burst comes back after that."""
        known = self._holds.pop(chat, None)
        free_at = now + seconds + _slower(chat).slack
        if known is not None:
            free_at = max(free_at, known.free_at)
        self._holds[chat] = _Hold(free_at, now + seconds + HELD_SECONDS)
        if len(self._holds) > CHATS:
            self._holds.popitem(last=False)

    def wait(self, chat: str, now: float) -> float:
        """Seconds until the next message may go."""
        hold = self._holds.get(chat)
        return max(0.0, hold.free_at - _slower(chat).slack - now) if hold else 0.0

    def book(self, chat: str, now: float) -> float:
        """The same, and the turn is taken."""
        wait = self.wait(chat, now)
        hold = self._holds.get(chat)
        if hold is not None and now >= max(hold.until, hold.free_at):
            del self._holds[chat]
        elif hold is not None:
            hold.free_at = max(hold.free_at, now) + _slower(chat).interval
        return wait


def _slower(chat: str) -> Rhythm:
    its = rhythm(chat)
    return Rhythm(its.interval * MARGIN, its.burst)

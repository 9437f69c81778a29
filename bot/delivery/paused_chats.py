"""Chats that the messenger has refused: they keep their rhythm, and nobody else waits."""

from collections import OrderedDict
from dataclasses import dataclass, field

from bot.delivery.send_queue import RateLimit, get_chat_rate_limit

HELD_SECONDS = 60.0  # since the last refusal
MARGIN = 1.05  # the messenger's clock runs on the arrival of calls, not on their sending
MAX_CHATS = 10_000


@dataclass(slots=True)
class _Pause:
    free_at: float
    until: float


@dataclass(slots=True)
class PausedChats:
    """How much of a burst a chat bears is not documented: what the messenger takes is sent at
    once, and after a refusal the chat keeps its rhythm for a while, burst included. Times are
    seconds of one clock that never steps."""

    _pauses: OrderedDict[str, _Pause] = field(default_factory=OrderedDict)

    def pause_chat(self, chat: str, now: float, seconds: float) -> None:
        """Nothing goes to the chat for `seconds`; its burst comes back after that."""
        known = self._pauses.pop(chat, None)
        free_at = now + seconds + _create_slow_rhythm(chat).burst_seconds
        if known is not None:
            free_at = max(free_at, known.free_at)
        self._pauses[chat] = _Pause(free_at, now + seconds + HELD_SECONDS)
        if len(self._pauses) > MAX_CHATS:
            self._pauses.popitem(last=False)

    def get_wait(self, chat: str, now: float) -> float:
        """Seconds until the next message may go."""
        hold = self._pauses.get(chat)
        return (
            max(0.0, hold.free_at - _create_slow_rhythm(chat).burst_seconds - now) if hold else 0.0
        )

    def reserve_slot(self, chat: str, now: float) -> float:
        """The same, and the turn is taken."""
        wait = self.get_wait(chat, now)
        hold = self._pauses.get(chat)
        if hold is not None and now >= max(hold.until, hold.free_at):
            del self._pauses[chat]
        elif hold is not None:
            hold.free_at = max(hold.free_at, now) + _create_slow_rhythm(chat).interval_seconds
        return wait


def _create_slow_rhythm(chat: str) -> RateLimit:
    its = get_chat_rate_limit(chat)
    return RateLimit(its.interval_seconds * MARGIN, its.burst)

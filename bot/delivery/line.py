"""The line everybody stands in, as arithmetic: one message at a time in all, and per chat.

This is the bucket of one instance, for the time Redis is away; `pacing.lua` is the same over Redis.
"""

from dataclasses import dataclass, field

CHAT_SECONDS = 1.0
CHAT_BURST = 3
LONGEST_WAIT = 10.0
_CHATS = 10_000


@dataclass(slots=True, frozen=True)
class Place:
    """`wait` seconds until the booked turn, or until it is worth asking again."""

    booked: bool
    wait: float


@dataclass(slots=True)
class Line:
    """Turns `interval` seconds apart; a chat may have a short burst, then one a second.

    All times are seconds of one clock that never steps.
    """

    interval: float
    free_at: float = 0.0
    paused_until: float = 0.0
    chats: dict[str, float] = field(default_factory=dict)

    def book(self, chat: str, now: float) -> Place:
        """The next free turn, unless a pause, the chat or a long line is in the way."""
        if self.paused_until > now:
            return Place(False, self.paused_until - now)
        turn = max(self.free_at, now)
        chat_free = self.chats.get(chat, 0.0)
        chat_turn = chat_free - (CHAT_BURST - 1) * CHAT_SECONDS
        if chat_turn > turn:
            return Place(False, chat_turn - now)
        if turn - now > LONGEST_WAIT:
            return Place(False, turn - now)
        self._forget(now)
        self.free_at = turn + self.interval
        self.chats[chat] = max(chat_free, turn) + CHAT_SECONDS
        return Place(True, turn - now)

    def pause(self, now: float, seconds: float) -> None:
        """No turns for `seconds`; a longer pause stays."""
        self.paused_until = max(self.paused_until, now + seconds)

    def _forget(self, now: float) -> None:
        if len(self.chats) >= _CHATS:
            self.chats = {chat: free for chat, free in self.chats.items() if free > now}

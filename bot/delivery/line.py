"""The line everybody stands in, as arithmetic: one message at a time in all, and per chat.

This is the line of one instance, for the time Redis is away; `pacing.lua` is the same over Redis.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

_CHATS = 10_000
REPLIES_AHEAD = 0.5  # seconds by which replies may run ahead of their turns
LONGEST_DEBT = 60.0  # seconds by which replies may push the line
CHAT_DEBT = 1.0  # seconds by which they may push a chat beyond its burst


@dataclass(slots=True, frozen=True)
class Rhythm:
    """At most `burst` messages at once, then one each `interval` seconds."""

    interval: float
    burst: int

    @property
    def slack(self) -> float:
        """Seconds by which a burst may run ahead."""
        return (self.burst - 1) * self.interval


PERSON = Rhythm(1.0, 3)
GROUP = Rhythm(60 / 17, 3)  # 3 + 17 in any minute


def rhythm(chat: str) -> Rhythm:
    """The rhythm a chat bears; the ids of groups are negative."""
    return GROUP if chat.startswith("-") else PERSON


def chat_debt(its: Rhythm) -> float:
    """Seconds by which replies may push a chat of this rhythm: the next notice is not put off for
    ever by somebody who keeps the bot answering."""
    return its.slack + its.interval + CHAT_DEBT


def is_ahead(chat: str, debt: float) -> bool:
    """Whether a chat has had more than its burst, so that it may be the one that was refused."""
    its = rhythm(chat)
    return debt > its.slack + its.interval


@dataclass(slots=True, frozen=True)
class Lane:
    """How a kind of message stands in the line: `ahead` seconds may be booked.

    One that `yields` takes nothing while others wait for a place.
    """

    name: str
    ahead: float
    yields: bool


REMINDERS = Lane("reminders", 0.5, yields=False)
BROADCASTS = Lane("broadcasts", 0.1, yields=True)


@dataclass(slots=True, frozen=True)
class Place:
    """`wait` seconds until the booked turn, or until it is worth asking again.

    `near`: only the line is in the way, so that it is soon; else a pause or the chat's rhythm is.
    """

    booked: bool
    wait: float
    near: bool = False


@dataclass(slots=True, frozen=True)
class Owed:
    """How far ahead a reply's turn was booked, and how far its chat is ahead of its own rhythm, in
    seconds."""

    line: float
    chat: float

    @property
    def wait(self) -> float:
        """Seconds until the reply may go."""
        return max(0.0, self.line - REPLIES_AHEAD)


@dataclass(slots=True)
class Line:
    """Turns `interval` seconds apart. All times are seconds of one clock that never steps."""

    interval: float
    free_at: float = 0.0
    paused_until: float = 0.0
    wanted_until: float = 0.0
    chats: dict[str, float] = field(default_factory=dict)

    def book(self, chats: Sequence[str], now: float, lane: Lane = REMINDERS) -> list[Place]:
        """A turn for each, in this order, unless a pause, the chat or a long line is in the way."""
        return [self._place(chat, now, lane) for chat in chats]

    def reply(self, chat: str, now: float) -> Owed:
        """Book the turn of a reply, which goes before all others: those make room for it."""
        free, each = max(self.free_at, now), rhythm(chat)
        self.free_at = min(free, now + LONGEST_DEBT) + self.interval
        own = max(self.chats.get(chat, 0.0), now) + each.interval
        own = min(own, now + chat_debt(each))
        self._keep(chat, own, now)
        return Owed(free - now, own - now)

    def pause(self, now: float, seconds: float) -> None:
        """No turns for `seconds`; a longer pause stays."""
        self.paused_until = max(self.paused_until, now + seconds)

    def _place(self, chat: str, now: float, lane: Lane) -> Place:
        if self.paused_until > now:
            return Place(False, self.paused_until - now)
        turn, each = max(self.free_at, now), rhythm(chat)
        chat_free = self.chats.get(chat, 0.0)
        if chat_free - each.slack > turn:
            return Place(False, chat_free - each.slack - now)
        if wait := self._in_line(turn, now, lane):
            return Place(False, wait, near=True)
        self.free_at = turn + self.interval
        self._keep(chat, max(chat_free, turn) + each.interval, now)
        return Place(True, turn - now)

    def _in_line(self, turn: float, now: float, lane: Lane) -> float:
        """Seconds to wait before asking again; 0 when the turn may be booked."""
        if lane.yields and self.wanted_until > now:
            return self.wanted_until - now
        if turn - now <= lane.ahead:
            return 0.0
        if not lane.yields:
            self.wanted_until = now + lane.ahead
        return turn - now - lane.ahead / 2

    def _keep(self, chat: str, free_at: float, now: float) -> None:
        if len(self.chats) >= _CHATS:
            self.chats = {one: free for one, free in self.chats.items() if free > now}
        self.chats[chat] = free_at

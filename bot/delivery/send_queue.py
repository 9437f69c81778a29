"""The line everybody stands in, as arithmetic: one message at a time in all, and per chat.

This is the line of one instance, for the time Redis is away; `pacing.lua` is the same over Redis.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

_MAX_TRACKED_CHATS = 10_000
REPLIES_AHEAD = 0.5  # seconds by which replies may run ahead of their turns
MAX_DEBT_SECONDS = 60.0  # seconds by which replies may push the line
CHAT_DEBT = 1.0  # seconds by which they may push a chat beyond its burst


@dataclass(slots=True, frozen=True)
class RateLimit:
    """At most `burst` messages at once, then one each `interval` seconds."""

    interval_seconds: float
    burst: int

    @property
    def burst_seconds(self) -> float:
        """Seconds by which a burst may run ahead."""
        return (self.burst - 1) * self.interval_seconds


PRIVATE_CHAT_LIMIT = RateLimit(1.0, 3)
GROUP_CHAT_LIMIT = RateLimit(60 / 17, 3)  # 3 + 17 in any minute


def get_chat_rate_limit(chat_id: str) -> RateLimit:
    """The rhythm a chat bears; the ids of groups are negative."""
    return GROUP_CHAT_LIMIT if chat_id.startswith("-") else PRIVATE_CHAT_LIMIT


def chat_debt(its: RateLimit) -> float:
    """Seconds by which replies may push a chat of this rhythm: the next notice is not put off for
    ever by somebody who keeps the bot answering."""
    return its.burst_seconds + its.interval_seconds + CHAT_DEBT


def is_ahead(chat: str, debt: float) -> bool:
    """Whether a chat has had more than its burst, so that it may be the one that was refused."""
    its = get_chat_rate_limit(chat)
    return debt > its.burst_seconds + its.interval_seconds


@dataclass(slots=True, frozen=True)
class SendLane:
    """How a kind of message stands in the line: `ahead` seconds may be booked.

    One that `yields` takes nothing while others wait for a place.
    """

    name: str
    max_lead_seconds: float
    yields_to_others: bool


REMINDER_LANE = SendLane("reminders", 0.5, yields_to_others=False)
BROADCAST_LANE = SendLane("broadcasts", 0.1, yields_to_others=True)


@dataclass(slots=True, frozen=True)
class SlotReservation:
    """`wait` seconds until the booked turn, or until it is worth asking again.

    `near`: only the line is in the way, so that it is soon; else a pause or the chat's rhythm is.
    """

    is_reserved: bool
    wait_seconds: float
    is_near: bool = False


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
class SendQueue:
    """Turns `interval` seconds apart. All times are seconds of one clock that never steps."""

    interval_seconds: float
    free_at: float = 0.0
    paused_until: float = 0.0
    demand_until: float = 0.0
    chat_free_at: dict[str, float] = field(default_factory=dict)

    def reserve_slots(
        self, chats: Sequence[str], now: float, lane: SendLane = REMINDER_LANE
    ) -> list[SlotReservation]:
        """A turn for each, in this order, unless a pause, the chat or a long line is in the way."""
        return [self._reserve_slot(chat, now, lane) for chat in chats]

    def count_reply(self, chat: str, now: float) -> Owed:
        """Book the turn of a reply, which goes before all others: those make room for it."""
        free, each = max(self.free_at, now), get_chat_rate_limit(chat)
        self.free_at = min(free, now + MAX_DEBT_SECONDS) + self.interval_seconds
        own = max(self.chat_free_at.get(chat, 0.0), now) + each.interval_seconds
        own = min(own, now + chat_debt(each))
        self._update_chat(chat, own, now)
        return Owed(free - now, own - now)

    def pause_sending(self, now: float, seconds: float) -> None:
        """No turns for `seconds`; a longer pause stays."""
        self.paused_until = max(self.paused_until, now + seconds)

    def _reserve_slot(self, chat: str, now: float, lane: SendLane) -> SlotReservation:
        if self.paused_until > now:
            return SlotReservation(False, self.paused_until - now)
        turn, each = max(self.free_at, now), get_chat_rate_limit(chat)
        chat_free = self.chat_free_at.get(chat, 0.0)
        if chat_free - each.burst_seconds > turn:
            return SlotReservation(False, chat_free - each.burst_seconds - now)
        if wait := self._calculate_queue_wait(turn, now, lane):
            return SlotReservation(False, wait, is_near=True)
        self.free_at = turn + self.interval_seconds
        self._update_chat(chat, max(chat_free, turn) + each.interval_seconds, now)
        return SlotReservation(True, turn - now)

    def _calculate_queue_wait(self, slot_at: float, now: float, lane: SendLane) -> float:
        """Seconds to wait before asking again; 0 when the turn may be booked."""
        if lane.yields_to_others and self.demand_until > now:
            return self.demand_until - now
        if slot_at - now <= lane.max_lead_seconds:
            return 0.0
        if not lane.yields_to_others:
            self.demand_until = now + lane.max_lead_seconds
        return slot_at - now - lane.max_lead_seconds / 2

    def _update_chat(self, chat: str, free_at: float, now: float) -> None:
        if len(self.chat_free_at) >= _MAX_TRACKED_CHATS:
            self.chat_free_at = {one: free for one, free in self.chat_free_at.items() if free > now}
        self.chat_free_at[chat] = free_at

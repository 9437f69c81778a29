"""The send queue of one instance: never faster than allowed, nobody waits without end."""

from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.send_queue import (
    BROADCAST_LANE,
    GROUP_CHAT_LIMIT,
    MAX_DEBT_SECONDS,
    PRIVATE_CHAT_LIMIT,
    REMINDER_LANE,
    REPLIES_AHEAD,
    SendLane,
    SendQueue,
)

CHATS = ("1", "2", "3", "-10")
ASKS = st.lists(
    st.tuples(
        st.sampled_from(CHATS), st.floats(0, 2), st.sampled_from((REMINDER_LANE, BROADCAST_LANE))
    ),
    min_size=1,
    max_size=80,
)
RATES = st.integers(1, 40)
START = 1000.0
EPSILON = 1e-6


@dataclass
class Walk:
    """Somebody who asks and asks; `turns` are the instants they were given, with the chat."""

    line: SendQueue
    now: float = START
    turns: list[tuple[float, str]] = field(default_factory=list)

    def ask(self, chat: str, lane: SendLane = REMINDER_LANE) -> bool:
        (place,) = self.line.reserve_slots([chat], self.now, lane)
        assert place.wait_seconds >= 0
        if place.is_reserved:
            assert place.wait_seconds <= lane.max_lead_seconds
            self.turns.append((self.now + place.wait_seconds, chat))
        else:
            assert place.wait_seconds > 0
        return place.is_reserved

    def wait_for(self, chat: str, lane: SendLane = REMINDER_LANE) -> float:
        """Ask until it is given, as often as told; returns how long that took."""
        began = self.now
        while True:
            (place,) = self.line.reserve_slots([chat], self.now, lane)
            if place.is_reserved:
                return self.now + place.wait_seconds - began
            self.now += place.wait_seconds + EPSILON

    def of(self, chat: str) -> list[float]:
        return [turn for turn, one in self.turns if one == chat]


def most_within(instants: list[float], seconds: float) -> int:
    """The most instants that any window of this length holds."""
    return max(sum(a <= b < a + seconds - EPSILON for b in instants) for a in instants)


@given(asks=ASKS, rate=RATES)
def test_no_second_and_no_chat_gets_more_than_it_bears(
    asks: list[tuple[str, float, SendLane]], rate: int
) -> None:
    walk = Walk(SendQueue(1 / rate))
    for chat, gap, lane in asks:
        walk.now += gap
        walk.ask(chat, lane)
    instants = [turn for turn, _ in walk.turns]
    if instants:
        assert most_within(instants, 1.0) <= rate
    assert all(b - a >= 1 / rate - EPSILON for a, b in pairwise(instants))
    for chat in CHATS[:-1]:
        own = walk.of(chat)
        for first, later in zip(own, own[PRIVATE_CHAT_LIMIT.burst :], strict=False):
            assert later - first >= PRIVATE_CHAT_LIMIT.interval_seconds - EPSILON


@given(gaps=st.lists(st.floats(0, 20), min_size=20, max_size=120))
def test_a_group_gets_at_most_twenty_in_any_minute(gaps: list[float]) -> None:
    walk = Walk(SendQueue(1 / 30))
    for gap in gaps:
        walk.now += gap
        walk.ask("-10")
    assert most_within(walk.of("-10"), 60.0) <= 20


def test_a_group_that_always_wants_gets_nearly_twenty_a_minute() -> None:
    walk = Walk(SendQueue(1 / 30))
    for _ in range(60):
        walk.wait_for("-10")
    assert walk.now - START <= 60 * GROUP_CHAT_LIMIT.interval_seconds


@given(asks=ASKS, rate=RATES, replies=st.lists(st.floats(0, 3), max_size=60))
def test_replies_push_the_others_back_and_yet_nobody_waits_without_end(
    asks: list[tuple[str, float, SendLane]], rate: int, replies: list[float]
) -> None:
    walk = Walk(SendQueue(1 / rate))
    for (chat, gap, lane), pushed in zip(asks, [*replies, *[9.0] * len(asks)], strict=False):
        walk.now += gap
        walk.ask(chat, lane)
        if pushed < 1:
            before = max(walk.line.free_at, walk.now)
            walk.line.count_reply(chat, walk.now)
            assert walk.line.free_at >= min(before + 1 / rate, walk.now + 1) - EPSILON
    assert walk.wait_for("1", BROADCAST_LANE) < MAX_DEBT_SECONDS + 30


@given(rate=st.integers(5, 40), seconds=st.floats(1, 5))
def test_what_replies_take_the_others_do_without(rate: int, seconds: float) -> None:
    """Half of the line goes to replies: reminders and replies together fill it, and no more."""
    walk, replies = Walk(SendQueue(1 / rate)), 0
    while walk.now < START + seconds:
        if replies < (walk.now - START) * rate / 2:
            walk.line.count_reply(f"r{replies}", walk.now)
            replies += 1
        walk.ask(str(len(walk.turns) + 100))
        walk.now += 1 / rate / 4
    given_out = len([turn for turn, _ in walk.turns if turn < START + seconds])
    assert given_out + replies <= seconds * rate + REMINDER_LANE.max_lead_seconds * rate + 2
    assert given_out + replies >= seconds * rate * 0.9 - 2


@given(gaps=st.lists(st.floats(0, 0.2), min_size=1, max_size=300), rate=st.integers(20, 60))
def test_replies_run_ahead_of_the_rate_by_a_short_burst_only(gaps: list[float], rate: int) -> None:
    line, now, sent = SendQueue(1 / rate), START, []
    for number, gap in enumerate(gaps):
        now += gap
        sent.append(now + line.count_reply(str(number), now).wait)
    assert most_within(sent, 1.0) <= rate + REPLIES_AHEAD * rate + 1
    assert sent == sorted(sent), "first come, first served"


def test_broadcasts_take_what_reminders_leave() -> None:
    """A broadcast that asks all the time gets nothing while reminders fill the line, and nearly
    all of it as soon as they stop; a reminder in between hardly notices."""
    walk, people = Walk(SendQueue(1 / 30)), iter(range(10, 10_000))
    told = {True: 0, False: 0}
    for step in range(1000):
        walk.now = START + step / 100
        busy = step < 500
        while busy and walk.ask(str(next(people))):
            pass
        while walk.ask(str(next(people)), BROADCAST_LANE):
            told[busy] += 1
    assert told[True] == 0
    assert told[False] >= 0.85 * 5 * 30
    assert walk.wait_for(str(next(people))) <= BROADCAST_LANE.max_lead_seconds + 1 / 30 + EPSILON


@given(seconds=st.lists(st.floats(0.1, 60), min_size=1, max_size=5), rate=RATES)
def test_a_pause_is_kept_and_the_longest_wins(seconds: list[float], rate: int) -> None:
    walk = Walk(SendQueue(1 / rate))
    for each in seconds:
        walk.line.pause_sending(START, each)
    walk.now = START + max(seconds) - 0.05
    assert not walk.ask("1")
    walk.now = START + max(seconds)
    assert walk.ask("1")

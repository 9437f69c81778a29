"""The line of one instance: never faster than allowed, nobody waits without end."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.line import CHAT_BURST, CHAT_SECONDS, LONGEST_WAIT, Line

GAPS = st.floats(0, 2, allow_nan=False)
ASKS = st.lists(st.tuples(st.sampled_from("abc"), GAPS), min_size=1, max_size=80)
EPSILON = 1e-6


@given(asks=ASKS, rate=st.integers(1, 40))
def test_turns_keep_their_distance_in_all_and_per_chat(
    asks: list[tuple[str, float]], rate: int
) -> None:
    line, now = Line(1 / rate), 1000.0
    turns: list[tuple[float, str]] = []
    for chat, gap in asks:
        now += gap
        place = line.book(chat, now)
        assert place.wait >= 0
        if place.booked:
            assert place.wait <= LONGEST_WAIT
            turns.append((now + place.wait, chat))
        else:
            assert place.wait > 0
    instants = [turn for turn, _ in turns]
    assert all(b - a >= 1 / rate - EPSILON for a, b in pairwise(instants))
    for one in "abc":
        own = [turn for turn, chat in turns if chat == one]
        for first, later in zip(own, own[CHAT_BURST:], strict=False):
            assert later - first >= CHAT_SECONDS - EPSILON


@given(asks=ASKS, rate=st.integers(1, 40))
def test_who_stays_away_as_long_as_told_and_is_alone_gets_a_turn(
    asks: list[tuple[str, float]], rate: int
) -> None:
    line, now = Line(1 / rate), 1000.0
    for chat, gap in asks:
        now += gap
        line.book(chat, now)
    while not (place := line.book("a", now)).booked:
        now += place.wait + EPSILON
    assert place.booked


@given(seconds=st.lists(st.floats(0.1, 60), min_size=1, max_size=5), rate=st.integers(1, 40))
def test_a_pause_is_kept_and_the_longest_wins(seconds: list[float], rate: int) -> None:
    line = Line(1 / rate)
    for each in seconds:
        line.pause(1000.0, each)
    assert not line.book("a", 1000.0 + max(seconds) - 0.05).booked
    assert line.book("a", 1000.0 + max(seconds)).booked

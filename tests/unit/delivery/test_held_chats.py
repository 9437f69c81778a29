"""A chat that was refused keeps its rhythm for a while, and no other chat does."""

from itertools import pairwise

from bot.delivery.held import HELD_SECONDS, HeldChats
from bot.delivery.line import PERSON

NOW = 1000.0


def test_after_a_refusal_replies_go_one_at_a_time() -> None:
    held = HeldChats()
    assert [held.book("1", NOW) for _ in range(100)] == [0.0] * 100
    held.hold("1", NOW, 3)
    turns = [NOW + held.book("1", NOW) for _ in range(4)]
    assert turns[0] == NOW + 3
    gaps = [later - earlier for earlier, later in pairwise(turns)]
    assert min(gaps) > PERSON.interval, "the messenger counts arrivals: a second may be too early"
    assert held.book("2", NOW) == 0.0


def test_who_pauses_has_a_burst_again() -> None:
    held = HeldChats()
    held.hold("1", NOW, 1)
    rested = [held.book("1", NOW + 10) for _ in range(PERSON.burst + 1)]
    assert rested[:-1] == [0.0] * PERSON.burst
    assert rested[-1] > PERSON.interval


def test_it_ends_by_itself() -> None:
    held = HeldChats()
    held.hold("1", NOW, 3)
    later = NOW + 3 + HELD_SECONDS
    assert [held.book("1", later) for _ in range(5)] == [0.0] * 5

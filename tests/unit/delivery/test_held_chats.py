"""A chat that was refused keeps its rhythm for a while, and no other chat does."""

from itertools import pairwise

from bot.delivery.paused_chats import HELD_SECONDS, PausedChats
from bot.delivery.send_queue import PRIVATE_CHAT_LIMIT

NOW = 1000.0


def test_after_a_refusal_replies_go_one_at_a_time() -> None:
    held = PausedChats()
    assert [held.reserve_slot("1", NOW) for _ in range(100)] == [0.0] * 100
    held.pause_chat("1", NOW, 3)
    turns = [NOW + held.reserve_slot("1", NOW) for _ in range(4)]
    assert turns[0] == NOW + 3
    gaps = [later - earlier for earlier, later in pairwise(turns)]
    assert min(gaps) > PRIVATE_CHAT_LIMIT.interval_seconds, (
        "the messenger counts arrivals: a second may be too early"
    )
    assert held.reserve_slot("2", NOW) == 0.0


def test_who_pauses_has_a_burst_again() -> None:
    held = PausedChats()
    held.pause_chat("1", NOW, 1)
    rested = [held.reserve_slot("1", NOW + 10) for _ in range(PRIVATE_CHAT_LIMIT.burst + 1)]
    assert rested[:-1] == [0.0] * PRIVATE_CHAT_LIMIT.burst
    assert rested[-1] > PRIVATE_CHAT_LIMIT.interval_seconds


def test_it_ends_by_itself() -> None:
    held = PausedChats()
    held.pause_chat("1", NOW, 3)
    later = NOW + 3 + HELD_SECONDS
    assert [held.reserve_slot("1", later) for _ in range(5)] == [0.0] * 5

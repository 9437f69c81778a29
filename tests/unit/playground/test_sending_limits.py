"""Sending limits: the wait that is answered is enough, and not much more than needed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.errors import ApiError
from playground.rate_limiter import SendingRateLimiter


class Clock:
    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def sent_in(limits: SendingRateLimiter, clock: Clock, chats: list[int], seconds: float) -> int:
    """How many messages pass when the bot waits exactly as long as it is told."""
    end, sent, turn = clock.seconds + seconds, 0, 0
    while clock.seconds < end:
        chat_id = chats[turn % len(chats)]
        wait = refused_for(limits, chat_id)
        if wait:
            clock.seconds += wait
            limits.count_message("sendMessage", chat_id)
        sent, turn = sent + 1, turn + 1
    return sent


def refused_for(limits: SendingRateLimiter, chat_id: int) -> int:
    try:
        limits.count_message("sendMessage", chat_id)
    except ApiError as error:
        return error.retry_after or 0
    return 0


@pytest.mark.parametrize(
    ("chats", "seconds", "least", "most"),
    [([5], 60, 58, 67), ([-100], 180, 75, 82), (list(range(1, 1001)), 10, 290, 361)],
)
def test_rates_per_chat_group_and_in_all(
    chats: list[int], seconds: float, least: int, most: int
) -> None:
    clock = Clock()
    assert least <= sent_in(SendingRateLimiter(True, clock), clock, chats, seconds) <= most


@given(st.lists(st.sampled_from(["sendChatAction", "getMe", "deleteMessage"]), max_size=300))
def test_other_calls_are_free(methods: list[str]) -> None:
    limits = SendingRateLimiter(True, Clock())
    for method in methods:
        limits.count_message(method, 1)


def test_the_refusal_tells_the_seconds_twice() -> None:
    limits = SendingRateLimiter(True, Clock())
    for _ in range(5):
        limits.count_message("editMessageText", 1)
    with pytest.raises(ApiError) as refusal:
        limits.count_message("editMessageText", 1)
    assert refusal.value.build_body() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }


def test_switched_off_nothing_is_refused() -> None:
    limits = SendingRateLimiter(False, Clock())
    for _ in range(500):
        limits.count_message("sendMessage", 1)

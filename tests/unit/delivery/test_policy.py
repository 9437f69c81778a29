"""What an attempt's result leads to, whatever came before it."""

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from core.delivery.contracts import Outcome
from core.delivery.policy import RetryPolicy, count_uncertain
from core.delivery.results import (
    Accepted,
    Deferred,
    RateLimited,
    Rejected,
    SendResult,
    Uncertain,
    Unreachable,
)
from core.kit.backoff import JITTER, calculate_backoff

policies = st.builds(
    RetryPolicy,
    first_delay=st.floats(0.1, 10),
    max_delay=st.floats(10, 1000),
    max_tries=st.none() | st.integers(1, 200),
)
maybe_later: st.SearchStrategy[Any] = st.sampled_from(
    [Deferred("busy"), Uncertain("no answer"), RateLimited(7.0)]
)
results = maybe_later | st.sampled_from([Accepted(5), Unreachable("blocked"), Rejected("too long")])


@given(policies, results, st.integers(1, 300), st.integers(0, 5), st.integers(0, 2))
def test_a_delay_belongs_to_queued_alone(
    policy: RetryPolicy, result: SendResult, tries: int, uncertain: int, limit: int
) -> None:
    outcome, delay = policy.decide(result, tries, uncertain, limit)
    assert (outcome is Outcome.QUEUED) == (delay is not None)


@given(policies, maybe_later, st.integers(1, 300), st.integers(0, 5), st.integers(0, 2))
def test_what_may_have_arrived_too_often_is_never_tried_again(
    policy: RetryPolicy, result: SendResult, tries: int, uncertain: int, limit: int
) -> None:
    assume(uncertain > limit)
    assert policy.decide(result, tries, uncertain, limit) == (Outcome.UNKNOWN, None)


@given(policies, maybe_later, st.integers(1, 300), st.integers(0, 2))
def test_the_last_try_ends_it(
    policy: RetryPolicy, result: SendResult, tries: int, uncertain: int
) -> None:
    outcome, _ = policy.decide(result, tries, uncertain, 2)
    is_last = policy.max_tries is not None and tries >= policy.max_tries
    assert (outcome is Outcome.QUEUED) != is_last
    if is_last:
        assert outcome is (Outcome.UNKNOWN if uncertain else Outcome.FAILED)


@given(policies, st.integers(1, 300))
def test_pauses_double_up_to_the_longest(policy: RetryPolicy, tries: int) -> None:
    low, high = JITTER
    expected = policy.max_delay
    for number in range(tries):
        if policy.first_delay * 2**number >= policy.max_delay:
            break
    else:
        expected = policy.first_delay * 2 ** (tries - 1)
    delay = calculate_backoff(tries, policy.first_delay, policy.max_delay)
    assert low * expected * 0.999 <= delay <= high * expected * 1.001


def test_the_messenger_says_how_long_to_stay_away() -> None:
    policy = RetryPolicy(first_delay=0.4, max_delay=30.0)
    assert policy.decide(RateLimited(17.0), 1, 0, 1) == (Outcome.QUEUED, 17.0)


def test_only_an_attempt_without_an_answer_is_uncertain() -> None:
    known: list[SendResult] = [Accepted(), RateLimited(1), Deferred("x"), Unreachable("x")]
    assert [count_uncertain(1, one) for one in known] == [1, 1, 1, 1]
    assert count_uncertain(1, Uncertain("x")) == 2

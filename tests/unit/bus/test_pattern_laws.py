"""The trie finds what a naive reading of NATS's rules finds, whatever was added and removed."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.kit.bus import EventBus, InvalidName
from core.kit.bus.matching import PatternTrie

segments = st.sampled_from(["user", "order", "a", "b", "привет", "x-1"])
names = st.lists(segments, min_size=1, max_size=5).map(".".join)
patterns = st.builds(
    lambda body, rest: ".".join([*body, *rest]),
    st.lists(segments | st.just("*"), min_size=1, max_size=4),
    st.sampled_from([[], [">"]]),
) | st.just(">")


def append(heard: list[str], pattern: str, _data: object) -> None:
    heard.append(pattern)


def naive(pattern: str, name: str) -> bool:
    wanted, given_name = pattern.split("."), name.split(".")
    if wanted[-1] == ">":
        head = wanted[:-1]
        return len(given_name) > len(head) and all(
            one in ("*", other) for one, other in zip(head, given_name, strict=False)
        )
    return len(wanted) == len(given_name) and all(
        one in ("*", other) for one, other in zip(wanted, given_name, strict=True)
    )


@given(st.lists(patterns, max_size=12), st.lists(patterns, max_size=6), names)
def test_trie_agrees_with_the_naive_matcher(kept: list[str], removed: list[str], name: str) -> None:
    trie: PatternTrie[tuple[str, int]] = PatternTrie()
    filed = list(enumerate(kept + removed))
    for number, pattern in filed:
        trie.add(pattern, (pattern, number))
    for number, pattern in filed[len(kept) :]:
        trie.remove(pattern, (pattern, number))
    expected = [(pattern, number) for number, pattern in enumerate(kept) if naive(pattern, name)]
    assert sorted(trie.find_matching(name)) == sorted(expected)


@given(st.lists(patterns, min_size=1, max_size=12, unique=True), names)
def test_listeners_are_called_once_a_subscription_in_the_order_of_subscribing(
    subscribed: list[str], name: str
) -> None:
    bus, heard = EventBus(), list[str]()
    for pattern in subscribed:
        bus.subscribe(pattern, partial(append, heard, pattern))
    bus.emit(name)
    assert heard == [pattern for pattern in subscribed if naive(pattern, name)]


@given(st.lists(patterns, max_size=8))
def test_a_trie_emptied_again_holds_nothing(subscribed: list[str]) -> None:
    trie: PatternTrie[str] = PatternTrie()
    for pattern in subscribed:
        trie.add(pattern, pattern)
    for pattern in subscribed:
        trie.remove(pattern, pattern)
    assert trie._root.is_empty()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "empty segment"),
        ("user.", "empty segment"),
        (".user", "empty segment"),
        ("user..registered", "empty segment"),
        ("user registered", "space"),
        ("user.\x00", "control"),
        ("user.*", "wildcards"),
        ("user.>", "wildcards"),
        ("us*er", "'*'"),
        ("x" * 256, "longer"),
    ],
)
def test_a_bad_name_is_refused_with_its_reason_and_nothing_is_remembered(
    name: str, reason: str
) -> None:
    bus = EventBus()
    with pytest.raises(InvalidName, match="invalid event name") as refusal:
        bus.emit(name)
    assert reason in str(refusal.value)
    assert len(bus.history) == 0


@pytest.mark.parametrize("pattern", ["", "a..b", ">.a", "a.>.b", "a*", "a.b>", "a b"])
def test_a_pattern_that_means_nothing_is_refused(pattern: str) -> None:
    bus = EventBus()
    with pytest.raises(InvalidName):
        bus.subscribe(pattern, print)
    assert bus.listeners == []

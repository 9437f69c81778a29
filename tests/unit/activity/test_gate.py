"""Who is let in, how fast, and for how long a grant is remembered."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api import allowance as allowances
from api.callers import get_network, is_local_call
from api.ingest import authenticator as gates
from api.ingest.authenticator import (
    Authenticator,
    RateLimited,
    TokenBucket,
    TooManyWrongKeys,
    Unauthorized,
)
from core.activity.api_keys import ApiKeyGrant, hash_key
from core.activity.contracts import ApiScope

SHOP = ApiKeyGrant(uuid4(), "shop", frozenset({ApiScope.WRITE}), 100)


def a_key(name: str) -> str:
    return f"Bearer usp_{name.rjust(43, name[0])}"


@given(
    steps=st.lists(
        st.tuples(st.integers(1, 500), st.floats(0, 2, allow_nan=False)), min_size=1, max_size=40
    )
)
def test_over_any_time_the_rate_holds(steps: list[tuple[int, float]]) -> None:
    """No more than the burst, what time gave, and one borrowed batch."""
    bucket, now, taken, largest = TokenBucket(100, 100.0, 0.0), 0.0, 0, 0
    for wanted, pause in steps:
        now += pause
        largest = max(largest, wanted)
        try:
            bucket.take_tokens(wanted, now)
        except RateLimited:
            continue
        taken += wanted
    assert taken <= 100 + now * 100 + largest


async def test_a_grant_outlives_postgresql_being_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "CACHE_SECONDS", -1.0)
    answers: list[ApiKeyGrant | Exception] = [SHOP, ConnectionError("away"), SHOP]

    async def look(_: bytes) -> ApiKeyGrant | None:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    gate = Authenticator(look, open_on_loopback=False)
    for _ in range(3):
        assert await gate.authenticate(a_key("x"), ApiScope.WRITE, local=False) == SHOP
    answers.append(ConnectionError("away"))
    with pytest.raises(ConnectionError):
        await gate.authenticate(a_key("y"), ApiScope.WRITE, local=False)


async def test_a_good_key_is_looked_up_once_for_a_while_and_what_is_none_never() -> None:
    asked: list[bytes] = []

    async def look(digest: bytes) -> ApiKeyGrant | None:
        asked.append(digest)
        return SHOP

    gate = Authenticator(look, open_on_loopback=True)
    for _ in range(20):
        assert await gate.authenticate(a_key("x"), ApiScope.WRITE, local=False) == SHOP
    assert asked == [hash_key("usp_" + "x" * 43)]
    for nothing in ("usp_guess", "usp_" + "x" * 2_000_000, "usp_" + "é" * 43, "x" * 47, ""):
        with pytest.raises(Unauthorized):
            await gate.authenticate(f"Bearer {nothing}", ApiScope.WRITE, local=True)
    assert len(asked) == 1
    assert await gate.authenticate(None, ApiScope.WRITE, local=True)
    with pytest.raises(Unauthorized):
        await gate.authenticate(None, ApiScope.ADMIN, local=True)


async def test_what_is_remembered_of_strangers_and_sources_is_bounded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gates, "MAX_CACHED_KEYS", 100)
    monkeypatch.setattr(allowances, "MAX_KEYS", 100)

    async def look(digest: bytes) -> ApiKeyGrant | None:
        return ApiKeyGrant(UUID(bytes=digest[:16]), "shop", SHOP.scopes, 5) if is_good else None

    is_good, gate = True, Authenticator(look, open_on_loopback=False)
    for number in range(300):
        gate.limit_rate(await gate.authenticate(a_key(f"{number}"), ApiScope.WRITE, local=False), 1)
    is_good = False
    for number in range(300):
        with pytest.raises(Unauthorized):
            await gate.authenticate(
                a_key(f"n{number}"), ApiScope.WRITE, local=False, caller=f"198.51.{number}.1"
            )
    assert len(gate._grants) == len(gate._buckets) == len(gate._wrong._buckets) == 100


async def test_the_stream_of_wrong_keys_of_one_caller_slows_no_other() -> None:
    async def look(_: bytes) -> ApiKeyGrant | None:
        return None

    gate = Authenticator(look, open_on_loopback=False)
    met = set()
    for number in range(2 * gates.WRONG_KEYS):
        with pytest.raises(Unauthorized) as denied:
            await gate.authenticate(
                a_key(f"{number}"), ApiScope.READ, local=False, caller="203.0.113.9"
            )
        met.add(denied.type)
    assert met == {Unauthorized, TooManyWrongKeys}
    with pytest.raises(Unauthorized) as denied:
        await gate.authenticate(a_key("0"), ApiScope.READ, local=False, caller="203.0.113.10")
    assert denied.type is Unauthorized


@pytest.mark.parametrize(
    ("peer", "names", "local"),
    [
        ("ipv4:127.0.0.1:5000", ["user-agent", "traceparent"], True),
        ("ipv6:%5B::1%5D:5000", [], True),
        ("ipv4:10.0.0.7:5000", [], False),
        ("unix:/tmp/x", [], False),
        ("ipv4:127.0.0.1:5000", ["x-forwarded-for"], False),
        ("ipv4:127.0.0.1:5000", ["x-envoy-internal"], False),
        ("ipv4:127.0.0.1:5000", ["via"], False),
        ("ipv4:127.0.0.1:5000", ["origin"], False),
    ],
)
def test_which_calls_come_from_this_machine(peer: str, names: list[str], local: bool) -> None:
    assert is_local_call(peer, names) is local


def test_all_addresses_of_one_ipv6_network_are_one_caller() -> None:
    """Anybody may choose among the 2^64 of their own."""
    assert get_network("2001:db8::1") == get_network("2001:db8::ffff:1:2:3")
    assert get_network("2001:db8::1") != get_network("2001:db8:0:1::1")
    assert get_network("203.0.113.9") == "203.0.113.9"

"""Who is let in, how fast, and for how long a grant is remembered."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.ingest import gate as gates
from api.ingest.gate import Bucket, Denied, Gate, Hurried, is_local
from core.activity.contracts import Scope
from core.activity.keys import Grant

SHOP = Grant(uuid4(), "shop", frozenset({Scope.WRITE}), 100)


@given(
    steps=st.lists(
        st.tuples(st.integers(1, 500), st.floats(0, 2, allow_nan=False)), min_size=1, max_size=40
    )
)
def test_over_any_time_the_rate_holds(steps: list[tuple[int, float]]) -> None:
    """No more than the burst, what time gave, and one borrowed batch."""
    bucket, now, taken, largest = Bucket(100, 100.0, 0.0), 0.0, 0, 0
    for wanted, pause in steps:
        now += pause
        largest = max(largest, wanted)
        try:
            bucket.take(wanted, now)
        except Hurried:
            continue
        taken += wanted
    assert taken <= 100 + now * 100 + largest


async def test_a_grant_outlives_postgresql_being_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "FRESH_SECONDS", -1.0)
    answers: list[Grant | Exception] = [SHOP, ConnectionError("away"), SHOP]

    async def look(_: str) -> Grant | None:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    gate = Gate(look, open_on_loopback=False)
    for _ in range(3):
        assert await gate.enter("Bearer usp_x", Scope.WRITE, local=False) == SHOP
    answers.append(ConnectionError("away"))
    with pytest.raises(ConnectionError):
        await gate.enter("Bearer usp_new", Scope.WRITE, local=False)


async def test_a_key_is_looked_up_once_for_a_while() -> None:
    asked = 0

    async def look(_: str) -> Grant | None:
        nonlocal asked
        asked += 1
        return None

    gate = Gate(look, open_on_loopback=True)
    for _ in range(20):
        with pytest.raises(Denied):
            await gate.enter("Bearer usp_guess", Scope.WRITE, local=True)
    assert asked == 1
    assert await gate.enter(None, Scope.WRITE, local=True)
    with pytest.raises(Denied):
        await gate.enter(None, Scope.ADMIN, local=True)


@pytest.mark.parametrize(
    ("client", "host", "forwarded", "local"),
    [
        ("127.0.0.1", "localhost:8000", False, True),
        ("127.0.0.1", "127.0.0.1", False, True),
        ("::1", "[::1]:8000", False, True),
        ("::1", "[::1]", False, True),
        ("127.0.0.1", "evil.example:8000", False, False),
        ("127.0.0.1", "", False, False),
        ("127.0.0.1", "localhost:8000", True, False),
        ("10.0.0.7", "localhost:8000", False, False),
        (None, "localhost", False, False),
    ],
)
def test_who_counts_as_this_machine(
    client: str | None, host: str, forwarded: bool, local: bool
) -> None:
    assert is_local(client, host, forwarded) is local

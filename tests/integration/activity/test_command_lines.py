"""`python -m api keys` and `python -m worker dead`, as an operator types them."""

import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.support.events import Hub, an_event
from tests.support.forked import printed

Typed = Callable[..., Awaitable[tuple[int | None, str]]]


@pytest.fixture
def typed(hub: Hub, tmp_path: Path) -> Typed:
    async def type_in(*arguments: str) -> tuple[int | None, str]:
        """Exit status and what was printed."""
        environment = os.environ | {"DATABASE_URL": str(hub.settings.database_url)}
        status, out, err = await printed(*arguments, environment=environment, folder=tmp_path)
        return status, out + err

    return type_in


async def test_a_key_is_made_used_listed_and_revoked(hub: Hub, typed: Typed) -> None:
    status, told = await typed("api", "keys", "add", "shop", "--rate", "50")
    key = told.split()[0]
    assert status == 0
    assert (await hub.post(an_event(), authorization=f"Bearer {key}")).status_code == 202
    _, listed = await typed("api", "keys", "list")
    assert key not in listed
    number, _, source, scopes, rate = listed.split()
    assert (source, scopes, rate) == ("shop", "write", "50/s")
    assert await typed("api", "keys", "revoke", number) == (0, "revoked\n")
    assert await typed("api", "keys", "revoke", number) == (0, "no such open key\n")
    status, told = await typed("api", "keys", "add", "Shop 1")
    assert status == 2
    assert "a-z, 0-9" in told


async def test_a_dead_letter_is_found_mended_and_replayed(hub: Hub, typed: Typed) -> None:
    first = an_event()
    await hub.post([first, first | {"user_id": "someone else"}])
    await hub.holds(events=1, letters=1)
    _, listed = await typed("worker", "dead", "list", "--text", "someone")
    letter = listed.split()[0]
    status, told = await typed("worker", "dead", "edit", letter, '{"user_id": "x"}')
    assert status == 0
    status, told = await typed("worker", "dead", "replay", letter)
    assert (status, "mend it" in told) == (1, True)
    mended = '{"user_id": "x", "event_type": "t", "timestamp": "' + first["timestamp"] + '"}'
    await typed("worker", "dead", "edit", letter, mended)
    assert await typed("worker", "dead", "replay", "--reason", "conflict") == (
        0,
        "1 sent again, 0 stay\n",
    )
    await hub.holds(events=2, letters=1)
    assert (await typed("worker", "dead", "list"))[1] == ""

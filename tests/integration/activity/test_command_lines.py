"""`python -m api keys` and `python -m worker dead`, as an operator types them."""

import asyncio
import os
import sys

from tests.support.events import Hub, an_event


async def typed(hub: Hub, *arguments: str) -> tuple[int | None, str]:
    """Exit status and what was printed."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        *arguments,
        env=os.environ | {"DATABASE_URL": str(hub.settings.database_url)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    printed, _ = await process.communicate()
    return process.returncode, printed.decode()


async def test_a_key_is_made_used_listed_and_revoked(hub: Hub) -> None:
    status, printed = await typed(hub, "api", "keys", "add", "shop", "--rate", "50")
    key = printed.split()[0]
    assert status == 0
    assert (await hub.post(an_event(), authorization=f"Bearer {key}")).status_code == 202
    _, listed = await typed(hub, "api", "keys", "list")
    assert key not in listed
    number, _, source, scopes, rate = listed.split()
    assert (source, scopes, rate) == ("shop", "write", "50/s")
    assert await typed(hub, "api", "keys", "revoke", number) == (0, "revoked\n")
    assert await typed(hub, "api", "keys", "revoke", number) == (0, "no such open key\n")
    status, printed = await typed(hub, "api", "keys", "add", "Shop 1")
    assert status == 2
    assert "a-z, 0-9" in printed


async def test_a_dead_letter_is_found_mended_and_replayed(hub: Hub) -> None:
    first = an_event()
    await hub.post([first, first | {"user_id": "someone else"}])
    await hub.holds(events=1, letters=1)
    _, listed = await typed(hub, "worker", "dead", "list", "--text", "someone")
    letter = listed.split()[0]
    status, printed = await typed(hub, "worker", "dead", "edit", letter, '{"user_id": "x"}')
    assert status == 0
    status, printed = await typed(hub, "worker", "dead", "replay", letter)
    assert (status, "mend it" in printed) == (1, True)
    mended = '{"user_id": "x", "event_type": "t", "timestamp": "' + first["timestamp"] + '"}'
    await typed(hub, "worker", "dead", "edit", letter, mended)
    assert await typed(hub, "worker", "dead", "replay", "--reason", "conflict") == (
        0,
        "1 sent again, 0 stay\n",
    )
    await hub.holds(events=2, letters=1)
    assert (await typed(hub, "worker", "dead", "list"))[1] == ""

"""What the owner does in the messenger with keys and dead letters, by durable commands."""

from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest

from core.activity.api_keys import NewApiKey, generate_key
from core.activity.contracts import (
    ApiScope,
    DeadLetterState,
    EditDeadLetter,
    IssueKey,
    ReplayDeadLetter,
    RevokeKey,
)
from core.kit.errors import DomainError
from core.kit.messages import Command
from core.kit.settings import Settings
from core.users.contracts import PLATFORM_TELEGRAM, build_user_id
from tests.support.command_callers import bus_at
from tests.support.events import Hub, an_event

OWNER_NUMBER = 77
OWNER, STRANGER = (build_user_id(PLATFORM_TELEGRAM, number) for number in (OWNER_NUMBER, 78))


@pytest.fixture
def hub_settings(hub_settings: Settings) -> Settings:
    """With an owner, and endpoints that ask even this machine for a key."""
    return hub_settings.model_copy(
        update={"owner_id": (OWNER_NUMBER,), "events_open_on_loopback": False}
    )


def issue(fresh: NewApiKey, who: UUID = OWNER) -> IssueKey:
    return IssueKey(
        user_id=who,
        key_id=fresh.id,
        hash=fresh.hash,
        hint=fresh.hint,
        source="shop",
        scopes=(ApiScope.WRITE,),
        rate=1_000,
    )


def bearing(fresh: NewApiKey) -> dict[str, str]:
    return {"authorization": f"Bearer {fresh.secret}"}


async def test_a_key_opens_the_endpoint_and_its_secret_is_written_nowhere(hub: Hub) -> None:
    fresh = generate_key()
    assert (await hub.post(an_event(), **bearing(fresh))).status_code == 401
    async with bus_at(str(hub.settings.nats_url), 10) as bus:
        made = await bus.execute(issue(fresh), command_id=uuid4())
        assert (made.id, made.source, made.hint) == (fresh.id, "shop", fresh.hint)
        other = generate_key()
        assert (await hub.post(an_event(), **bearing(other))).status_code == 401
        closed = await bus.execute(RevokeKey(user_id=OWNER, key_id=fresh.id), command_id=uuid4())
        assert closed.revoked_at is not None
    assert (await hub.post(an_event(), **bearing(fresh))).status_code == 401
    for table in ("inbox", "outbox", "api_keys"):
        rows = await hub.rows(f"SELECT * FROM {table}")
        assert fresh.secret not in str(rows)


async def test_an_issued_key_lets_its_source_in(hub: Hub) -> None:
    fresh = generate_key()
    async with bus_at(str(hub.settings.nats_url), 10) as bus:
        await bus.execute(issue(fresh), command_id=uuid4())
    assert (await hub.post(an_event(), **bearing(fresh))).status_code == 202
    await hub.holds(events=1)
    assert await hub.rows("SELECT source FROM events") == [{"source": "shop"}]


async def test_a_letter_is_mended_and_replayed(hub: Hub) -> None:
    first, fresh = an_event(), generate_key()
    async with bus_at(str(hub.settings.nats_url), 10) as bus:
        await bus.execute(issue(fresh), command_id=uuid4())
        await hub.post([first, first | {"user_id": "someone else"}], **bearing(fresh))
        await hub.holds(events=1, letters=1)
        (row,) = await hub.rows("SELECT id FROM dead_letters")
        letter = UUID(str(row["id"]))
        edit = EditDeadLetter(user_id=OWNER, letter_id=letter, payload='{"user_id": "x"}')
        await bus.execute(edit, command_id=uuid4())
        replay = ReplayDeadLetter(user_id=OWNER, letter_id=letter)
        with pytest.raises(DomainError, match="event-refused"):
            await bus.execute(replay, command_id=uuid4())
        mended = msgspec.json.encode(an_event()).decode()
        edit = EditDeadLetter(user_id=OWNER, letter_id=letter, payload=mended)
        await bus.execute(edit, command_id=uuid4())
        replayed = await bus.execute(
            ReplayDeadLetter(user_id=OWNER, letter_id=letter), command_id=uuid4()
        )
    assert replayed.state is DeadLetterState.REPLAYED
    await hub.holds(events=2, letters=1)


async def test_to_anybody_else_there_is_nothing(hub: Hub) -> None:
    fresh = generate_key()
    commands: tuple[Command[Any], ...] = (
        issue(fresh, STRANGER),
        RevokeKey(user_id=STRANGER, key_id=fresh.id),
        ReplayDeadLetter(user_id=STRANGER, letter_id=fresh.id),
    )
    async with bus_at(str(hub.settings.nats_url), 10) as bus:
        for command in commands:
            with pytest.raises(DomainError, match="not-found"):
                await bus.execute(command, command_id=uuid4())
    assert await hub.rows("SELECT id FROM api_keys") == []

"""Every link comes back from its payload, and nothing else is taken for one."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import COMMANDS
from bot.links import (
    PAYLOAD,
    BuddyLink,
    HabitLink,
    Link,
    Links,
    SectionLink,
    TaskLink,
    read,
    share_address,
)
from bot.notices.buddy_cards import PREFIX, CheerPress
from bot.notices.data import PREFIXES
from bot.packing import Malformed
from core.buddies.contracts import CHEERS, Cheer

_uuids = st.integers(0, 2**128 - 1).map(lambda number: UUID(int=number))


async def _username() -> str:
    return "playground_bot"


def made(key: bytes = b"a key") -> Links:
    return Links(key, _username)


@given(_uuids, st.sampled_from(sorted(COMMANDS)))
def test_links_come_back_from_their_payloads(identity: UUID, command: str) -> None:
    secret = made().secret_of(identity)
    links: tuple[Link, ...] = (
        TaskLink(identity),
        HabitLink(identity),
        BuddyLink(secret),
        SectionLink(command),
    )
    for link in links:
        assert PAYLOAD.fullmatch(link.payload()), link
        assert read(link.payload()) == link


@given(st.text(max_size=80) | st.from_regex(r"(buddy|task|habit|go)-[A-Za-z0-9_=-]{0,40}"))
def test_what_is_taken_for_a_link_is_one(payload: str) -> None:
    try:
        link = read(payload)
    except Malformed:
        return
    assert link.payload() == payload


@given(_uuids, _uuids)
def test_secrets_tell_invitations_apart_and_need_the_key(one: UUID, other: UUID) -> None:
    assert made().secret_of(one) == made().secret_of(one)
    assert made().secret_of(one) != made(b"another key").secret_of(one)
    assert (made().secret_of(one) == made().secret_of(other)) == (one == other)


async def test_addresses() -> None:
    address = await made().address(SectionLink("today"))
    assert address == "https://t.me/playground_bot?start=go-today"
    shared = share_address(address, "Давай & вместе")
    assert shared.startswith("https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fplayground_bot")
    assert "Давай" not in shared


@given(st.sampled_from(CHEERS), _uuids)
def test_a_cheer_button_carries_its_bond(cheer: Cheer, bond_id: UUID) -> None:
    press = CheerPress(cheer, bond_id)
    assert len(press.pack().encode()) <= 64
    assert CheerPress.unpack(press.pack()) == press
    assert not press.pack().startswith(PREFIXES)


@given(st.text(max_size=60).map(lambda rest: PREFIX + rest))
def test_other_data_are_malformed(data: str) -> None:
    with pytest.raises(Malformed):
        CheerPress.unpack(data)

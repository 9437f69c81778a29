"""Every link comes back from its payload, and nothing else is taken for one."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.runtime.commands import COMMAND_STATES
from bot.ui.callback_data import MalformedPayload
from bot.ui.cards.buddies import CheerCallback
from bot.ui.deep_links import (
    PAYLOAD_PATTERN,
    BuddyLink,
    DeepLink,
    HabitLink,
    LinkBuilder,
    SectionLink,
    TaskLink,
    build_share_address,
    parse_payload,
)
from core.buddies.contracts import CHEERS, Cheer
from tests.support.buttons import PREFIXES

_uuids = st.integers(0, 2**128 - 1).map(lambda number: UUID(int=number))


async def _username() -> str:
    return "playground_bot"


def made(key: bytes = b"a key") -> LinkBuilder:
    return LinkBuilder(key, _username)


@given(_uuids, st.sampled_from(sorted(COMMAND_STATES)))
def test_links_come_back_from_their_payloads(identity: UUID, command: str) -> None:
    secret = made().derive_secret(identity)
    links: tuple[DeepLink, ...] = (
        TaskLink(identity),
        HabitLink(identity),
        BuddyLink(secret),
        SectionLink(command),
    )
    for link in links:
        assert PAYLOAD_PATTERN.fullmatch(link.to_payload()), link
        assert parse_payload(link.to_payload()) == link


@given(st.text(max_size=80) | st.from_regex(r"(buddy|task|habit|go)-[A-Za-z0-9_=-]{0,40}"))
def test_what_is_taken_for_a_link_is_one(payload: str) -> None:
    try:
        link = parse_payload(payload)
    except MalformedPayload:
        return
    assert link.to_payload() == payload


@given(_uuids, _uuids)
def test_secrets_tell_invitations_apart_and_need_the_key(one: UUID, other: UUID) -> None:
    assert made().derive_secret(one) == made().derive_secret(one)
    assert made().derive_secret(one) != made(b"another key").derive_secret(one)
    assert (made().derive_secret(one) == made().derive_secret(other)) == (one == other)


async def test_addresses() -> None:
    address = await made().build_address(SectionLink("today"))
    assert address == "https://t.me/playground_bot?start=go-today"
    shared = build_share_address(address, "Давай & вместе")
    assert shared.startswith("https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fplayground_bot")
    assert "Давай" not in shared


@given(st.sampled_from(CHEERS), _uuids)
def test_a_cheer_button_carries_its_bond(cheer: Cheer, bond_id: UUID) -> None:
    press = CheerCallback(cheer=cheer, bond_id=bond_id)
    assert len(press.pack().encode()) <= 64
    assert CheerCallback.unpack(press.pack()) == press
    assert not press.pack().startswith(PREFIXES)


@given(st.text(max_size=60).map(lambda rest: "cheer:" + rest))
def test_other_data_are_malformed(data: str) -> None:
    with pytest.raises(MalformedPayload):
        CheerCallback.unpack(data)

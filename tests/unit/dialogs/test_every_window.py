"""Every window of habits, welcome and settings can be shown in every language."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest

from bot.routes import (
    Admin,
    Advice,
    Buddies,
    Data,
    Focus,
    Habits,
    Keys,
    Letters,
    NewBroadcast,
    NewHabit,
    Planner,
    Review,
    Settings,
    Spread,
    Stats,
    Week,
    WeeklyReview,
    Welcome,
)
from core.activity.contracts import ApiScope
from core.activity.models import ApiKey
from core.broadcasts.contracts import BroadcastMessage, BroadcastState, LinkButton
from core.broadcasts.models import Broadcast
from core.buddies.rules import hash_token
from core.texts import LOCALES
from core.users.contracts import Segment
from tests.factories.buddies import build_invitation, let_see, show_habit
from tests.factories.dead_letters import build_dead_letter
from tests.fakes.chat import Chat, CreateChat
from tests.fakes.figures import build_failure, can_figures
from tests.fakes.stage import NOON
from tests.support.windows import assert_window_fits

HABIT, KEY, SEEN = UUID(int=7), UUID(int=9), UUID(int=107)
GROUPS = (
    Planner,
    Week,
    Spread,
    Review,
    Habits,
    NewHabit,
    Focus,
    Advice,
    WeeklyReview,
    Buddies,
    Settings,
    Stats,
    Data,
    Welcome,
    Admin,
    NewBroadcast,
    Keys,
    Letters,
)
STATES = [state for group in GROUPS for state in group.__states__]


async def fill(chat: Chat) -> None:
    """More of everything than a window shows."""
    for number in range(7, 20):
        thing = UUID(int=number)
        await chat.data.add_habit(thing, f"{number}" + "<&" * 49)
        await show_habit(chat.data, thing, "<&" * 50, "<&" * 30)
        await let_see(chat.data, UUID(int=number + 100), thing, "<&" * 30)
    secret = hash_token(chat.links.derive_secret(HABIT))
    await chat.data.add(build_invitation(chat.data, HABIT, HABIT, secret))
    days = ((number, date(2026, 11, 1) + timedelta(days=number % 40)) for number in range(200, 260))
    tasks = (
        chat.data.build_task(
            number, f"{number}" + "<&" * 99, day if number % 9 else None, duration_minutes=number
        )
        for number, day in days
    )
    letters = (build_dead_letter(number, "<&" * 3000, "<&" * 900) for number in range(1, 10))
    await chat.data.add(*tasks, *letters, build_key(), build_broadcast(chat.user_id))


def build_key() -> ApiKey:
    return ApiKey(
        id=KEY, hash=bytes(32), hint="usp_<&ab", source="s" * 40, scopes=list(ApiScope), rate=5_000
    )


def build_broadcast(owner_id: UUID) -> Broadcast:
    button = LinkButton("<&" * 32, "https://a.example")
    message = BroadcastMessage(text="&lt;&amp;" * 2000, button=button)
    return Broadcast(
        id=HABIT,
        owner_id=owner_id,
        state=BroadcastState.DRAFT,
        letter=msgspec.to_builtins(message),
        segment=msgspec.to_builtins(Segment(active_days=7, onboarded=True)),
        created_at=NOON,
    )


@pytest.mark.parametrize("locale", LOCALES)
async def test_windows(create_chat: CreateChat, locale: str) -> None:
    chat = await create_chat(locale, name="<b>" * 60)
    chat.parts.update(can_figures(*[build_failure("<&" * 99)] * 20))
    await fill(chat)
    ids = {"habit_id": HABIT, "broadcast_id": HABIT, "key_id": KEY, "letter_id": HABIT}
    ids["invitation_id"] = HABIT
    start_data: dict[str, Any] = {name: one.hex for name, one in ids.items()}
    start_data |= {"title": "<&" * 50, "source": "s" * 40, "scopes": list(ApiScope), "rate": 1}
    start_data["token"] = bytes(32).hex()
    for state in STATES:
        bond_id = SEEN if state == Buddies.person else HABIT
        await chat.open(state, start_data | {"bond_id": bond_id.hex})
        assert_window_fits(chat, state)

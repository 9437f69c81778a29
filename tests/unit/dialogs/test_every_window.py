"""Every window of habits, welcome and settings can be shown in every language."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from aiogram.fsm.state import State

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
from core.activity.contracts import ApiScope, IssueKey
from core.broadcasts.contracts import BroadcastMessage, CreateBroadcast, LinkButton
from core.buddies.contracts import InviteBuddy
from core.buddies.rules import hash_token
from core.texts import LOCALES
from core.users.contracts import Segment
from tests.fakes.chat import create_chat
from tests.fakes.hub import a_letter
from tests.fakes.office import FakeOffice, trouble
from tests.support.codes import assert_codes_fit

HABIT, OWNER, KEY = UUID(int=7), UUID(int=8), UUID(int=9)
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
LONGEST = {"text": 4096, "caption": 1024}


def a_key(source: str) -> IssueKey:
    return IssueKey(
        user_id=OWNER,
        key_id=KEY,
        hash=bytes(32),
        hint="usp_<&ab",
        source=source,
        scopes=tuple(ApiScope),
        rate=5_000,
    )


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.state)
async def test_window(state: State, locale: str) -> None:
    office = FakeOffice(troubles=(trouble("<&" * 99),) * 20)
    draft = CreateBroadcast(
        user_id=OWNER,
        broadcast_id=HABIT,
        letter=BroadcastMessage(
            text="&lt;&amp;" * 2000, button=LinkButton("<&" * 32, "https://a.example")
        ),
        segment=Segment(active_days=7, onboarded=True),
    )
    office.answers()[CreateBroadcast](draft)
    chat = create_chat(locale, name="<b>" * 60, office=office)
    for number in range(7, 20):
        chat.habits.make(UUID(int=number), f"{number}" + "<&" * 49)
        chat.buddies.show(UUID(int=number), "<&" * 50, "<&" * 30)
        chat.buddies.let_see(UUID(int=number), UUID(int=number), "<&" * 30)
    secret = hash_token(chat.links.derive_secret(HABIT))
    invite = InviteBuddy(user_id=OWNER, habit_id=HABIT, invitation_id=HABIT, token_hash=secret)
    chat.buddies.answers()[InviteBuddy](invite)
    for number in range(200, 260):
        day = date(2026, 11, 1) + timedelta(days=number % 40) if number % 9 else None
        chat.planner.make(number, f"{number}" + "<&" * 99, day, duration_minutes=number)
    keys, letters = office.hub.keys, office.hub.letters
    keys.issue_key(a_key("s" * 40))
    letters.kept = {UUID(int=n): a_letter(n, "<&" * 3000, "<&" * 900) for n in range(9)}
    data = {"habit_id": HABIT, "broadcast_id": HABIT, "key_id": KEY, "letter_id": HABIT}
    data |= {"bond_id": HABIT, "invitation_id": HABIT}
    more = {"title": "<&" * 50, "source": "s" * 40, "scopes": list(ApiScope), "rate": 1}
    more["token"] = bytes(32).hex()
    await chat.open(state, {name: one.hex for name, one in data.items()} | more)
    assert chat.words.strip()
    assert (
        len(chat.words.replace("&lt;", "<").replace("&amp;", "&"))
        <= LONGEST["caption" if chat.shown.caption else "text"]
    )
    for key in chat.keys(chat.shown):
        assert key.url or 0 < len((key.callback_data or "").encode()) <= 64
        assert key.text.strip()
    assert_codes_fit(chat, state)

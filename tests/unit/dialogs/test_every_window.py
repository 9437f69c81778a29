"""Every window of habits, welcome and settings can be shown in every language."""

from uuid import UUID

import pytest
from aiogram.fsm.state import State

from bot.dialogs.admin.states import Admin, NewBroadcast
from bot.dialogs.advice.states import Advice
from bot.dialogs.focus.states import Focus
from bot.dialogs.habits.states import Habits, NewHabit
from bot.dialogs.reviews.states import WeeklyReview
from bot.dialogs.settings.states import Settings
from bot.dialogs.welcome.states import Welcome
from core.broadcasts.contracts import CreateBroadcast, Letter, LinkButton
from core.career.contracts import KeyResult
from core.career.goal_contracts import LARGEST
from core.texts import LOCALES
from core.users.contracts import Segment
from tests.fakes.chat import NOON, create_chat
from tests.fakes.office import FakeOffice, trouble

HABIT, OWNER = UUID(int=7), UUID(int=8)
GROUPS = (Habits, NewHabit, Focus, Advice, WeeklyReview, Settings, Welcome, Admin, NewBroadcast)
STATES = [state for group in GROUPS for state in group.__states__]
LONGEST = {"text": 4096, "caption": 1024}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.state)
async def test_window(state: State, locale: str) -> None:
    office = FakeOffice(troubles=(trouble("<&" * 99),) * 20)
    draft = CreateBroadcast(
        user_id=OWNER,
        broadcast_id=HABIT,
        letter=Letter(text="&lt;&amp;" * 2000, button=LinkButton("<&" * 32, "https://a.example")),
        segment=Segment(active_days=7, onboarded=True),
    )
    office.answers()[CreateBroadcast](draft)
    chat = create_chat(locale, name="<b>" * 60, office=office)
    for number in range(7, 20):
        chat.habits.make(UUID(int=number), f"{number}" + "<&" * 49)
    for number in range(12):
        result = KeyResult(
            id=UUID(int=900 + number),
            title="<&" * 60,
            unit="",
            start=-999_999_999.5,
            target=LARGEST,
            current=0.25,
            progress=0.5,
        )
        chat.career.aim(600 + number, "<&" * 60, result, milestone="<&" * 60)
        chat.career.learn(700 + number, "<&" * 40, 3, NOON.date())
        chat.work.late[UUID(int=800 + number)] = "<&" * 150
    await chat.open(state, {"habit_id": HABIT.hex, "title": "<&" * 50, "broadcast_id": HABIT.hex})
    assert chat.words.strip()
    assert (
        len(chat.words.replace("&lt;", "<").replace("&amp;", "&"))
        <= LONGEST["caption" if chat.shown.caption else "text"]
    )
    for key in chat.keys(chat.shown):
        assert 0 < len((key.callback_data or "").encode()) <= 64
        assert key.text.strip()

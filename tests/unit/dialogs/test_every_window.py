"""Every window of habits, welcome and settings can be shown in every language."""

from uuid import UUID

import pytest
from aiogram.fsm.state import State

from bot.dialogs.focus.states import Focus
from bot.dialogs.habits.states import Habits, NewHabit
from bot.dialogs.settings.states import Settings
from bot.dialogs.welcome.states import Welcome
from core.texts import LOCALES
from tests.fakes.chat import create_chat

HABIT = UUID(int=7)
STATES = [
    state for group in (Habits, NewHabit, Focus, Settings, Welcome) for state in group.__states__
]
LONGEST = {"text": 4096, "caption": 1024}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.state)
async def test_window(state: State, locale: str) -> None:
    chat = create_chat(locale, name="<b>" * 60)
    for number in range(7, 20):
        chat.habits.make(UUID(int=number), f"{number}" + "<&" * 49)
    await chat.open(state, {"habit_id": HABIT.hex, "title": "<&" * 50})
    assert chat.words.strip()
    assert (
        len(chat.words.replace("&lt;", "<").replace("&amp;", "&"))
        <= LONGEST["caption" if chat.shown.caption else "text"]
    )
    for key in chat.keys(chat.shown):
        assert 0 < len((key.callback_data or "").encode()) <= 64
        assert key.text.strip()

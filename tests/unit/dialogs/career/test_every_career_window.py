"""Every window of goals and skills can be shown in every language, with all it can hold."""

from uuid import UUID

import pytest
from aiogram.fsm.state import State

from bot.routes import Career, NewGoal, NewSkill, Skills
from core.texts import LOCALES
from tests.factories.career import fill
from tests.fakes.chat import create_chat
from tests.support.codes import assert_codes_fit

GOAL, SKILL, RESULT, STEP = UUID(int=7), UUID(int=9), UUID(int=100), UUID(int=200)
GROUPS = (Career, NewGoal, Skills, NewSkill)
STATES = [state for group in GROUPS for state in group.__states__]
LONGEST = {"text": 4096, "caption": 1024}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.state)
async def test_window(state: State, locale: str) -> None:
    chat = create_chat(locale)
    fill(chat.career, GOAL, SKILL, "<&")
    things = {"goal_id": GOAL.hex, "skill_id": SKILL.hex, "result_id": RESULT.hex}
    things["milestone_id"] = STEP.hex
    await chat.open(state, things | {"line": "<&" * 400})
    assert chat.words.strip()
    shown = chat.words.replace("&lt;", "<").replace("&amp;", "&")
    assert len(shown) <= LONGEST["caption" if chat.shown.caption else "text"]
    for key in chat.keys(chat.shown):
        assert 0 < len((key.callback_data or "").encode()) <= 64
        assert key.text.strip()
    assert_codes_fit(chat, state)

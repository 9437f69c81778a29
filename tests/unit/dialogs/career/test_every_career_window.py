"""Every window of goals and skills can be shown in every language, with all it can hold."""

from uuid import UUID

import pytest

from bot.routes import Career, NewGoal, NewSkill, Skills
from core.texts import LOCALES
from tests.factories.career import fill
from tests.fakes.chat import CreateChat
from tests.support.windows import assert_window_fits

GOAL, SKILL, RESULT, STEP = UUID(int=7), UUID(int=9), UUID(int=100), UUID(int=200)
GROUPS = (Career, NewGoal, Skills, NewSkill)
STATES = [state for group in GROUPS for state in group.__states__]


@pytest.mark.parametrize("locale", LOCALES)
async def test_windows(create_chat: CreateChat, locale: str) -> None:
    chat = await create_chat(locale)
    await fill(chat.data, GOAL, SKILL, "<&")
    start_data = {"goal_id": GOAL.hex, "skill_id": SKILL.hex, "result_id": RESULT.hex}
    start_data |= {"milestone_id": STEP.hex, "line": "<&" * 400}
    for state in STATES:
        await chat.open(state, start_data)
        assert_window_fits(chat, state)

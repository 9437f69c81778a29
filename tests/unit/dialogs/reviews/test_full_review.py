"""The longest names there can be, in every window of the review and in every language."""

from datetime import timedelta
from uuid import UUID

import pytest

from bot.routes import WeeklyReview
from core.career.contracts.goals import MAX_AMOUNT, AddGoal, NewMilestone, NewResult
from core.career.contracts.skills import AddSkill
from core.texts import LOCALES
from tests.fakes.chat import Chat, CreateChat
from tests.fakes.stage import NOON
from tests.support.windows import assert_window_fits


async def fill(chat: Chat) -> None:
    """More of everything than a window shows."""
    person, yesterday = chat.user_id, NOON.date() - timedelta(days=1)
    for number in range(12):
        result = NewResult(
            result_id=UUID(int=900 + number),
            title="<&" * 60,
            start=-MAX_AMOUNT + 0.5,
            target=MAX_AMOUNT,
        )
        stone = NewMilestone(milestone_id=UUID(int=950 + number), title="<&" * 60)
        goal = AddGoal(
            user_id=person,
            goal_id=UUID(int=600 + number),
            title="<&" * 60,
            horizon="year",
            results=(result,),
            milestones=(stone,),
        )
        skill = AddSkill(user_id=person, skill_id=UUID(int=700 + number), title="<&" * 40, level=3)
        await chat.data.do(goal)
        await chat.data.do(skill)
        await chat.data.add_task(800 + number, "<&" * 150, yesterday)
        await chat.data.add_habit(UUID(int=500 + number), "<&" * 50)
    chat.clock.shift(days=1)


@pytest.mark.parametrize("locale", LOCALES)
async def test_windows(create_chat: CreateChat, locale: str) -> None:
    chat = await create_chat(locale, name="<b>" * 60)
    await fill(chat)
    for state in WeeklyReview.__states__:
        await chat.open(state)
        assert_window_fits(chat, state)
        full = state not in {WeeklyReview.main, WeeklyReview.done, WeeklyReview.remind}
        assert not full or "&lt;&amp;" in chat.words, state

"""The longest names there can be, in every window of the review and in every language."""

from datetime import timedelta
from uuid import UUID

import pytest
from aiogram.fsm.state import State

from bot.routes import WeeklyReview
from core.career.contracts.goals import MAX_AMOUNT, AddGoal, NewMilestone, NewResult
from core.career.contracts.skills import AddSkill
from core.tasks.contracts.views import TaskCard
from core.texts import LOCALES
from tests.fakes.chat import Chat, create_chat
from tests.fakes.stage import NOON


def fill(chat: Chat) -> None:
    """More of everything than a window shows."""
    person, answers = chat.person.profile.id, chat.career.answers()
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
        for command in (goal, skill):
            answers[type(command)](command)
        yesterday = NOON.date() - timedelta(days=1)
        late = TaskCard(
            id=UUID(int=800 + number), title="<&" * 150, created_at=NOON, due_date=yesterday
        )
        chat.tasks.put(late)
        chat.habits.make(UUID(int=500 + number), "<&" * 50)
    chat.clock.shift(timedelta(days=1))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("state", list(WeeklyReview), ids=lambda state: state.state)
async def test_window(state: State, locale: str) -> None:
    chat = create_chat(locale, name="<b>" * 60)
    fill(chat)
    await chat.open(state)
    shown = chat.words.replace("&lt;", "<").replace("&amp;", "&")
    assert 0 < len(shown.strip()) <= 4096
    assert "<&" in shown or state in {WeeklyReview.main, WeeklyReview.done, WeeklyReview.remind}
    for key in chat.keys(chat.shown):
        assert 0 < len((key.callback_data or "").encode()) <= 64
        assert key.text.strip()

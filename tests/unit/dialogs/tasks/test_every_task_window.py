"""Every window of tasks can be shown in every language, whatever people have written."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from aiogram.fsm.state import State

from bot.routes import Draft, Tasks
from bot.ui.task_draft import TaskDraft
from core.tasks.contracts.views import Step, TaskCard
from core.texts import LOCALES
from tests.fakes.chat import create_chat
from tests.fakes.stage import NOON
from tests.support.codes import assert_codes_fit

STATES = [state for group in (Tasks, Draft) for state in group.__states__]
LONGEST = 4096


def longest_task(number: int) -> TaskCard:
    """With every field as long as it may be."""
    long = "<&" * 150
    return TaskCard(
        id=UUID(int=number),
        title=long,
        created_at=NOON,
        priority="high",
        due_date=NOON.date(),
        due_time=time(9),
        rrule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;UNTIL=20301231T235959",
        repeat_from="done",
        tags=tuple(f"{at}{long[:60]}" for at in range(10)),
        project=long[:64],
        duration_minutes=1440,
        notes="<&" * 1000,
        steps=tuple(Step(UUID(int=at), long[:200], bool(at % 2)) for at in range(20)),
        blocked_by=tuple(UUID(int=at) for at in range(20) if at != number),
        waiting_until=NOON.date() + timedelta(days=9),
        remind_before=(0, 10, 60, 1440, 2880),
        remind_on=tuple(datetime(2027, 1, at, 9) for at in range(1, 6)),  # noqa: DTZ001 - local
        remind_at=NOON + timedelta(days=1),
    )


def opened_with(state: State) -> dict[str, Any]:
    """What the window's dialog is started with."""
    if state == Draft.several:
        return {
            "drafts": [TaskDraft.from_task(longest_task(0)).to_builtins()] * 20,
            "rest": "<&" * 1000,
        }
    if state.group is Draft:
        return TaskDraft.from_task(longest_task(0)).to_builtins()
    return {"task_id": UUID(int=0).hex}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.state)
async def test_window(state: State, locale: str) -> None:
    chat = create_chat(locale)
    for number in range(30):
        chat.tasks.put(longest_task(number))
    await chat.open(state, opened_with(state))
    assert chat.words.strip()
    assert len(chat.words.replace("&lt;", "<").replace("&amp;", "&")) <= LONGEST
    for key in chat.keys(chat.shown):
        assert 0 < len((key.callback_data or "").encode()) <= 64
        assert key.text.strip() or key.text == " "  # a blank day of a calendar
    assert_codes_fit(chat, state)

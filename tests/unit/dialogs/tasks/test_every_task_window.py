"""Every window of tasks can be shown in every language, whatever people have written."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from aiogram.fsm.state import State

from bot.routes import Draft, Tasks
from bot.ui.task_draft import TaskDraft
from core.tasks.contracts.views import Step
from core.tasks.models import Task
from core.texts import LOCALES
from tests.fakes.chat import CreateChat
from tests.fakes.stage import NOON
from tests.support.user_data import UserData
from tests.support.windows import assert_window_fits

STATES = [state for group in (Tasks, Draft) for state in group.__states__]


def longest_task(data: UserData, number: int) -> Task:
    """With every field as long as it may be."""
    long = "<&" * 150
    return data.build_task(
        number,
        long,
        NOON.date(),
        priority="high",
        due_time=time(9),
        rrule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;UNTIL=20301231T235959",
        repeat_from="done",
        tags=[f"{at}{long[:60]}" for at in range(10)],
        project=long[:64],
        duration_minutes=1440,
        notes="<&" * 1000,
        steps=[Step(UUID(int=at), long[:200], bool(at % 2)) for at in range(20)],
        blocked_by=[UUID(int=at) for at in range(20) if at != number],
        waiting_until=NOON.date() + timedelta(days=9),
        remind_before=[0, 10, 60, 1440, 2880],
        remind_on=[datetime(2027, 1, at, 9) for at in range(1, 6)],  # noqa: DTZ001 - local
        remind_at=NOON + timedelta(days=1),
        snoozes=0,
        snoozed_to=[],
    )


def opened_with(state: State, task: Task) -> dict[str, Any]:
    """What the window's dialog is started with."""
    draft = TaskDraft.from_task(task.build_card(task.blocked_by)).to_builtins()
    if state == Draft.several:
        return {"drafts": [draft] * 20, "rest": "<&" * 1000}
    return draft if state.group is Draft else {"task_id": task.id.hex}


@pytest.mark.parametrize("locale", LOCALES)
async def test_windows(create_chat: CreateChat, locale: str) -> None:
    chat = await create_chat(locale)
    tasks = [longest_task(chat.data, number) for number in range(30)]
    await chat.data.add(*tasks)
    for state in STATES:
        await chat.open(state, opened_with(state, tasks[0]))
        assert_window_fits(chat, state)

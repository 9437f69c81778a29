"""Making a habit: title, days, reminder; saved once however often the last button is tapped."""

from datetime import time
from typing import Any
from uuid import UUID, uuid4

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode

from bot.context import act_of, speaker_of
from bot.dialogs.habits.states import Habits, NewHabit
from core.habits.contracts import EVERY_DAY, CreateHabit


async def start_draft(data: Any, manager: DialogManager) -> None:
    """The habit's id is made here: what is tapped twice is made once."""
    manager.dialog_data.update(habit_id=uuid4().hex, weekdays=EVERY_DAY)
    if isinstance(data, dict) and "title" in data:
        manager.dialog_data["title"] = data["title"]


async def begin_with_idea(_: CallbackQuery, __: Any, manager: DialogManager, idea: str) -> None:
    """From the empty list straight to the days."""
    await manager.start(NewHabit.days, data={"title": _words_of(idea, manager)})


async def take_idea(_: CallbackQuery, __: Any, manager: DialogManager, idea: str) -> None:
    await keep_title(manager, _words_of(idea, manager))


async def keep_title(manager: DialogManager, title: str) -> None:
    manager.dialog_data["title"] = title
    await manager.switch_to(NewHabit.days)


async def keep_days(manager: DialogManager, weekdays: int) -> None:
    manager.dialog_data["weekdays"] = weekdays
    await manager.switch_to(NewHabit.remind)


async def create(manager: DialogManager, clock: time | None) -> None:
    """Save and show the card."""
    draft = manager.dialog_data
    command = CreateHabit(
        user_id=speaker_of(manager).id,
        habit_id=UUID(hex=draft["habit_id"]),
        title=draft["title"],
        weekdays=int(draft["weekdays"]),
        remind_time=clock,
    )
    view = await act_of(manager)(command)
    await manager.start(Habits.card, data={"habit_id": view.id.hex}, mode=StartMode.RESET_STACK)


def _words_of(idea: str, manager: DialogManager) -> str:
    return speaker_of(manager).text(f"habit-idea-{idea}")

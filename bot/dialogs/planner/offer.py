"""The offer to spread a pile of overdue tasks, for any window."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.context import speaker_of, today_of
from bot.speaker import Reader
from core.planner.rules import PILE
from core.tasks.days import TaskDays


async def pile(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """`overdue` counts tasks of days before today, `pile` is true when they are many."""
    speaker, today = speaker_of(dialog_manager), today_of(dialog_manager)
    async with reader(TaskDays) as days:
        overdue = await days.count_overdue(speaker.id, today)
    return {"overdue": overdue, "pile": overdue >= PILE}

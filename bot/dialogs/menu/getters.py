"""What the menu shows."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.speaker import Reader
from bot.texts import speaker_of
from core.habits.queries import HabitQueries
from core.tasks.queries import TaskQueries


async def menu(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """The person's name and how much today holds."""
    speaker = speaker_of(dialog_manager)
    today = reader.today(speaker)
    async with reader(TaskQueries) as tasks:
        due = await tasks.count_due(speaker.id, today)
    async with reader(HabitQueries) as habits:
        left = await habits.count_open(speaker.id, reader.today(speaker))
    return {"name": speaker.profile.name, "tasks": due, "habits": left}

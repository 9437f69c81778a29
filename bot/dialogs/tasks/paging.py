"""A page of tasks as buttons."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from aiogram_dialog import DialogManager

from bot.context import now_of, speaker_of
from bot.dialogs.tasks import lines
from bot.paging import read_page
from bot.speaker import Speaker
from core.tasks.contracts import TaskCard, TaskPage

Read = Callable[[int], Awaitable[TaskPage]]


async def listed(manager: DialogManager, read: Read) -> dict[str, Any]:
    """A page of tasks as buttons, with the pager's data."""
    found, turning = await read_page(manager, read)
    speaker, now = speaker_of(manager), now_of(manager)
    return turning | {
        "tasks": captions(found.tasks, now, speaker),
        "total": found.total,
        "empty": found.total == 0,
    }


def captions(tasks: tuple[TaskCard, ...], now: datetime, speaker: Speaker) -> list[tuple[str, str]]:
    """The pairs (caption, id) of a list's buttons."""
    return [(lines.button(task, now, speaker), task.id.hex) for task in tasks]

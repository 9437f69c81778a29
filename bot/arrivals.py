"""Where a deep link leads."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from aiogram import Bot
from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.context import reader_of, speaker_of, today_of
from bot.dialogs.buddies.states import Buddies
from bot.dialogs.habits.states import Habits
from bot.dialogs.menu.states import Menu
from bot.dialogs.tasks.states import Tasks
from bot.links import BuddyLink, HabitLink, Link, SectionLink, TaskLink, read
from bot.packing import Malformed
from core.buddies.queries import BuddyQueries
from core.buddies.rules import hash_of
from core.habits.queries import HabitQueries
from core.tasks.queries import TaskQueries

Place = tuple[State, dict[str, Any] | None]


async def follow(
    manager: DialogManager,
    payload: str,
    sections: Mapping[str, State],
    show_mode: ShowMode | None = None,
) -> None:
    """Open what the link names; where there is nothing to be seen, say so above the menu.

    `sections` are the windows of the commands."""
    try:
        place = await _place(manager, read(payload), sections)
    except Malformed:
        place = None
    if place is None:
        await _tell(manager, "link-unknown")
        place, show_mode = (Menu.main, None), ShowMode.SEND
    await manager.start(*place, mode=StartMode.RESET_STACK, show_mode=show_mode)


async def _place(manager: DialogManager, link: Link, sections: Mapping[str, State]) -> Place | None:
    match link:
        case SectionLink(command):
            return (sections[command], None) if command in sections else None
        case BuddyLink(secret):
            return Buddies.offer, {"token": hash_of(secret).hex()}
        case TaskLink(task_id):
            return await _task(manager, task_id)
        case HabitLink(habit_id):
            return await _habit(manager, habit_id)


async def _task(manager: DialogManager, task_id: UUID) -> Place | None:
    """The person's own task; whose it is otherwise is told to nobody."""
    async with reader_of(manager)(TaskQueries) as queries:
        card = await queries.card(task_id, speaker_of(manager).id)
    return (Tasks.card, {"task_id": task_id.hex}) if card else None


async def _habit(manager: DialogManager, habit_id: UUID) -> Place | None:
    """The person's own habit, or one that is shown to them."""
    speaker = speaker_of(manager)
    async with reader_of(manager)(HabitQueries) as habits:
        own = await habits.card(habit_id, speaker.id, today_of(manager))
    if own is not None:
        return Habits.card, {"habit_id": habit_id.hex}
    async with reader_of(manager)(BuddyQueries) as buddies:
        shown = await buddies.shared_habit(habit_id, speaker.id)
    return (Buddies.shared, {"bond_id": shown.bond_id.hex}) if shown else None


async def _tell(manager: DialogManager, key: str) -> None:
    speaker, bot = speaker_of(manager), manager.middleware_data["bot"]
    assert isinstance(bot, Bot)
    await bot.send_message(int(speaker.profile.platform_user_id), speaker.rich(key))

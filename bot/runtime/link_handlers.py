"""Where a deep link leads."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from aiogram import Bot
from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.routes import Buddies, Habits, Menu, Tasks
from bot.ui.callback_data import MalformedPayload
from bot.ui.context import get_current_user, get_local_today, get_query_runner
from bot.ui.deep_links import BuddyLink, DeepLink, HabitLink, SectionLink, TaskLink, parse_payload
from core.buddies.queries import BuddyQueries
from core.buddies.rules import hash_token
from core.habits.queries import HabitQueries
from core.tasks.queries import TaskQueries

Destination = tuple[State, dict[str, Any] | None]


async def follow_link(
    manager: DialogManager,
    payload: str,
    sections: Mapping[str, State],
    show_mode: ShowMode | None = None,
) -> None:
    """Open what the link names; where there is nothing to be seen, say so above the menu.

    `sections` are the windows of the commands."""
    try:
        place = await _find_destination(manager, parse_payload(payload), sections)
    except MalformedPayload:
        place = None
    if place is None:
        await _notify_user(manager, "link-unknown")
        place, show_mode = (Menu.main, None), ShowMode.SEND
    await manager.start(*place, mode=StartMode.RESET_STACK, show_mode=show_mode)


async def _find_destination(
    manager: DialogManager, link: DeepLink, sections: Mapping[str, State]
) -> Destination | None:
    match link:
        case SectionLink(command):
            return (sections[command], None) if command in sections else None
        case BuddyLink(secret):
            return Buddies.offer, {"token": hash_token(secret).hex()}
        case TaskLink(task_id):
            return await _find_task(manager, task_id)
        case HabitLink(habit_id):
            return await _find_habit(manager, habit_id)


async def _find_task(manager: DialogManager, task_id: UUID) -> Destination | None:
    """The person's own task; whose it is otherwise is told to nobody."""
    async with get_query_runner(manager)(TaskQueries) as queries:
        card = await queries.get_card(task_id, get_current_user(manager).id)
    return (Tasks.card, {"task_id": task_id.hex}) if card else None


async def _find_habit(manager: DialogManager, habit_id: UUID) -> Destination | None:
    """The person's own habit, or one that is shown to them."""
    current_user = get_current_user(manager)
    async with get_query_runner(manager)(HabitQueries) as habits:
        own = await habits.get_card(habit_id, current_user.id, get_local_today(manager))
    if own is not None:
        return Habits.card, {"habit_id": habit_id.hex}
    async with get_query_runner(manager)(BuddyQueries) as buddies:
        shown = await buddies.get_shared_habit(habit_id, current_user.id)
    return (Buddies.shared, {"bond_id": shown.bond_id.hex}) if shown else None


async def _notify_user(manager: DialogManager, key: str) -> None:
    current_user, bot = get_current_user(manager), manager.middleware_data["bot"]
    assert isinstance(bot, Bot)
    await bot.send_message(
        int(current_user.profile.platform_user_id), current_user.translate_html(key)
    )

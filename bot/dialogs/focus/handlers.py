"""What a tap does in the windows of focus."""

from typing import Any
from uuid import UUID

from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.live.focus_sessions import show_timer, start_session, start_task_pomodoro
from bot.routes import Focus
from bot.ui.context import get_command_executor, get_current_user, get_query_runner
from bot.ui.hints import show_hint
from core.career.queries import SkillQueries
from core.focus import contracts as c
from core.focus.parse import parse_focus_request, parse_lengths, parse_minutes
from core.focus.queries import FocusQueries
from core.kit.errors import NotFound

LENGTH_PRESETS = {"p25": (25, 5, 15), "p50": (50, 10, 30), "p90": (90, 20, 30), "p15": (15, 3, 10)}


async def handle_focus_command(
    message: Message, command: CommandObject, dialog_manager: DialogManager
) -> None:
    """/focus opens the window; «/focus 40 Отчёт» starts at once."""
    wanted = parse_focus_request(command.args or "")
    if not command.args or wanted is None:
        if wanted is None:
            show_hint(dialog_manager, "focus-minutes-please", limit=c.MAX_MINUTES)
        await dialog_manager.start(Focus.main, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
        return
    await start_session(dialog_manager, minutes=wanted.minutes, title=wanted.title)


async def start_pomodoro(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await start_session(manager)


async def start_flow(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await start_session(manager, mode="flow")


async def start_on_task(_: CallbackQuery, __: Any, manager: DialogManager, task_id: str) -> None:
    await start_task_pomodoro(manager, UUID(hex=task_id))


async def start_on_skill(_: CallbackQuery, __: Any, manager: DialogManager, skill_id: str) -> None:
    """A pomodoro on a skill; when it ends it is practice."""
    async with get_query_runner(manager)(SkillQueries) as queries:
        skill = await queries.get_card(UUID(hex=skill_id), get_current_user(manager).id)
    if skill is None:
        raise NotFound("skill")
    await start_session(manager, subject_id=skill.id, title=skill.title[: c.TITLE_LENGTH])


async def handle_title_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A pomodoro on what is written, which need not be a task."""
    wanted = parse_focus_request(message.text or "")
    if wanted is None:
        show_hint(manager, "focus-minutes-please", limit=c.MAX_MINUTES)
        return
    await start_session(manager, minutes=wanted.minutes, title=wanted.title)


async def choose_length(_: CallbackQuery, __: Any, manager: DialogManager, minutes: str) -> None:
    await start_session(manager, mode="countdown", minutes=int(minutes))


async def handle_length_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    minutes = parse_minutes(message.text or "")
    if minutes is None:
        show_hint(manager, "focus-minutes-please", limit=c.MAX_MINUTES)
        return
    await start_session(manager, mode="countdown", minutes=minutes)


async def show_running_timer(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The timer again, here."""
    async with get_query_runner(manager)(FocusQueries) as queries:
        view = await queries.get_active(get_current_user(manager).id)
    if view is not None:
        await show_timer(manager, view)


async def choose_preset(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    work, short, long = LENGTH_PRESETS[button.widget_id or ""]
    await _change_settings(manager, work=work, short=short, long=long)


async def handle_lengths_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    found = parse_lengths(message.text or "")
    if found is None:
        show_hint(manager, "focus-lengths-please")
        return
    names = ("work", "short", "long", "rounds")
    await _change_settings(manager, **dict(zip(names, found, strict=False)))


async def set_daily_goal(_: CallbackQuery, __: Any, manager: DialogManager, minutes: str) -> None:
    """The goal of a day; that of the week is five such days, until it is chosen on its own."""
    async with get_query_runner(manager)(FocusQueries) as queries:
        own = await queries.get_settings(get_current_user(manager).id)
    changes = {"daily_goal": int(minutes)}
    if own.weekly_goal == 5 * own.daily_goal:
        changes["weekly_goal"] = 5 * int(minutes)
    await _change_settings(manager, **changes)


async def set_weekly_goal(_: CallbackQuery, __: Any, manager: DialogManager, minutes: str) -> None:
    await _change_settings(manager, weekly_goal=int(minutes))


async def _change_settings(manager: DialogManager, **changes: Any) -> None:
    await get_command_executor(manager)(c.SetFocus(user_id=get_current_user(manager).id, **changes))

"""What a tap does in the windows of focus."""

from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from aiogram import Bot
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.focus.inputs import parse_focus_request, parse_lengths, parse_minutes
from bot.live.focus_timers import LiveMessages
from bot.notices.handlers import show_rendered
from bot.routes import Focus
from bot.ui.cards.focus import render_focus_session
from bot.ui.context import get_command_executor, get_current_user, get_query_runner
from bot.ui.hints import show_hint
from core.career.queries import SkillQueries
from core.focus import contracts as c
from core.focus.queries import FocusQueries
from core.kit.errors import DomainError, NotFound
from core.tasks.queries import TaskQueries

LENGTH_PRESETS = {"p25": (25, 5, 15), "p50": (50, 10, 30), "p90": (90, 20, 30), "p15": (15, 3, 10)}


async def start_session(manager: DialogManager, **options: Any) -> None:
    """Start a session; the message of the dialog becomes its timer."""
    person, executor = get_current_user(manager), get_command_executor(manager)
    session_id = uuid5(NAMESPACE_URL, f"uspevai:focus:{executor.origin}")
    try:
        view = await executor(c.StartFocus(user_id=person.id, session_id=session_id, **options))
    except DomainError as refusal:
        if refusal.code != "focus-running":
            raise
        show_hint(manager, "error-focus-running")
        return await _stay_in_dialog(manager)
    await show_timer(manager, view)
    return None


async def _stay_in_dialog(manager: DialogManager) -> None:
    if manager.has_context() and manager.current_context().state.group is Focus:
        await manager.switch_to(Focus.main)
    else:
        await manager.start(Focus.main, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def show_timer(manager: DialogManager, view: c.FocusView) -> None:
    """Show the session in the pressed message, or in a new one; the dialog is over."""
    current_user, event = get_current_user(manager), manager.event
    bot: Bot = manager.middleware_data["bot"]
    live_messages: LiveMessages = manager.middleware_data["live_messages"]
    rendered = render_focus_session(view, current_user, get_query_runner(manager).clock.now())
    pressed = isinstance(event, CallbackQuery) and event.message is not None
    if pressed:  # the message is the timer's now: the next window leaves its buttons alone
        manager.current_stack().last_message_id = None
    await manager.reset_stack(remove_keyboard=not pressed)
    if isinstance(event, CallbackQuery) and event.message is not None:
        await show_rendered(event, bot, rendered)
        message_id = event.message.message_id
    else:
        chat_id = int(current_user.profile.platform_user_id)
        sent = await bot.send_message(chat_id, rendered.text, reply_markup=rendered.keyboard)
        message_id = sent.message_id
    await live_messages.track_session(view, current_user, message_id)


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


async def start_task_pomodoro(manager: DialogManager, task_id: UUID) -> None:
    """A pomodoro on a task of the person's own."""
    async with get_query_runner(manager)(TaskQueries) as queries:
        task = await queries.get_card(task_id, get_current_user(manager).id)
    title = task.title[: c.TITLE_LENGTH] if task else None
    tags = task.tags if task else ()
    await start_session(manager, subject_id=task_id, title=title, tags=tags)


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

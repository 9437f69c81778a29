"""Starting a focus session from any dialog; its message becomes the timer."""

from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from aiogram import Bot
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.live.focus_timers import FocusTimerMessages
from bot.routes import Focus
from bot.ui.cards.focus import render_focus_session
from bot.ui.context import get_command_executor, get_current_user, get_dependency, get_query_runner
from bot.ui.hints import show_hint
from bot.ui.message_edits import show_rendered
from core.focus import contracts as c
from core.kit.errors import DomainError
from core.tasks.queries import TaskQueries


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
    focus_timers = await get_dependency(manager, FocusTimerMessages)
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
    await focus_timers.track_session(view, current_user, message_id)


async def start_task_pomodoro(manager: DialogManager, task_id: UUID) -> None:
    """A pomodoro on a task of the person's own."""
    async with get_query_runner(manager)(TaskQueries) as queries:
        task = await queries.get_card(task_id, get_current_user(manager).id)
    title = task.title[: c.TITLE_LENGTH] if task else None
    tags = task.tags if task else ()
    await start_session(manager, subject_id=task_id, title=title, tags=tags)

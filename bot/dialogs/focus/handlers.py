"""What a tap does in the windows of focus."""

from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from aiogram import Bot
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.context import act_of, reader_of, speaker_of
from bot.dialogs.focus.inputs import asked, lengths_of, minutes_of
from bot.dialogs.focus.states import Focus
from bot.hints import hint
from bot.notices.focus_cards import focus_face
from bot.notices.handlers import show
from bot.notices.live import LiveMessages
from core.career.queries import SkillQueries
from core.focus import contracts as c
from core.focus.queries import FocusQueries
from core.kit.errors import DomainError, NotFound
from core.tasks.queries import TaskQueries

PRESETS = {"p25": (25, 5, 15), "p50": (50, 10, 30), "p90": (90, 20, 30), "p15": (15, 3, 10)}


async def begin(manager: DialogManager, **what: Any) -> None:
    """Start a session; the message of the dialog becomes its timer."""
    person, act = speaker_of(manager), act_of(manager)
    session_id = uuid5(NAMESPACE_URL, f"uspevai:focus:{act.origin}")
    try:
        view = await act(c.StartFocus(user_id=person.id, session_id=session_id, **what))
    except DomainError as refusal:
        if refusal.code != "focus-running":
            raise
        hint(manager, "error-focus-running")
        return await _stay(manager)
    await show_timer(manager, view)
    return None


async def _stay(manager: DialogManager) -> None:
    if manager.has_context() and manager.current_context().state.group is Focus:
        await manager.switch_to(Focus.main)
    else:
        await manager.start(Focus.main, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def show_timer(manager: DialogManager, view: c.FocusView) -> None:
    """Show the session in the pressed message, or in a new one; the dialog is over."""
    speaker, event = speaker_of(manager), manager.event
    bot: Bot = manager.middleware_data["bot"]
    live: LiveMessages = manager.middleware_data["live"]
    face = focus_face(view, speaker, reader_of(manager).clock.now())
    pressed = isinstance(event, CallbackQuery) and event.message is not None
    if pressed:  # the message is the timer's now: the next window leaves its buttons alone
        manager.current_stack().last_message_id = None
    await manager.reset_stack(remove_keyboard=not pressed)
    if isinstance(event, CallbackQuery) and event.message is not None:
        await show(event, bot, face)
        message_id = event.message.message_id
    else:
        chat_id = int(speaker.profile.platform_user_id)
        sent = await bot.send_message(chat_id, face.text, reply_markup=face.keyboard)
        message_id = sent.message_id
    await live.follow(view, speaker, message_id)


async def on_focus(message: Message, command: CommandObject, dialog_manager: DialogManager) -> None:
    """/focus opens the window; «/focus 40 Отчёт» starts at once."""
    wanted = asked(command.args or "")
    if not command.args or wanted is None:
        if wanted is None:
            hint(dialog_manager, "focus-minutes-please", limit=c.LONGEST_MINUTES)
        await dialog_manager.start(Focus.main, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
        return
    await begin(dialog_manager, minutes=wanted.minutes, title=wanted.title)


async def pomodoro(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await begin(manager)


async def flow(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await begin(manager, mode="flow")


async def on_task(_: CallbackQuery, __: Any, manager: DialogManager, task_id: str) -> None:
    await begin_on_task(manager, UUID(hex=task_id))


async def begin_on_task(manager: DialogManager, task_id: UUID) -> None:
    """A pomodoro on a task of the person's own."""
    async with reader_of(manager)(TaskQueries) as queries:
        task = await queries.card(task_id, speaker_of(manager).id)
    title = task.title[: c.TITLE_LENGTH] if task else None
    tags = task.tags if task else ()
    await begin(manager, subject_id=task_id, title=title, tags=tags)


async def on_skill(_: CallbackQuery, __: Any, manager: DialogManager, skill_id: str) -> None:
    """A pomodoro on a skill; when it ends it is practice."""
    async with reader_of(manager)(SkillQueries) as queries:
        skill = await queries.card(UUID(hex=skill_id), speaker_of(manager).id)
    if skill is None:
        raise NotFound("skill")
    await begin(manager, subject_id=skill.id, title=skill.title[: c.TITLE_LENGTH])


async def typed_title(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A pomodoro on what is written, which need not be a task."""
    wanted = asked(message.text or "")
    if wanted is None:
        hint(manager, "focus-minutes-please", limit=c.LONGEST_MINUTES)
        return
    await begin(manager, minutes=wanted.minutes, title=wanted.title)


async def preset_length(_: CallbackQuery, __: Any, manager: DialogManager, minutes: str) -> None:
    await begin(manager, mode="countdown", minutes=int(minutes))


async def typed_length(message: Message, _: MessageInput, manager: DialogManager) -> None:
    minutes = minutes_of(message.text or "")
    if minutes is None:
        hint(manager, "focus-minutes-please", limit=c.LONGEST_MINUTES)
        return
    await begin(manager, mode="countdown", minutes=minutes)


async def show_running(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The timer again, here."""
    async with reader_of(manager)(FocusQueries) as queries:
        view = await queries.active(speaker_of(manager).id)
    if view is not None:
        await show_timer(manager, view)


async def preset(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    work, short, long = PRESETS[button.widget_id or ""]
    await _set(manager, work=work, short=short, long=long)


async def typed_lengths(message: Message, _: MessageInput, manager: DialogManager) -> None:
    found = lengths_of(message.text or "")
    if found is None:
        hint(manager, "focus-lengths-please")
        return
    names = ("work", "short", "long", "rounds")
    await _set(manager, **dict(zip(names, found, strict=False)))


async def set_goal(_: CallbackQuery, __: Any, manager: DialogManager, minutes: str) -> None:
    """The goal of a day; that of the week is five such days, until it is chosen on its own."""
    async with reader_of(manager)(FocusQueries) as queries:
        own = await queries.settings(speaker_of(manager).id)
    changes = {"daily_goal": int(minutes)}
    if own.weekly_goal == 5 * own.daily_goal:
        changes["weekly_goal"] = 5 * int(minutes)
    await _set(manager, **changes)


async def set_week_goal(_: CallbackQuery, __: Any, manager: DialogManager, minutes: str) -> None:
    await _set(manager, weekly_goal=int(minutes))


async def _set(manager: DialogManager, **changes: Any) -> None:
    await act_of(manager)(c.SetFocus(user_id=speaker_of(manager).id, **changes))

"""The slash commands, and what happens to messages no dialog was waiting for."""

from dataclasses import dataclass

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject, CommandStart, Filter
from aiogram.fsm.state import State
from aiogram.types import BotCommand, CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.api.entities import Context
from aiogram_dialog.utils import remove_intent_id

from bot.dialogs.career.new_goal_handlers import handle_career_command
from bot.dialogs.data.import_handlers import handle_file
from bot.dialogs.focus.handlers import handle_focus_command
from bot.dialogs.habits.command_handlers import handle_habits_command
from bot.dialogs.tasks.search_handlers import handle_tasks_command
from bot.routes import (
    Admin,
    Advice,
    Buddies,
    Career,
    Data,
    Draft,
    Focus,
    Habits,
    Menu,
    Planner,
    Settings,
    Stats,
    Tasks,
    Week,
    WeeklyReview,
    Welcome,
)
from bot.runtime.errors import show_current_window
from bot.ui.app_actions import get_app_actions
from bot.ui.callback_answers import answer_callback
from bot.ui.current_user import CurrentUser
from bot.ui.owners import is_owner
from core.texts import LOCALES, get_text

MAX_PAYLOAD_LENGTH = 65  # one more than a link may have: what is too long stays wrong
COMMAND_STATES: dict[str, State] = {
    "start": Menu.main,
    "add": Draft.write,
    "today": Tasks.today,
    "plan": Planner.day,
    "week": Week.main,
    "tasks": Tasks.all,
    "habits": Habits.list,
    "focus": Focus.main,
    "career": Career.goals,
    "stats": Stats.main,
    "review": WeeklyReview.main,
    "advice": Advice.main,
    "buddies": Buddies.list,
    "settings": Settings.main,
    "export": Data.export,
    "import": Data.import_file,
    "calendar": Data.calendar,
    "forget_me": Data.forget,
    "help": Menu.help,
}


@dataclass(slots=True, frozen=True)
class UnawaitedMessageFilter(Filter):
    """True for a message that no window waits for."""

    awaiting_states: frozenset[State]

    async def __call__(self, _: Message, aiogd_context: Context | None = None) -> bool:
        return aiogd_context is None or aiogd_context.state not in self.awaiting_states


def create_router(awaiting_states: frozenset[State]) -> Router:
    """Commands, then messages that no window of `awaiting` waits for."""
    router = Router(name="commands")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.message.register(handle_start, CommandStart(ignore_case=True))
    router.message.register(handle_focus_command, Command("focus", ignore_case=True))
    router.message.register(handle_tasks_command, Command("tasks", ignore_case=True))
    router.message.register(handle_career_command, Command("career", ignore_case=True))
    router.message.register(handle_habits_command, Command("habits", ignore_case=True))
    router.message.register(handle_command, Command(*COMMAND_STATES, ignore_case=True))
    router.message.register(handle_admin, Command("admin"), is_owner)
    router.message.register(handle_unknown_command, F.text.startswith("/"))
    free = UnawaitedMessageFilter(awaiting_states)
    router.message.register(handle_text, free, F.text)
    router.message.register(handle_file, free, F.document, ~F.animation)
    router.message.register(handle_other_message, free)
    return router


def create_unknown_callback_router() -> Router:
    """Presses that name no dialog: without this the dialog at hand would swallow them in silence.

    Comes after all other buttons with data of their own, and before the dialogs.
    """
    router = Router(name="strangers")
    router.callback_query.register(handle_stale_button, is_unknown_callback)
    return router


def is_unknown_callback(callback: CallbackQuery) -> bool:
    return not remove_intent_id(callback.data or "")[0]


async def handle_start(
    _: Message, dialog_manager: DialogManager, current_user: CurrentUser, command: CommandObject
) -> None:
    """The menu, or what a deep link names; a newcomer is welcomed first and comes there after."""
    payload = (command.args or "").strip()[:MAX_PAYLOAD_LENGTH]
    if current_user.profile.onboarded:
        await get_app_actions(dialog_manager).open_payload(dialog_manager, payload, ShowMode.SEND)
    else:
        came_by = {"payload": payload} if payload else None
        await _open_dialog(dialog_manager, Welcome.zone, came_by)


async def handle_command(message: Message, dialog_manager: DialogManager) -> None:
    """Any other command opens its dialog anew, whatever was going on."""
    name = (message.text or "").split()[0].lstrip("/").partition("@")[0].lower()
    await _open_dialog(dialog_manager, COMMAND_STATES[name])


async def handle_admin(_: Message, dialog_manager: DialogManager) -> None:
    """In no list of commands: for all but the owners there is no such command."""
    await _open_dialog(dialog_manager, Admin.main)


async def handle_unknown_command(message: Message, current_user: CurrentUser) -> None:
    await message.answer(current_user.translate_html("unknown-command"))


async def handle_text(message: Message, dialog_manager: DialogManager) -> None:
    await get_app_actions(dialog_manager).handle_text(message, dialog_manager)


async def handle_other_message(message: Message, current_user: CurrentUser) -> None:
    await message.answer(current_user.translate_html("unknown-content"))


async def handle_stale_button(
    callback: CallbackQuery, dialog_manager: DialogManager, current_user: CurrentUser
) -> None:
    """A button nobody knows any more."""
    await answer_callback(callback, current_user.translate("error-stale-button"))
    await show_current_window(dialog_manager)


async def _open_dialog(
    manager: DialogManager, state: State, data: dict[str, str] | None = None
) -> None:
    await manager.start(state, data, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def register_commands(bot: Bot) -> None:
    """Tell the messenger the commands, in each language."""
    for locale in LOCALES:
        listed = [
            BotCommand(command=name, description=get_text(locale, f"command-{name}"))
            for name in COMMAND_STATES
        ]
        await bot.set_my_commands(listed, language_code=locale)
        if locale == "en":
            await bot.set_my_commands(listed)

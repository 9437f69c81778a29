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

from bot.arrivals import follow
from bot.dialogs.admin.states import Admin
from bot.dialogs.advice.states import Advice
from bot.dialogs.buddies.states import Buddies
from bot.dialogs.career.new_goal import on_career
from bot.dialogs.career.states import Career
from bot.dialogs.data.import_handlers import on_file
from bot.dialogs.data.states import Data
from bot.dialogs.focus.handlers import on_focus
from bot.dialogs.focus.states import Focus
from bot.dialogs.habits.said import on_habits
from bot.dialogs.habits.states import Habits
from bot.dialogs.menu.states import Menu
from bot.dialogs.planner.states import Planner, Week
from bot.dialogs.reviews.states import WeeklyReview
from bot.dialogs.settings.states import Settings
from bot.dialogs.stats.states import Stats
from bot.dialogs.tasks.search import on_tasks
from bot.dialogs.tasks.states import Draft, Tasks
from bot.dialogs.welcome.states import Welcome
from bot.errors import show_where_we_are
from bot.free_words import on_free_words
from bot.owners import is_owner
from bot.presses import let_go
from bot.speaker import Speaker
from core.texts import LOCALES, text

PAYLOAD_LENGTH = 65  # one more than a link may have: what is too long stays wrong
COMMANDS: dict[str, State] = {
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
class SpeaksForItself(Filter):
    """True for a message that no window waits for."""

    awaiting: frozenset[State]

    async def __call__(self, _: Message, aiogd_context: Context | None = None) -> bool:
        return aiogd_context is None or aiogd_context.state not in self.awaiting


def create_router(awaiting: frozenset[State]) -> Router:
    """Commands, then messages that no window of `awaiting` waits for."""
    router = Router(name="commands")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.message.register(on_start, CommandStart(ignore_case=True))
    router.message.register(on_focus, Command("focus", ignore_case=True))
    router.message.register(on_tasks, Command("tasks", ignore_case=True))
    router.message.register(on_career, Command("career", ignore_case=True))
    router.message.register(on_habits, Command("habits", ignore_case=True))
    router.message.register(on_command, Command(*COMMANDS, ignore_case=True))
    router.message.register(on_admin, Command("admin"), is_owner)
    router.message.register(on_unknown_command, F.text.startswith("/"))
    free = SpeaksForItself(awaiting)
    router.message.register(on_text, free, F.text)
    router.message.register(on_file, free, F.document, ~F.animation)
    router.message.register(on_anything, free)
    return router


def create_strangers() -> Router:
    """Presses that name no dialog: without this the dialog at hand would swallow them in silence.

    Comes after all other buttons with data of their own, and before the dialogs.
    """
    router = Router(name="strangers")
    router.callback_query.register(on_stale_button, names_no_dialog)
    return router


def names_no_dialog(callback: CallbackQuery) -> bool:
    return not remove_intent_id(callback.data or "")[0]


async def on_start(
    _: Message, dialog_manager: DialogManager, speaker: Speaker, command: CommandObject
) -> None:
    """The menu, or what a deep link names; a newcomer is welcomed first and comes there after."""
    payload = (command.args or "").strip()[:PAYLOAD_LENGTH]
    if speaker.profile.onboarded:
        await arrive(dialog_manager, payload, ShowMode.SEND)
    else:
        came_by = {"payload": payload} if payload else None
        await _open(dialog_manager, Welcome.zone, came_by)


async def arrive(manager: DialogManager, payload: str, show_mode: ShowMode | None = None) -> None:
    """Open what the payload of a deep link names; without one, the menu."""
    if payload:
        await follow(manager, payload, COMMANDS, show_mode)
    else:
        await manager.start(Menu.main, mode=StartMode.RESET_STACK, show_mode=show_mode)


async def on_command(message: Message, dialog_manager: DialogManager) -> None:
    """Any other command opens its dialog anew, whatever was going on."""
    name = (message.text or "").split()[0].lstrip("/").partition("@")[0].lower()
    await _open(dialog_manager, COMMANDS[name])


async def on_admin(_: Message, dialog_manager: DialogManager) -> None:
    """In no list of commands: for all but the owners there is no such command."""
    await _open(dialog_manager, Admin.main)


async def on_unknown_command(message: Message, speaker: Speaker) -> None:
    await message.answer(speaker.rich("unknown-command"))


async def on_text(message: Message, dialog_manager: DialogManager) -> None:
    await on_free_words(message, dialog_manager)


async def on_anything(message: Message, speaker: Speaker) -> None:
    await message.answer(speaker.rich("unknown-content"))


async def on_stale_button(
    callback: CallbackQuery, dialog_manager: DialogManager, speaker: Speaker
) -> None:
    """A button nobody knows any more."""
    await let_go(callback, speaker.text("error-stale-button"))
    await show_where_we_are(dialog_manager)


async def _open(manager: DialogManager, state: State, data: dict[str, str] | None = None) -> None:
    await manager.start(state, data, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def register_commands(bot: Bot) -> None:
    """Tell the messenger the commands, in each language."""
    for locale in LOCALES:
        listed = [
            BotCommand(command=name, description=text(locale, f"command-{name}"))
            for name in COMMANDS
        ]
        await bot.set_my_commands(listed, language_code=locale)
        if locale == "en":
            await bot.set_my_commands(listed)

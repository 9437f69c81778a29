"""Answers to messages that name nothing to do: greetings, questions about one's own things."""

from collections.abc import Awaitable, Callable, Mapping

from aiogram.fsm.state import State
from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.routes import Menu, Stats, Tasks, Week
from bot.ui.context import get_current_user, get_local_today
from bot.ui.text_parsing import parse_day
from core.language.intents import Intent, IntentKind, find_intent

IntentHandler = Callable[[Message, DialogManager, Intent], Awaitable[None]]


async def handle_intent(message: Message, manager: DialogManager) -> bool:
    """True when the message was one of those, and is answered."""
    intent = find_intent(message.text or "")
    if intent is None:
        return False
    await _HANDLERS[intent.kind](message, manager, intent)
    return True


async def _answer(message: Message, manager: DialogManager, intent: Intent) -> None:
    """Say something; whatever is open stays as it is."""
    user = get_current_user(manager)
    manager.show_mode = ShowMode.NO_UPDATE
    await message.answer(user.translate_html(f"intent-{intent.kind}", name=user.profile.name))


async def _show_help(_: Message, manager: DialogManager, __: Intent) -> None:
    await _open(manager, Menu.help)


async def _show_done(_: Message, manager: DialogManager, __: Intent) -> None:
    await _open(manager, Stats.main)


async def _show_agenda(_: Message, manager: DialogManager, intent: Intent) -> None:
    """The named day; the week where several days are meant."""
    day = parse_day(manager, intent.words) if intent.words else get_local_today(manager)
    if day is None or intent.names_several_days:
        await _open(manager, Week.main)
    elif day == get_local_today(manager):
        await _open(manager, Tasks.today)
    else:
        await _open(manager, Week.list, {"list": day.isoformat()})


async def _find_tasks(_: Message, manager: DialogManager, intent: Intent) -> None:
    """What has these words, with its day; a task whose title has other words is not found."""
    await _open(manager, Tasks.all, {"words": intent.words})


async def _open(manager: DialogManager, state: State, data: dict[str, str] | None = None) -> None:
    await manager.start(state, data, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


_HANDLERS: Mapping[IntentKind, IntentHandler] = {
    IntentKind.GREETING: _answer,
    IntentKind.THANKS: _answer,
    IntentKind.CANCEL: _answer,
    IntentKind.DELETE: _answer,
    IntentKind.HELP: _show_help,
    IntentKind.AGENDA: _show_agenda,
    IntentKind.DONE: _show_done,
    IntentKind.FIND: _find_tasks,
}

"""A habit said in one line from anywhere: «привычка: …», or behind /habits."""

from aiogram.filters import CommandObject
from aiogram.fsm.state import State
from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.dialogs.habits.draft import understood
from bot.dialogs.habits.spoken import called_habit
from bot.dialogs.habits.states import Habits, NewHabit
from core.habits.contracts import TITLE_LENGTH


async def on_habits(
    message: Message, command: CommandObject, dialog_manager: DialogManager
) -> None:
    """/habits opens the list; «/habits пить воду 8 стаканов» shows what was understood."""
    if not command.args or not await _draft(command.args, dialog_manager):
        await _start(dialog_manager, Habits.list)


async def on_habit_text(message: Message, manager: DialogManager) -> bool:
    """True when the text names a habit, which is then shown as it was understood."""
    said = called_habit(message.text or "")
    return said is not None and await _draft(said, manager)


async def _draft(words: str, manager: DialogManager) -> bool:
    line = " ".join(words.split())[: 2 * TITLE_LENGTH]
    if not understood(manager, line).title:
        return False
    await _start(manager, NewHabit.check, {"said": line})
    return True


async def _start(manager: DialogManager, state: State, data: dict[str, str] | None = None) -> None:
    await manager.start(state, data, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)

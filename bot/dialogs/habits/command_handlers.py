"""A habit said in one line from anywhere: «привычка: …», or behind /habits."""

from aiogram.filters import CommandObject
from aiogram.fsm.state import State
from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.dialogs.habits.draft_handlers import parse_habit_text
from bot.routes import Habits, NewHabit
from core.habits.contracts.plans import TITLE_LENGTH
from core.habits.parse.habits import extract_habit_text


async def handle_habits_command(
    message: Message, command: CommandObject, dialog_manager: DialogManager
) -> None:
    """/habits opens the list; «/habits пить воду 8 стаканов» shows what was understood."""
    if not command.args or not await _open_parsed_draft(command.args, dialog_manager):
        await _start_dialog(dialog_manager, Habits.list)


async def handle_habit_text(message: Message, manager: DialogManager) -> bool:
    """True when the text names a habit, which is then shown as it was understood."""
    said = extract_habit_text(message.text or "")
    return said is not None and await _open_parsed_draft(said, manager)


async def _open_parsed_draft(text: str, manager: DialogManager) -> bool:
    line = " ".join(text.split())[: 2 * TITLE_LENGTH]
    if not parse_habit_text(manager, line).title:
        return False
    await _start_dialog(manager, NewHabit.check, {"said": line})
    return True


async def _start_dialog(
    manager: DialogManager, state: State, data: dict[str, str] | None = None
) -> None:
    await manager.start(state, data, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)

"""What windows ask of the application as a whole, done by the dialogs that can."""

from collections.abc import Mapping
from dataclasses import dataclass

from aiogram.fsm.state import State
from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.dialogs.data.import_handlers import handle_file
from bot.dialogs.habits.command_handlers import handle_habit_text
from bot.dialogs.tasks.draft_handlers import handle_task_text
from bot.routes import Menu
from bot.runtime.intent_handlers import handle_intent
from bot.runtime.link_handlers import follow_link


@dataclass(slots=True, frozen=True)
class DialogActions:
    """Implements AppActions; `command_states` are the windows that commands open."""

    command_states: Mapping[str, State]

    async def handle_text(self, message: Message, manager: DialogManager) -> None:
        if await handle_intent(message, manager) or await handle_habit_text(message, manager):
            return
        await handle_task_text(message, manager)

    async def handle_file(self, message: Message, manager: DialogManager) -> None:
        await handle_file(message, manager)

    async def open_payload(
        self, manager: DialogManager, payload: str, show_mode: ShowMode | None = None
    ) -> None:
        if payload:
            await follow_link(manager, payload, self.command_states, show_mode)
        else:
            await manager.start(Menu.main, mode=StartMode.RESET_STACK, show_mode=show_mode)

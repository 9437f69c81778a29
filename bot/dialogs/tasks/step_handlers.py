"""What a tap or a text does in the step windows."""

from typing import Any
from uuid import UUID, uuid5

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.tasks.card_getters import get_command_ids, load_task
from bot.dialogs.tasks.card_handlers import execute_and_remember
from bot.ui.context import get_command_executor
from bot.ui.hints import show_hint
from core.language.sanitizing import sanitize_text
from core.tasks.contracts.commands import AddStep, RemoveStep
from core.tasks.contracts.views import MAX_STEPS, STEP_LENGTH, Step

_BULLET_CHARACTERS = "-–—•*☐☑✅ \t"


def parse_steps(text: str) -> list[str]:
    """One step a line, without bullets."""
    found = (sanitize_text(line).lstrip(_BULLET_CHARACTERS) for line in text.splitlines())
    return [line for line in found if line]


async def handle_steps_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """As many steps as there are lines; ids come from the update, so it adds them once."""
    titles = parse_steps(message.text or "")
    if not titles:
        show_hint(manager, "task-text-please")
        return
    if max(map(len, titles)) > STEP_LENGTH:
        show_hint(manager, "task-step-too-long", limit=STEP_LENGTH)
        return
    mine = get_command_ids(manager)
    if len((await load_task(manager)).steps) + len(titles) > MAX_STEPS:
        show_hint(manager, "error-too-many-steps", limit=MAX_STEPS)
        return
    for number, title in enumerate(titles):
        step = Step(
            uuid5(mine["task_id"], f"{get_command_executor(manager).origin}:{number}"), title
        )
        await execute_and_remember(manager, AddStep(**mine, step=step))


async def remove_step(_: CallbackQuery, __: Any, manager: DialogManager, step_id: str) -> None:
    await execute_and_remember(
        manager, RemoveStep(**get_command_ids(manager), step_id=UUID(hex=step_id))
    )

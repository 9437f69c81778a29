"""What a tap or a text does in the card windows."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import Data, DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.tasks.card_getters import (
    FRESH_TASK_KEY,
    ORIGIN_KEY,
    TASK_ID_KEY,
    get_command_ids,
    load_task,
)
from bot.dialogs.tasks.undo import (
    clear_undo_offer,
    offer_undo,
)
from bot.live.focus_sessions import start_task_pomodoro
from bot.routes import Draft, Tasks
from bot.ui.context import (
    get_command_executor,
    get_current_user,
)
from bot.ui.task_draft import TaskDraft
from core.kit.messages import Command
from core.tasks.contracts.commands import (
    CompleteTask,
    DeleteTask,
    ReopenTask,
    RestoreTask,
    TickStep,
)
from core.tasks.contracts.views import TaskCard


async def initialize_card(data: Any, manager: DialogManager) -> None:
    """The card can be opened from outside with the task's id."""
    if isinstance(data, dict) and TASK_ID_KEY in data:
        manager.dialog_data[TASK_ID_KEY] = UUID(hex=data[TASK_ID_KEY]).hex


async def open_card(_: CallbackQuery, __: Any, manager: DialogManager, task_id: str) -> None:
    manager.dialog_data[TASK_ID_KEY] = task_id
    manager.dialog_data[ORIGIN_KEY] = str(manager.current_context().state.state).rpartition(":")[2]
    clear_undo_offer(manager)
    await manager.switch_to(Tasks.card)


async def back_to_list(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    origins = {"all": Tasks.all, "square": Tasks.square}
    clear_undo_offer(manager)
    if ORIGIN_KEY not in manager.dialog_data and len(manager.current_stack().intents) > 1:
        await manager.done()  # it was opened from another dialog
        return
    await manager.switch_to(origins.get(manager.dialog_data.get(ORIGIN_KEY, ""), Tasks.today))


async def execute_and_remember(manager: DialogManager, command: Command[TaskCard]) -> TaskCard:
    """Execute, and let the card show the view that came back."""
    view = await get_command_executor(manager)(command)
    manager.middleware_data[FRESH_TASK_KEY] = view
    return view


async def complete_task(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    clear_undo_offer(manager)
    await execute_and_remember(manager, CompleteTask(**get_command_ids(manager)))


async def reopen_task(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await execute_and_remember(manager, ReopenTask(**get_command_ids(manager)))


async def delete_task(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    clear_undo_offer(manager)
    await execute_and_remember(manager, DeleteTask(**get_command_ids(manager)))


async def restore_task(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await execute_and_remember(manager, RestoreTask(**get_command_ids(manager)))


async def tick_step(_: CallbackQuery, __: Any, manager: DialogManager, item_id: str) -> None:
    tick = TickStep(
        **get_command_ids(manager), step_id=UUID(hex=item_id[1:]), done=item_id[0] == "+"
    )
    await execute_and_remember(manager, tick)


async def start_focus(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """A pomodoro on this very task."""
    await start_task_pomodoro(manager, UUID(hex=manager.dialog_data[TASK_ID_KEY]))


async def edit_task(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    fields = TaskDraft.from_task(await load_task(manager))
    await manager.start(Draft.review, data=fields.to_builtins())


async def handle_editor_result(_: Data, result: Any, manager: DialogManager) -> None:
    """The editor was saved: the change can be taken back."""
    if isinstance(result, dict) and "before" in result:
        before, after = (TaskDraft.from_builtins(result[name]) for name in ("before", "after"))
        current_user = get_current_user(manager)
        offer_undo(
            manager,
            current_user.translate("task-told-edited"),
            before.build_edit_command(after, current_user.id),
        )

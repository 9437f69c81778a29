"""What a tap or a text does in the selection windows."""

from datetime import date
from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import ChatEvent, DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.tasks.list_getters import get_filter
from bot.dialogs.tasks.selection_getters import CHOSEN_KEY, get_chosen, get_command_ids
from bot.dialogs.tasks.undo import clear_undo_offer, offer_undo
from bot.routes import Tasks
from bot.ui.context import get_command_executor, get_current_user, get_local_today, get_query_runner
from bot.ui.hints import show_hint
from bot.ui.pagers import reset_pages
from bot.ui.text_parsing import parse_day
from core.kit.errors import DomainError
from core.kit.messages import Command
from core.tasks.contracts.batch import (
    CompleteTasks,
    DeleteTasks,
    MoveTasks,
    ReopenTasks,
    RestoreTasks,
)
from core.tasks.contracts.views import MAX_BATCH, TaskMove, TasksChanged
from core.tasks.queries import TaskQueries
from core.tasks.rules import get_named_day


async def start_choosing(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Nothing is chosen yet."""
    manager.dialog_data[CHOSEN_KEY] = []
    clear_undo_offer(manager)
    await manager.switch_to(Tasks.choose)


async def toggle_task(_: CallbackQuery, __: Any, manager: DialogManager, item_id: str) -> None:
    chosen, task_id = get_chosen(manager), item_id[1:]
    if item_id[0] == "-":
        chosen = [one for one in chosen if one != task_id]
    elif len(chosen) >= MAX_BATCH:
        show_hint(manager, "task-choose-too-many", limit=MAX_BATCH)
    elif task_id not in chosen:
        chosen.append(task_id)
    manager.dialog_data[CHOSEN_KEY] = chosen


async def choose_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Everything in the list as it is narrowed, as far as it can be changed together."""
    async with get_query_runner(manager)(TaskQueries) as queries:
        found = await queries.get_page(
            get_current_user(manager).id, 0, MAX_BATCH, get_filter(manager)
        )
    manager.dialog_data[CHOSEN_KEY] = [one.id.hex for one in found.tasks]
    if found.total > MAX_BATCH:
        show_hint(manager, "task-choose-too-many", limit=MAX_BATCH)


async def choose_none(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data[CHOSEN_KEY] = []


async def complete_chosen(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    changed = await _execute_change(manager, CompleteTasks(**get_command_ids(manager)))
    await _report_change(manager, "task-told-done", changed, ReopenTasks)


async def delete_chosen(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    changed = await _execute_change(manager, DeleteTasks(**get_command_ids(manager)))
    await _report_change(manager, "task-told-deleted", changed, RestoreTasks)


async def move_to_named_day(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    await _move_chosen(manager, get_named_day(button.widget_id or "", get_local_today(manager)))


async def move_to_day(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    await _move_chosen(manager, day)


async def handle_day_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    day = parse_day(manager, message.text)
    if day is None:
        show_hint(manager, "task-day-please")
        return
    await _move_chosen(manager, day)


async def _move_chosen(manager: DialogManager, day: date | None) -> None:
    moves = tuple(TaskMove(UUID(hex=one), day) for one in get_chosen(manager))
    user_id = get_current_user(manager).id
    if not moves:
        await _return_to_list(manager)
        return
    try:
        changed = await _execute_change(manager, MoveTasks(user_id=user_id, moves=moves))
    except DomainError as refusal:
        if refusal.code != "too-far":
            raise
        show_hint(manager, "error-too-far", **refusal.params)
        return
    if changed.undo:
        text = get_current_user(manager).translate("task-told-moved", count=changed.changed)
        offer_undo(manager, text, MoveTasks(user_id=user_id, moves=changed.undo))
    await _return_to_list(manager)


async def _execute_change(manager: DialogManager, command: Command[TasksChanged]) -> TasksChanged:
    return await get_command_executor(manager)(command)


async def _report_change(
    manager: DialogManager,
    key: str,
    changed: TasksChanged,
    undo_type: type[ReopenTasks | RestoreTasks],
) -> None:
    current_user = get_current_user(manager)
    if changed.task_ids:
        text = current_user.translate(key, count=changed.changed)
        offer_undo(manager, text, undo_type(user_id=current_user.id, task_ids=changed.task_ids))
    await _return_to_list(manager)


async def _return_to_list(manager: DialogManager) -> None:
    manager.dialog_data[CHOSEN_KEY] = []
    reset_pages(manager)
    await manager.switch_to(Tasks.all)

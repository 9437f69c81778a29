"""Several tasks at once: chosen in a list, then done, moved or deleted together, with undo."""

from datetime import date
from typing import Any
from uuid import UUID

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import ChatEvent, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, CalendarConfig, Column, Row, SwitchTo

from bot.dialogs.tasks.calendars import LocalCalendar
from bot.dialogs.tasks.list_getters import get_filter
from bot.dialogs.tasks.undoing import clear_undo_offer, offer_undo
from bot.routes import Tasks
from bot.ui.cards import task_lines as lines
from bot.ui.choosers import create_select
from bot.ui.context import get_command_executor, get_current_user, get_local_now, get_query_runner
from bot.ui.current_user import QueryRunner
from bot.ui.hints import HintText, show_hint
from bot.ui.item_codes import TOGGLED_ID
from bot.ui.pagers import PAGE_SIZE, create_pager, load_page, reset_pages
from bot.ui.text_parsing import get_named_day, parse_day
from bot.ui.texts import I18nHtml, I18nText
from core.kit.errors import DomainError
from core.kit.messages import Command
from core.tasks.contracts.batch import (
    CompleteTasks,
    DeleteTasks,
    MoveTasks,
    ReopenTasks,
    RestoreTasks,
)
from core.tasks.contracts.views import MAX_BATCH, TaskMove, TaskPage, TasksChanged
from core.tasks.queries import TaskQueries

_CHOSEN_KEY = "chosen"


async def start_choosing(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Nothing is chosen yet."""
    manager.dialog_data[_CHOSEN_KEY] = []
    clear_undo_offer(manager)
    await manager.switch_to(Tasks.choose)


async def get_candidates_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The list of all tasks as it is narrowed, with ticks."""
    current_user, now = get_current_user(dialog_manager), get_local_now(dialog_manager)
    chosen, only = _get_chosen(dialog_manager), get_filter(dialog_manager)

    async def read_tasks(offset: int) -> TaskPage:
        async with query_runner(TaskQueries) as queries:
            return await queries.get_page(current_user.id, offset, PAGE_SIZE, only)

    found, turning = await load_page(dialog_manager, read_tasks)
    return turning | {
        "tasks": [
            lines.build_toggle(
                lines.format_task_button(one, now, current_user), one.id, one.id.hex in chosen
            )
            for one in found.tasks
        ],
        "count": len(chosen),
        "any": bool(chosen),
        "more": len(chosen) < min(found.total, MAX_BATCH),
    }


async def toggle_task(_: CallbackQuery, __: Any, manager: DialogManager, item_id: str) -> None:
    chosen, task_id = _get_chosen(manager), item_id[1:]
    if item_id[0] == "-":
        chosen = [one for one in chosen if one != task_id]
    elif len(chosen) >= MAX_BATCH:
        show_hint(manager, "task-choose-too-many", limit=MAX_BATCH)
    elif task_id not in chosen:
        chosen.append(task_id)
    manager.dialog_data[_CHOSEN_KEY] = chosen


async def choose_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Everything in the list as it is narrowed, as far as it can be changed together."""
    async with get_query_runner(manager)(TaskQueries) as queries:
        found = await queries.get_page(
            get_current_user(manager).id, 0, MAX_BATCH, get_filter(manager)
        )
    manager.dialog_data[_CHOSEN_KEY] = [one.id.hex for one in found.tasks]
    if found.total > MAX_BATCH:
        show_hint(manager, "task-choose-too-many", limit=MAX_BATCH)


async def choose_none(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data[_CHOSEN_KEY] = []


async def complete_chosen(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    changed = await _execute_change(manager, CompleteTasks(**_get_command_ids(manager)))
    await _report_change(manager, "task-told-done", changed, ReopenTasks)


async def delete_chosen(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    changed = await _execute_change(manager, DeleteTasks(**_get_command_ids(manager)))
    await _report_change(manager, "task-told-deleted", changed, RestoreTasks)


async def move_to_named_day(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    await _move_chosen(manager, get_named_day(manager, button.widget_id))


async def move_to_day(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    await _move_chosen(manager, day)


async def handle_day_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    day = parse_day(manager, message.text)
    if day is None:
        show_hint(manager, "task-day-please")
        return
    await _move_chosen(manager, day)


async def _move_chosen(manager: DialogManager, day: date | None) -> None:
    moves = tuple(TaskMove(UUID(hex=one), day) for one in _get_chosen(manager))
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
    manager.dialog_data[_CHOSEN_KEY] = []
    reset_pages(manager)
    await manager.switch_to(Tasks.all)


def _get_chosen(manager: DialogManager) -> list[str]:
    return list(manager.dialog_data.get(_CHOSEN_KEY) or [])


def _get_command_ids(manager: DialogManager) -> dict[str, Any]:
    ids = tuple(UUID(hex=one) for one in _get_chosen(manager))
    return {"user_id": get_current_user(manager).id, "task_ids": ids}


choose_window = Window(
    HintText(),
    I18nHtml("task-choose"),
    Column(create_select("one", "tasks", toggle_task, codes=TOGGLED_ID)),
    create_pager(),
    Row(
        Button(I18nText("task-choose-all"), id="all", on_click=choose_all, when="more"),
        Button(I18nText("task-choose-none"), id="nothing", on_click=choose_none, when="any"),
    ),
    Row(
        Button(I18nText("task-done"), id="done", on_click=complete_chosen),
        SwitchTo(I18nText("task-move"), id="move", state=Tasks.choose_day),
        Button(I18nText("task-delete"), id="delete", on_click=delete_chosen),
        when="any",
    ),
    SwitchTo(I18nText("button-back"), id="back", state=Tasks.all),
    state=Tasks.choose,
    getter=get_candidates_data,
)
choose_day_window = Window(
    HintText(),
    I18nHtml("task-choose-day"),
    Row(
        Button(I18nText("chip-today"), id="today", on_click=move_to_named_day),
        Button(I18nText("chip-tomorrow"), id="tomorrow", on_click=move_to_named_day),
        Button(I18nText("chip-monday"), id="monday", on_click=move_to_named_day),
    ),
    Button(I18nText("chip-no-day"), id="none", on_click=move_to_named_day),
    LocalCalendar(id="calendar", on_click=move_to_day, config=CalendarConfig()),
    MessageInput(handle_day_input, content_types=ContentType.ANY),
    SwitchTo(I18nText("button-back"), id="back", state=Tasks.choose),
    state=Tasks.choose_day,
    getter=get_candidates_data,
)

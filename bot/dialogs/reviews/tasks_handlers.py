"""What a tap or a text does in the tasks windows."""

import msgspec
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.reviews.step_handlers import UNDO_STORE
from bot.dialogs.reviews.tasks_getters import ADDED_KEY, MAX_MOVED_TASKS, add_occurrences
from bot.ui.context import (
    derive_id,
    get_command_executor,
    get_current_user,
    get_local_today,
    get_query_runner,
)
from bot.ui.hints import show_hint
from bot.ui.sanitizing import sanitize_text
from bot.ui.task_draft import MAX_TASK_TEXT_LENGTH, TaskDraft
from bot.ui.text_parsing import parse_task_text
from core.reviews.rules import list_days_ahead, spread_tasks
from core.tasks.contracts.batch import MoveTasks
from core.tasks.contracts.commands import DeleteTask
from core.tasks.contracts.views import TaskMove
from core.tasks.workload import WorkloadQueries
from core.texts import format_day


async def spread_overdue(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The weightiest first, over the days the person works on, where there is least; with nothing
    overdue any more a second tap does nothing."""
    current_user, today = get_current_user(manager), get_local_today(manager)
    ahead = list_days_ahead(today)
    days = [day for day in ahead if current_user.profile.work_days >> day.weekday() & 1] or list(
        ahead
    )
    async with get_query_runner(manager)(WorkloadQueries) as queries:
        late = await queries.list_overdue(current_user.id, today, MAX_MOVED_TASKS)
        load = await queries.get_daily_load(current_user.id, days[0], days[-1])
    if not late:
        return
    load = await add_occurrences(get_query_runner(manager), current_user.id, load, days)
    chosen = spread_tasks(len(late), load, days)
    moves = tuple(TaskMove(one.id, day) for one, day in zip(late, chosen, strict=True))
    changed = await get_command_executor(manager)(MoveTasks(user_id=current_user.id, moves=moves))
    if changed.undo:
        UNDO_STORE.save_command(manager, MoveTasks(user_id=current_user.id, moves=changed.undo))


async def handle_task_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """A task in free words; without a day it is for the first day ahead."""
    text, current_user = sanitize_text(message.text or ""), get_current_user(manager)
    if not text or len(text) > MAX_TASK_TEXT_LENGTH:
        show_hint(
            manager,
            "task-text-too-long" if text else "task-text-please",
            limit=MAX_TASK_TEXT_LENGTH,
        )
        return
    executor = get_command_executor(manager)
    task_id = derive_id(manager)
    fields = TaskDraft.from_parsed(parse_task_text(manager, text), text, task_id)
    due = fields.due_date or list_days_ahead(get_local_today(manager))[0]
    written = msgspec.structs.replace(fields, due_date=due)
    card = await executor(written.build_add_command(current_user.id))
    UNDO_STORE.save_command(manager, DeleteTask(user_id=current_user.id, task_id=task_id))
    day = format_day(current_user.locale, due, get_local_today(manager))
    manager.middleware_data[ADDED_KEY] = {"title": card.title, "day": day}

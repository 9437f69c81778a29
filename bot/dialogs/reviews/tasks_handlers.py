"""What a tap or a text does in the tasks windows."""

import msgspec
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.reviews.step_handlers import UNDO_STORE
from bot.dialogs.reviews.tasks_getters import ADDED_KEY
from bot.ui.context import (
    derive_id,
    get_command_executor,
    get_current_user,
    get_local_today,
    get_query_runner,
)
from bot.ui.hints import show_hint
from bot.ui.task_draft import MAX_TASK_TEXT_LENGTH, TaskDraft
from bot.ui.text_parsing import parse_task_text
from core.language.sanitizing import sanitize_text
from core.overviews.agenda import AgendaQueries
from core.reviews.rules import list_days_ahead
from core.tasks.contracts.batch import MoveTasks
from core.tasks.contracts.commands import DeleteTask
from core.texts import format_day


async def spread_overdue(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """With nothing overdue any more a second tap does nothing."""
    current_user, today = get_current_user(manager), get_local_today(manager)
    async with get_query_runner(manager)(AgendaQueries) as queries:
        moves = await queries.propose_spread(current_user.profile, today)
    if not moves:
        return
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

"""The fourth step: next week's tasks, what is overdue, and what comes to mind."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from aiogram.types import CallbackQuery, ContentType, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import List

from bot.dialogs.reviews import steps
from bot.dialogs.reviews.undo import UNDO_STORE
from bot.routes import WeeklyReview
from bot.ui.context import (
    derive_id,
    get_command_executor,
    get_current_user,
    get_local_today,
    get_query_runner,
)
from bot.ui.current_user import QueryRunner
from bot.ui.hints import HintText, show_hint
from bot.ui.sanitizing import sanitize_text
from bot.ui.task_draft import MAX_TASK_TEXT_LENGTH, TaskDraft
from bot.ui.text_parsing import parse_task_text
from bot.ui.texts import I18nHtml, I18nText
from core.reviews.rules import list_days_ahead, spread_tasks
from core.tasks.contracts.batch import MoveTasks
from core.tasks.contracts.commands import DeleteTask
from core.tasks.contracts.views import TaskMove
from core.tasks.days import TaskDayQueries
from core.tasks.recurring import load_repeats_by_day
from core.tasks.workload import WorkloadQueries
from core.texts import format_day, get_weekday_names

MAX_TASKS, MAX_MOVED_TASKS = 5, 100
_ADDED_KEY = "weekly_added"  # what this very update wrote down


async def get_tasks_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """What was done, what is overdue, and how full the days ahead are."""
    current_user, today = get_current_user(dialog_manager), get_local_today(dialog_manager)
    days = list_days_ahead(today)
    async with query_runner(WorkloadQueries) as queries:
        work = await queries.get_workload(
            current_user.id, today, current_user.profile.zone, query_runner.clock.now()
        )
        late = await queries.list_overdue(current_user.id, today, MAX_TASKS)
        load = await queries.get_daily_load(current_user.id, days[0], days[-1])
    load = await _add_occurrences(query_runner, current_user.id, load, days)
    return {
        "done": work.completed_week,
        "overdue": work.overdue,
        "late": [{"title": one.title} for one in late],
        "some": work.overdue > 0,
        "hidden": work.overdue - len(late),
        "week": _format_load(days, load, current_user.locale),
        "moved": min(work.overdue, MAX_MOVED_TASKS),
        "added": _ADDED_KEY in dialog_manager.middleware_data,
        **dialog_manager.middleware_data.get(_ADDED_KEY, {}),
    }


async def _add_occurrences(
    query_runner: QueryRunner, user_id: UUID, load: Mapping[date, int], days: Sequence[date]
) -> dict[date, int]:
    """Tasks a day, those that will come round again on it too."""
    async with query_runner(TaskDayQueries) as queries:
        again = await load_repeats_by_day(queries, user_id, days[0], days[-1])
    return {day: load.get(day, 0) + len(again.get(day, [])) for day in days}


def _format_load(days: Sequence[date], load: Mapping[date, int], locale: str) -> str:
    """«пн 2 · вт 0 · ср 5»."""
    names = get_weekday_names(locale)
    return " · ".join(f"{names[day.weekday()]} {load.get(day, 0)}" for day in days)


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
    load = await _add_occurrences(get_query_runner(manager), current_user.id, load, days)
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
    manager.middleware_data[_ADDED_KEY] = {"title": card.title, "day": day}


tasks_window = Window(
    HintText(),
    I18nHtml("weekly-task-added", when="added"),
    I18nHtml("weekly-tasks"),
    List(I18nHtml("weekly-late-line"), items="late", when="some"),
    I18nHtml("weekly-late-more", when="hidden"),
    I18nHtml("weekly-tasks-ahead"),
    Button(I18nText("weekly-spread"), id="spread", on_click=spread_overdue, when="some"),
    *steps.create_step_buttons(WeeklyReview.tasks),
    MessageInput(handle_task_input, content_types=ContentType.ANY),
    state=WeeklyReview.tasks,
    getter=[steps.get_step_data, get_tasks_data],
)

"""What a tap or a text does in the windows."""

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.common import Whenable
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.planner.evening_getters import filter_chosen, get_reviewed_day
from bot.dialogs.planner.plan_draft import clear_draft, get_draft
from bot.dialogs.planner.rituals_getters import get_ritual
from bot.dialogs.planner.week_getters import get_shown_monday
from bot.routes import Planner, Tasks, Week
from bot.ui.context import get_command_executor, get_current_user, get_local_today, get_query_runner
from bot.ui.hints import show_hint
from bot.ui.navigation import SETTINGS_START_DATA
from bot.ui.pagers import reset_pages
from bot.ui.planning import open_planning
from bot.ui.text_parsing import parse_task_text
from core.kit.days import get_monday
from core.overviews.task_plans import build_evening_plan
from core.planner.contracts import SetRituals, UndoPlan


async def toggle_task(_: CallbackQuery, __: Any, manager: DialogManager, task_id: str) -> None:
    chosen = list(manager.dialog_data.get("chosen", ()))
    if task_id in chosen:
        chosen.remove(task_id)
    else:
        chosen.append(task_id)
    manager.dialog_data["chosen"] = chosen


async def move_chosen(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _move_tasks(manager, only_chosen=True)


async def move_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _move_tasks(manager, only_chosen=False)


async def _move_tasks(manager: DialogManager, *, only_chosen: bool) -> None:
    """The tasks that are open at this moment; a second tap finds it done."""
    if manager.dialog_data.get("moved"):
        return
    day, today = get_reviewed_day(manager), get_local_today(manager)
    async with open_planning(get_query_runner(manager), get_current_user(manager)) as planning:
        cards = await planning.list_leftovers(day)
    if only_chosen:
        cards = filter_chosen(manager, cards)
    if not cards:
        return
    command = build_evening_plan(get_current_user(manager).id, uuid4(), day, today, cards)
    plan = await get_command_executor(manager)(command)
    manager.dialog_data.update(moved=plan.id.hex, count=len(command.shifts), chosen=[])
    manager.dialog_data.pop("returned", None)


async def undo_move(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    moved = manager.dialog_data.pop("moved", None)
    if moved is not None:
        await get_command_executor(manager)(
            UndoPlan(user_id=get_current_user(manager).id, plan_id=UUID(hex=moved))
        )
        manager.dialog_data["returned"] = True


async def reopen_review(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.pop("returned", None)


async def accept_spread(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Accept the preview; one of another day is made anew first."""
    draft = get_draft(manager)
    if draft is None:
        return
    clear_draft(manager)
    if draft.day != get_local_today(manager):
        show_hint(manager, "plan-renewed")
        return
    await get_command_executor(manager)(draft.build_command(get_current_user(manager).id))
    manager.dialog_data["done"] = draft.plan_id.hex


async def undo_spread(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Back to the days they were on."""
    done = manager.dialog_data.pop("done", None)
    if done is not None:
        await get_command_executor(manager)(
            UndoPlan(user_id=get_current_user(manager).id, plan_id=UUID(hex=done))
        )
        manager.dialog_data["undone"] = True


async def renew_spread(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.pop("undone", None)
    clear_draft(manager)


OVERDUE_LIST, UNDATED_LIST = "overdue", "undated"


async def switch_week(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    steps = {"earlier": -7, "later": 7}
    monday = get_shown_monday(manager) + timedelta(days=steps.get(button.widget_id or "", 0))
    if button.widget_id == "now":
        monday = get_monday(get_local_today(manager))
    manager.dialog_data["week"] = monday.isoformat()


async def open_day(_: CallbackQuery, __: Any, manager: DialogManager, chosen: str) -> None:
    await _open_list(manager, date.fromisoformat(chosen).isoformat())


async def open_backlog(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    await _open_list(manager, button.widget_id or OVERDUE_LIST)


async def _open_list(manager: DialogManager, list_name: str) -> None:
    manager.dialog_data["list"] = list_name
    reset_pages(manager)
    await manager.switch_to(Week.list)


async def open_task(_: CallbackQuery, __: Any, manager: DialogManager, task_id: str) -> None:
    await manager.start(Tasks.card, data={"task_id": task_id})


def is_opened_from_settings(_: dict[str, Any], __: Whenable, manager: DialogManager) -> bool:
    return manager.start_data == SETTINGS_START_DATA


def is_opened_from_plan(_: dict[str, Any], __: Whenable, manager: DialogManager) -> bool:
    return manager.start_data != SETTINGS_START_DATA


async def choose_time(_: CallbackQuery, __: Any, manager: DialogManager, digits: str) -> None:
    await _set_ritual_time(manager, time(int(digits[:2]), int(digits[2:])))


async def disable_ritual(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _set_ritual_time(manager, None)


async def handle_time_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«8:30», «в 9 вечера»: whatever the grammar takes for a time."""
    at = parse_task_text(manager, (message.text or "")[:100]).due_time
    if at is None:
        show_hint(manager, "ritual-time-please")
        return
    await _set_ritual_time(manager, at)


async def _set_ritual_time(manager: DialogManager, at: time | None) -> None:
    user_id = get_current_user(manager).id
    if get_ritual(manager) == "morning":
        await get_command_executor(manager)(SetRituals(user_id=user_id, morning_at=at))
    else:
        await get_command_executor(manager)(SetRituals(user_id=user_id, evening_at=at))
    await manager.switch_to(Planner.rituals)

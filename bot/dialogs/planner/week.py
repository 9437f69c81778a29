"""The windows of the week: seven days at a glance, and the tasks of one of them."""

from datetime import date, timedelta
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Start, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.choices import choice
from bot.codes import ID, read_day
from bot.context import today_of
from bot.dialogs.planner.back import go_back
from bot.dialogs.planner.offer import pile
from bot.dialogs.planner.states import Planner, Spread, Week
from bot.dialogs.planner.week_getters import chosen_list, monday_of, week
from bot.dialogs.tasks.states import Draft, Tasks
from bot.navigation import to_menu
from bot.paging import from_the_start, pager
from bot.texts import L

OVERDUE, UNDATED = "overdue", "undated"


async def turn_week(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    steps = {"earlier": -7, "later": 7}
    monday = monday_of(manager) + timedelta(days=steps.get(button.widget_id or "", 0))
    if button.widget_id == "now":
        today = today_of(manager)
        monday = today - timedelta(days=today.weekday())
    manager.dialog_data["week"] = monday.isoformat()


async def open_day(_: CallbackQuery, __: Any, manager: DialogManager, chosen: str) -> None:
    await _open(manager, date.fromisoformat(chosen).isoformat())


async def open_backlog(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    await _open(manager, button.widget_id or OVERDUE)


async def _open(manager: DialogManager, what: str) -> None:
    manager.dialog_data["list"] = what
    from_the_start(manager)
    await manager.switch_to(Week.list)


async def open_task(_: CallbackQuery, __: Any, manager: DialogManager, task_id: str) -> None:
    await manager.start(Tasks.card, data={"task_id": task_id})


_DAYS = choice("day", "days", open_day, codes=read_day)
_TASKS = choice("task", "tasks", open_task, codes=ID)
main = Window(
    Format("{words}"),
    Group(_DAYS, width=4),
    Row(
        Button(L("pager-prev"), id="earlier", on_click=turn_week),
        Button(L("week-now"), id="now", on_click=turn_week, when="elsewhere"),
        Button(L("pager-next"), id="later", on_click=turn_week),
    ),
    Row(
        Button(L("week-overdue"), id=OVERDUE, on_click=open_backlog, when="overdue"),
        Button(L("week-undated"), id=UNDATED, on_click=open_backlog, when="undated"),
    ),
    Start(L("spread-offer"), id="spread", state=Spread.main, when="pile"),
    Row(
        Start(L("menu-plan"), id="plan", state=Planner.day),
        Start(L("menu-add"), id="add", state=Draft.write),
    ),
    Row(go_back(), to_menu()),
    state=Week.main,
    getter=(pile, week),
)
listed = Window(
    Format("{words}"),
    Column(_TASKS),
    pager(),
    Row(SwitchTo(L("button-back"), id="week", state=Week.main), to_menu()),
    state=Week.list,
    getter=chosen_list,
)


def create_dialog() -> Dialog:
    return Dialog(main, listed)

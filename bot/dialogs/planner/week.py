"""The windows of the week: seven days at a glance, and the tasks of one of them."""

from datetime import date, timedelta
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Start, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.dialogs.planner.back import create_back_button
from bot.dialogs.planner.week_getters import get_list_data, get_shown_monday, get_week_data
from bot.routes import Draft, Planner, Spread, Tasks, Week
from bot.ui.choosers import create_select
from bot.ui.context import get_local_today
from bot.ui.item_codes import ID, parse_day_code
from bot.ui.navigation import create_menu_button
from bot.ui.overdue import get_overdue_data
from bot.ui.pagers import create_pager, reset_pages
from bot.ui.texts import I18nText

OVERDUE_LIST, UNDATED_LIST = "overdue", "undated"


async def switch_week(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    steps = {"earlier": -7, "later": 7}
    monday = get_shown_monday(manager) + timedelta(days=steps.get(button.widget_id or "", 0))
    if button.widget_id == "now":
        today = get_local_today(manager)
        monday = today - timedelta(days=today.weekday())
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


_DAY_SELECT = create_select("day", "days", open_day, codes=parse_day_code)
_TASK_SELECT = create_select("task", "tasks", open_task, codes=ID)
main_window = Window(
    Format("{words}"),
    Group(_DAY_SELECT, width=4),
    Row(
        Button(I18nText("pager-prev"), id="earlier", on_click=switch_week),
        Button(I18nText("week-now"), id="now", on_click=switch_week, when="elsewhere"),
        Button(I18nText("pager-next"), id="later", on_click=switch_week),
    ),
    Row(
        Button(I18nText("week-overdue"), id=OVERDUE_LIST, on_click=open_backlog, when="overdue"),
        Button(I18nText("week-undated"), id=UNDATED_LIST, on_click=open_backlog, when="undated"),
    ),
    Start(I18nText("spread-offer"), id="spread", state=Spread.main, when="pile"),
    Row(
        Start(I18nText("menu-plan"), id="plan", state=Planner.day),
        Start(I18nText("menu-add"), id="add", state=Draft.write),
    ),
    Row(create_back_button(), create_menu_button()),
    state=Week.main,
    getter=(get_overdue_data, get_week_data),
)
list_window = Window(
    Format("{words}"),
    Column(_TASK_SELECT),
    create_pager(),
    Row(SwitchTo(I18nText("button-back"), id="week", state=Week.main), create_menu_button()),
    state=Week.list,
    getter=get_list_data,
)


def create_dialog() -> Dialog:
    return Dialog(main_window, list_window)

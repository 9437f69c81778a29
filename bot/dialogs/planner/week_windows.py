"""The windows of the week: seven days at a glance, and the tasks of one of them."""

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Start, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.dialogs.planner.handlers import (
    OVERDUE_LIST,
    UNDATED_LIST,
    open_backlog,
    open_day,
    open_task,
    switch_week,
)
from bot.dialogs.planner.week_getters import get_list_data, get_week_data
from bot.dialogs.planner.widgets import create_back_button
from bot.routes import Draft, Planner, Spread, Week
from bot.ui.choosers import create_select
from bot.ui.item_codes import ID, parse_day_code
from bot.ui.navigation import create_menu_button
from bot.ui.overdue import get_overdue_data
from bot.ui.pagers import create_pager
from bot.ui.texts import I18nText

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

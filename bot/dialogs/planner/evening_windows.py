"""The window in which the evening's leftovers are chosen: some or all go to the next day."""

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, Start
from aiogram_dialog.widgets.text import Format

from bot.dialogs.planner.evening_getters import get_leftovers_data
from bot.dialogs.planner.handlers import (
    move_all,
    move_chosen,
    reopen_review,
    toggle_task,
    undo_move,
)
from bot.dialogs.planner.widgets import create_back_button
from bot.routes import Review, Spread
from bot.ui.choosers import create_select
from bot.ui.item_codes import ID
from bot.ui.navigation import create_menu_button
from bot.ui.overdue import get_overdue_data
from bot.ui.texts import I18nText

_TASK_SELECT = create_select("task", "tasks", toggle_task, when="open", codes=ID)

main_window = Window(
    Format("{words}"),
    Column(_TASK_SELECT),
    Button(I18nText("review-move-chosen"), id="chosen", on_click=move_chosen, when="any"),
    Button(I18nText("review-move-all"), id="all", on_click=move_all, when="open"),
    Button(I18nText("review-undo"), id="undo", on_click=undo_move, when="moved"),
    Button(I18nText("review-again"), id="again", on_click=reopen_review, when="returned"),
    Start(I18nText("spread-offer"), id="spread", state=Spread.main, when="pile"),
    Row(create_back_button(), create_menu_button()),
    state=Review.main,
    getter=(get_overdue_data, get_leftovers_data),
)


def create_dialog() -> Dialog:
    return Dialog(main_window)

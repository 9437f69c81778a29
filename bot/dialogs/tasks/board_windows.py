"""The Eisenhower board: four squares with their counts, and the list of each."""

from aiogram_dialog import Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from bot.dialogs.tasks.board_getters import get_board_data, get_square_data
from bot.dialogs.tasks.board_handlers import open_square
from bot.dialogs.tasks.widgets import create_task_buttons
from bot.routes import Tasks
from bot.ui.navigation import create_menu_button
from bot.ui.pagers import create_pager
from bot.ui.texts import I18nHtml, I18nText

board_window = Window(
    I18nHtml("board-title"),
    Row(
        Button(I18nText("board-do"), id="do", on_click=open_square),
        Button(I18nText("board-plan"), id="plan", on_click=open_square),
    ),
    Row(
        Button(I18nText("board-quick"), id="quick", on_click=open_square),
        Button(I18nText("board-later"), id="later", on_click=open_square),
    ),
    Row(SwitchTo(I18nText("button-back"), id="back", state=Tasks.today), create_menu_button()),
    state=Tasks.board,
    getter=get_board_data,
)

square_window = Window(
    I18nHtml("board-square"),
    create_task_buttons(),
    create_pager(),
    Row(SwitchTo(I18nText("button-back"), id="back", state=Tasks.board), create_menu_button()),
    state=Tasks.square,
    getter=get_square_data,
)

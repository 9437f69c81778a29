"""The Eisenhower board: four squares with their counts, and the list of each."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from bot.dialogs.tasks.listing import create_task_buttons
from bot.dialogs.tasks.paging import build_page_data
from bot.routes import Tasks
from bot.ui.context import get_current_user, get_local_now
from bot.ui.current_user import QueryRunner
from bot.ui.navigation import create_menu_button
from bot.ui.pagers import PAGE_SIZE, create_pager, reset_pages
from bot.ui.texts import I18nHtml, I18nText
from core.tasks.contracts.views import Quadrant, TaskPage
from core.tasks.queries import TaskQueries

_SQUARE_KEY = "square"


async def get_board_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """How many open tasks stand in each square."""
    async with query_runner(TaskQueries) as queries:
        found = await queries.count_quadrants(
            get_current_user(dialog_manager).id, get_local_now(dialog_manager)
        )
    return {str(name): count for name, count in found.items()}


async def open_square(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data[_SQUARE_KEY] = button.widget_id
    reset_pages(manager)
    await manager.switch_to(Tasks.square)


async def get_square_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The tasks of one square, most urgent first."""
    user_id, now = get_current_user(dialog_manager).id, get_local_now(dialog_manager)
    name: Quadrant = dialog_manager.dialog_data.get(_SQUARE_KEY, "do")

    async def read_tasks(offset: int) -> TaskPage:
        async with query_runner(TaskQueries) as queries:
            return await queries.get_quadrant_page(user_id, name, now, offset, PAGE_SIZE)

    found = await build_page_data(dialog_manager, read_tasks)
    return found | {"square": get_current_user(dialog_manager).translate(f"board-name-{name}")}


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

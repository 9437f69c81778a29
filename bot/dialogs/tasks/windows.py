"""Windows of tasks: the lists, and all dialogs of this package."""

from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, Start, SwitchTo

from bot.dialogs.tasks import list_getters
from bot.dialogs.tasks.blocker_windows import blockers_window
from bot.dialogs.tasks.board_windows import board_window, square_window
from bot.dialogs.tasks.card_handlers import handle_editor_result, initialize_card
from bot.dialogs.tasks.card_windows import card_window
from bot.dialogs.tasks.draft_list_handlers import initialize_list
from bot.dialogs.tasks.draft_windows import draft_windows
from bot.dialogs.tasks.list_handlers import switch_today_mode, tap_today_task
from bot.dialogs.tasks.search_handlers import clear_search, initialize_search
from bot.dialogs.tasks.search_windows import search_window
from bot.dialogs.tasks.selection_handlers import start_choosing
from bot.dialogs.tasks.selection_windows import choose_day_window, choose_window
from bot.dialogs.tasks.snooze_windows import snooze_day_window, snooze_time_window, snooze_window
from bot.dialogs.tasks.step_windows import steps_window
from bot.dialogs.tasks.undo import create_undo_widgets
from bot.dialogs.tasks.widgets import create_task_buttons
from bot.routes import Draft, Planner, Spread, Tasks, Week
from bot.ui.choosers import create_select
from bot.ui.item_codes import ID
from bot.ui.navigation import create_menu_button
from bot.ui.overdue import get_overdue_data
from bot.ui.pagers import create_pager
from bot.ui.texts import I18nHtml, I18nText

_ADD_BUTTON = Start(I18nText("menu-add"), id="add", state=Draft.write)
_CHANGE_TEXT, _UNDO_BUTTON = create_undo_widgets()

today_window = Window(
    _CHANGE_TEXT,
    I18nHtml("tasks-today-empty", when="empty"),
    I18nHtml("tasks-today", when="total"),
    Column(create_select("task", "tasks", tap_today_task, codes=ID)),
    create_pager(),
    _UNDO_BUTTON,
    Button(I18nText("tasks-open-cards"), id="cards", on_click=switch_today_mode, when="can_open"),
    Button(I18nText("tasks-tick"), id="ticks", on_click=switch_today_mode, when="opening"),
    Row(_ADD_BUTTON, SwitchTo(I18nText("menu-tasks"), id="all", state=Tasks.all)),
    SwitchTo(I18nText("tasks-board"), id="board", state=Tasks.board),
    Row(
        Start(I18nText("menu-plan"), id="plan", state=Planner.day),
        Start(I18nText("menu-week"), id="week", state=Week.main),
    ),
    Start(I18nText("spread-offer"), id="spread", state=Spread.main, when="pile"),
    create_menu_button(),
    state=Tasks.today,
    getter=(list_getters.get_today_data, get_overdue_data),
)
all_tasks_window = Window(
    _CHANGE_TEXT,
    I18nHtml("tasks-all-empty", when="nothing"),
    I18nHtml("tasks-all", when="everything"),
    I18nHtml("tasks-found", when="narrowed"),
    create_task_buttons(),
    create_pager(),
    _UNDO_BUTTON,
    Button(I18nText("tasks-show-all"), id="clear", on_click=clear_search, when="narrowed"),
    Row(
        SwitchTo(I18nText("tasks-search"), id="search", state=Tasks.search),
        Button(I18nText("tasks-choose"), id="choose", on_click=start_choosing, when="total"),
    ),
    Row(_ADD_BUTTON, SwitchTo(I18nText("menu-today"), id="today", state=Tasks.today)),
    create_menu_button(),
    state=Tasks.all,
    getter=list_getters.get_all_open_data,
)


async def initialize_dialog(data: object, manager: DialogManager) -> None:
    """What the dialog can be opened with: a task's id, words to look for, tasks just added."""
    await initialize_card(data, manager)
    await initialize_search(data, manager)
    initialize_list(data, manager)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    return (
        Dialog(
            today_window,
            all_tasks_window,
            search_window,
            board_window,
            square_window,
            choose_window,
            choose_day_window,
            card_window,
            steps_window,
            blockers_window,
            snooze_window,
            snooze_day_window,
            snooze_time_window,
            on_start=initialize_dialog,
            on_process_result=handle_editor_result,
        ),
        Dialog(*draft_windows),
    )

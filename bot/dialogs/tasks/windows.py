"""Windows of tasks: the lists, and all dialogs of this room."""

from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row, Start, SwitchTo

from bot.dialogs.tasks import (
    blockers,
    board,
    card,
    choosing,
    list_getters,
    search,
    several,
    snoozing,
    steps,
)
from bot.dialogs.tasks.draft_windows import draft_windows
from bot.dialogs.tasks.listing import create_task_buttons
from bot.dialogs.tasks.undoing import create_undo_widgets
from bot.routes import Draft, Planner, Spread, Tasks, Week
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
    create_task_buttons(),
    create_pager(),
    _UNDO_BUTTON,
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
    Button(I18nText("tasks-show-all"), id="clear", on_click=search.clear_search, when="narrowed"),
    Row(
        SwitchTo(I18nText("tasks-search"), id="search", state=Tasks.search),
        Button(
            I18nText("tasks-choose"), id="choose", on_click=choosing.start_choosing, when="total"
        ),
    ),
    Row(_ADD_BUTTON, SwitchTo(I18nText("menu-today"), id="today", state=Tasks.today)),
    create_menu_button(),
    state=Tasks.all,
    getter=list_getters.get_all_open_data,
)


async def initialize_dialog(data: object, manager: DialogManager) -> None:
    """What the room can be opened with: a task's id, words to look for, tasks just added."""
    await card.initialize_card(data, manager)
    await search.initialize_search(data, manager)
    several.initialize_list(data, manager)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    return (
        Dialog(
            today_window,
            all_tasks_window,
            search.search_window,
            board.board_window,
            board.square_window,
            choosing.choose_window,
            choosing.choose_day_window,
            card.card_window,
            steps.steps_window,
            blockers.blockers_window,
            snoozing.snooze_window,
            snoozing.snooze_day_window,
            snoozing.snooze_time_window,
            on_start=initialize_dialog,
            on_process_result=card.handle_editor_result,
        ),
        Dialog(*draft_windows),
    )

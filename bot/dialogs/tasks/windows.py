"""Windows of tasks: the lists, and all dialogs of this room."""

from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row, Start, SwitchTo

from bot.dialogs.planner.offer import pile
from bot.dialogs.planner.states import Planner, Spread, Week
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
from bot.dialogs.tasks.listing import task_buttons
from bot.dialogs.tasks.states import Draft, Tasks
from bot.dialogs.tasks.undoing import undo_widgets
from bot.navigation import to_menu
from bot.paging import pager
from bot.texts import L, Rich

_ADD = Start(L("menu-add"), id="add", state=Draft.write)
_TOLD, _UNDO = undo_widgets()

today = Window(
    _TOLD,
    Rich("tasks-today-empty", when="empty"),
    Rich("tasks-today", when="total"),
    task_buttons(),
    pager(),
    _UNDO,
    Row(_ADD, SwitchTo(L("menu-tasks"), id="all", state=Tasks.all)),
    SwitchTo(L("tasks-board"), id="board", state=Tasks.board),
    Row(
        Start(L("menu-plan"), id="plan", state=Planner.day),
        Start(L("menu-week"), id="week", state=Week.main),
    ),
    Start(L("spread-offer"), id="spread", state=Spread.main, when="pile"),
    to_menu(),
    state=Tasks.today,
    getter=(list_getters.today, pile),
)
all_tasks = Window(
    _TOLD,
    Rich("tasks-all-empty", when="nothing"),
    Rich("tasks-all", when="everything"),
    Rich("tasks-found", when="narrowed"),
    task_buttons(),
    pager(),
    _UNDO,
    Button(L("tasks-show-all"), id="clear", on_click=search.clear, when="narrowed"),
    Row(
        SwitchTo(L("tasks-search"), id="search", state=Tasks.search),
        Button(L("tasks-choose"), id="choose", on_click=choosing.begin, when="total"),
    ),
    Row(_ADD, SwitchTo(L("menu-today"), id="today", state=Tasks.today)),
    to_menu(),
    state=Tasks.all,
    getter=list_getters.all_open,
)


async def started(data: object, manager: DialogManager) -> None:
    """What the room can be opened with: a task's id, words to look for, tasks just added."""
    await card.start_card(data, manager)
    await search.start_search(data, manager)
    several.start_list(data, manager)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    return (
        Dialog(
            today,
            all_tasks,
            search.window,
            board.board,
            board.one_square,
            choosing.choose,
            choosing.choose_day,
            card.card,
            steps.window,
            blockers.window,
            snoozing.snooze,
            snoozing.snooze_day,
            snoozing.snooze_time,
            on_start=started,
            on_process_result=card.edited,
        ),
        Dialog(*draft_windows),
    )

"""The Eisenhower board: four squares with their counts, and the list of each."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from bot.context import now_of, speaker_of
from bot.dialogs.tasks.listing import task_buttons
from bot.dialogs.tasks.paging import listed
from bot.dialogs.tasks.states import Tasks
from bot.navigation import to_menu
from bot.paging import PAGE, from_the_start, pager
from bot.speaker import Reader
from bot.texts import L, Rich
from core.tasks.contracts import Quadrant, TaskPage
from core.tasks.queries import TaskQueries

_SQUARE = "square"


async def counts(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """How many open tasks stand in each square."""
    async with reader(TaskQueries) as queries:
        found = await queries.quadrants(speaker_of(dialog_manager).id, now_of(dialog_manager))
    return {str(name): count for name, count in found.items()}


async def open_square(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data[_SQUARE] = button.widget_id
    from_the_start(manager)
    await manager.switch_to(Tasks.square)


async def square(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """The tasks of one square, most urgent first."""
    user_id, now = speaker_of(dialog_manager).id, now_of(dialog_manager)
    name: Quadrant = dialog_manager.dialog_data.get(_SQUARE, "do")

    async def read(offset: int) -> TaskPage:
        async with reader(TaskQueries) as queries:
            return await queries.quadrant(user_id, name, now, offset, PAGE)

    found = await listed(dialog_manager, read)
    return found | {"square": speaker_of(dialog_manager).text(f"board-name-{name}")}


board = Window(
    Rich("board-title"),
    Row(
        Button(L("board-do"), id="do", on_click=open_square),
        Button(L("board-plan"), id="plan", on_click=open_square),
    ),
    Row(
        Button(L("board-quick"), id="quick", on_click=open_square),
        Button(L("board-later"), id="later", on_click=open_square),
    ),
    Row(SwitchTo(L("button-back"), id="back", state=Tasks.today), to_menu()),
    state=Tasks.board,
    getter=counts,
)
one_square = Window(
    Rich("board-square"),
    task_buttons(),
    pager(),
    Row(SwitchTo(L("button-back"), id="back", state=Tasks.board), to_menu()),
    state=Tasks.square,
    getter=square,
)

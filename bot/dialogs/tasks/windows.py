"""Windows of tasks: today, all, card, snooze."""

import operator

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, Select, Start, SwitchTo
from aiogram_dialog.widgets.text import Format

from bot.dialogs.tasks import list_getters as g
from bot.dialogs.tasks import list_handlers as h
from bot.dialogs.tasks.draft_handlers import start_card
from bot.dialogs.tasks.draft_windows import draft_windows
from bot.dialogs.tasks.states import Draft, Tasks
from bot.navigation import to_menu
from bot.texts import L, Rich

_TASKS = Column(
    Select(
        Format("{item[0]}"),
        id="task",
        item_id_getter=operator.itemgetter(1),
        items="tasks",
        on_click=h.open_card,
    )
)
_PAGER = Row(
    Button(L("pager-prev"), id="prev", on_click=h.turn_page),
    Button(Format("{page}/{pages}"), id="page"),
    Button(L("pager-next"), id="next", on_click=h.turn_page),
    when="paged",
)
_ADD = Start(L("menu-add"), id="add", state=Draft.write)

today = Window(
    Rich("tasks-today-empty", when="empty"),
    Rich("tasks-today", when="total"),
    _TASKS,
    _PAGER,
    Row(_ADD, SwitchTo(L("menu-tasks"), id="all", state=Tasks.all)),
    to_menu(),
    state=Tasks.today,
    getter=g.today,
)
all_tasks = Window(
    Rich("tasks-all-empty", when="empty"),
    Rich("tasks-all", when="total"),
    _TASKS,
    _PAGER,
    Row(_ADD, SwitchTo(L("menu-today"), id="today", state=Tasks.today)),
    to_menu(),
    state=Tasks.all,
    getter=g.all_open,
)
card = Window(
    Format("{card}"),
    Row(
        Button(L("task-done"), id="done", on_click=h.complete, when="open"),
        SwitchTo(L("task-snooze"), id="later", state=Tasks.snooze, when="open"),
    ),
    Row(
        Button(L("task-focus"), id="focus", on_click=h.focus, when="open"),
        Button(L("task-edit"), id="edit", on_click=h.edit, when="open"),
        Button(L("task-delete"), id="delete", on_click=h.delete, when="open"),
    ),
    Button(L("task-reopen"), id="reopen", on_click=h.reopen, when="done"),
    Button(L("task-restore"), id="restore", on_click=h.restore, when="deleted"),
    Row(Button(L("button-back"), id="back", on_click=h.back_to_list), to_menu()),
    state=Tasks.card,
    getter=g.card,
)
snooze = Window(
    Rich("task-snooze-question"),
    Row(
        Button(L("snooze-15min"), id="m15", on_click=h.snooze),
        Button(L("snooze-1h"), id="h1", on_click=h.snooze),
    ),
    Row(
        Button(L("snooze-part"), id="part", on_click=h.snooze),
        Button(L("snooze-morning"), id="morning", on_click=h.snooze),
    ),
    SwitchTo(L("button-back"), id="back", state=Tasks.card),
    state=Tasks.snooze,
)


def create_dialogs() -> tuple[Dialog, ...]:
    """Fresh routers over the same windows: a router belongs to one dispatcher."""
    return (
        Dialog(today, all_tasks, card, snooze, on_start=start_card),
        Dialog(*draft_windows),
    )

"""Several tasks at once: chosen in a list, then done, moved or deleted together, with undo."""

from datetime import date
from typing import Any
from uuid import UUID

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import ChatEvent, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, CalendarConfig, Column, Row, SwitchTo

from bot.choices import choice
from bot.codes import TOGGLED_ID
from bot.context import act_of, now_of, reader_of, speaker_of
from bot.dialogs.tasks import lines
from bot.dialogs.tasks.calendars import PersonsCalendar
from bot.dialogs.tasks.list_getters import only_of
from bot.dialogs.tasks.states import Tasks
from bot.dialogs.tasks.understanding import day_in, near_day
from bot.dialogs.tasks.undoing import forget, offer
from bot.hints import Hint, hint
from bot.paging import PAGE, from_the_start, pager, read_page
from bot.speaker import Reader
from bot.texts import L, Rich
from core.kit.errors import DomainError
from core.kit.messages import Command
from core.tasks import contracts as c
from core.tasks.queries import TaskQueries

_CHOSEN = "chosen"


async def begin(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Nothing is chosen yet."""
    manager.dialog_data[_CHOSEN] = []
    forget(manager)
    await manager.switch_to(Tasks.choose)


async def candidates(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """The list of all tasks as it is narrowed, with ticks."""
    speaker, now = speaker_of(dialog_manager), now_of(dialog_manager)
    chosen, only = _chosen(dialog_manager), only_of(dialog_manager)

    async def read(offset: int) -> c.TaskPage:
        async with reader(TaskQueries) as queries:
            return await queries.page(speaker.id, offset, PAGE, only)

    found, turning = await read_page(dialog_manager, read)
    return turning | {
        "tasks": [
            lines.ticked(lines.button(one, now, speaker), one.id, one.id.hex in chosen)
            for one in found.tasks
        ],
        "count": len(chosen),
        "any": bool(chosen),
        "more": len(chosen) < min(found.total, c.TOGETHER),
    }


async def toggle(_: CallbackQuery, __: Any, manager: DialogManager, press: str) -> None:
    chosen, task_id = _chosen(manager), press[1:]
    if press[0] == "-":
        chosen = [one for one in chosen if one != task_id]
    elif len(chosen) >= c.TOGETHER:
        hint(manager, "task-choose-too-many", limit=c.TOGETHER)
    elif task_id not in chosen:
        chosen.append(task_id)
    manager.dialog_data[_CHOSEN] = chosen


async def choose_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Everything in the list as it is narrowed, as far as it can be changed together."""
    async with reader_of(manager)(TaskQueries) as queries:
        found = await queries.page(speaker_of(manager).id, 0, c.TOGETHER, only_of(manager))
    manager.dialog_data[_CHOSEN] = [one.id.hex for one in found.tasks]
    if found.total > c.TOGETHER:
        hint(manager, "task-choose-too-many", limit=c.TOGETHER)


async def choose_none(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data[_CHOSEN] = []


async def complete(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    changed = await _change(manager, c.CompleteTasks(**_whose(manager)))
    await _tell(manager, "task-told-done", changed, c.ReopenTasks)


async def delete(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    changed = await _change(manager, c.DeleteTasks(**_whose(manager)))
    await _tell(manager, "task-told-deleted", changed, c.RestoreTasks)


async def move_to(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    await _move(manager, near_day(manager, button.widget_id))


async def move_to_day(_: ChatEvent, __: Any, manager: DialogManager, day: date) -> None:
    await _move(manager, day)


async def move_to_typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    day = day_in(manager, message.text)
    if day is None:
        hint(manager, "task-day-please")
        return
    await _move(manager, day)


async def _move(manager: DialogManager, day: date | None) -> None:
    moves = tuple(c.Move(UUID(hex=one), day) for one in _chosen(manager))
    user_id = speaker_of(manager).id
    if not moves:
        await _leave(manager)
        return
    try:
        changed = await _change(manager, c.MoveTasks(user_id=user_id, moves=moves))
    except DomainError as refusal:
        if refusal.code != "too-far":
            raise
        hint(manager, "error-too-far", **refusal.params)
        return
    if changed.undo:
        told = speaker_of(manager).text("task-told-moved", count=changed.changed)
        offer(manager, told, c.MoveTasks(user_id=user_id, moves=changed.undo))
    await _leave(manager)


async def _change(manager: DialogManager, command: Command[c.TasksChanged]) -> c.TasksChanged:
    return await act_of(manager)(command)


async def _tell(
    manager: DialogManager,
    key: str,
    changed: c.TasksChanged,
    back: type[c.ReopenTasks | c.RestoreTasks],
) -> None:
    speaker = speaker_of(manager)
    if changed.task_ids:
        told = speaker.text(key, count=changed.changed)
        offer(manager, told, back(user_id=speaker.id, task_ids=changed.task_ids))
    await _leave(manager)


async def _leave(manager: DialogManager) -> None:
    manager.dialog_data[_CHOSEN] = []
    from_the_start(manager)
    await manager.switch_to(Tasks.all)


def _chosen(manager: DialogManager) -> list[str]:
    return list(manager.dialog_data.get(_CHOSEN) or [])


def _whose(manager: DialogManager) -> dict[str, Any]:
    ids = tuple(UUID(hex=one) for one in _chosen(manager))
    return {"user_id": speaker_of(manager).id, "task_ids": ids}


choose = Window(
    Hint(),
    Rich("task-choose"),
    Column(choice("one", "tasks", toggle, codes=TOGGLED_ID)),
    pager(),
    Row(
        Button(L("task-choose-all"), id="all", on_click=choose_all, when="more"),
        Button(L("task-choose-none"), id="nothing", on_click=choose_none, when="any"),
    ),
    Row(
        Button(L("task-done"), id="done", on_click=complete),
        SwitchTo(L("task-move"), id="move", state=Tasks.choose_day),
        Button(L("task-delete"), id="delete", on_click=delete),
        when="any",
    ),
    SwitchTo(L("button-back"), id="back", state=Tasks.all),
    state=Tasks.choose,
    getter=candidates,
)
choose_day = Window(
    Hint(),
    Rich("task-choose-day"),
    Row(
        Button(L("chip-today"), id="today", on_click=move_to),
        Button(L("chip-tomorrow"), id="tomorrow", on_click=move_to),
        Button(L("chip-monday"), id="monday", on_click=move_to),
    ),
    Button(L("chip-no-day"), id="none", on_click=move_to),
    PersonsCalendar(id="calendar", on_click=move_to_day, config=CalendarConfig()),
    MessageInput(move_to_typed, content_types=ContentType.ANY),
    SwitchTo(L("button-back"), id="back", state=Tasks.choose),
    state=Tasks.choose_day,
    getter=candidates,
)

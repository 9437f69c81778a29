"""What a tap does in the lists and on the card."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.context import act_of, speaker_of
from bot.dialogs.focus.handlers import begin_on_task
from bot.dialogs.tasks.draft import Fields
from bot.dialogs.tasks.list_getters import FRESH, chosen
from bot.dialogs.tasks.states import Draft, Tasks
from core.kit.messages import Command
from core.tasks import contracts as c

SNOOZES: dict[str, c.SnoozeUntil] = {
    "m15": "15min",
    "h1": "1h",
    "part": "part",
    "morning": "morning",
}


async def open_card(_: CallbackQuery, __: Any, manager: DialogManager, task_id: str) -> None:
    manager.dialog_data["task_id"] = task_id
    manager.dialog_data["from"] = str(manager.current_context().state.state).rpartition(":")[2]
    await manager.switch_to(Tasks.card)


async def back_to_list(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    origin = Tasks.all if manager.dialog_data.get("from") == "all" else Tasks.today
    await manager.switch_to(origin)


async def turn_page(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    step = {"prev": -1, "next": 1}[button.widget_id or "next"]
    manager.dialog_data["page"] = int(manager.dialog_data.get("page", 0)) + step


async def _act(manager: DialogManager, command: Command[c.TaskCard]) -> None:
    """Execute, and let the card show the view that came back."""
    manager.middleware_data[FRESH] = await act_of(manager)(command)


def _whose(manager: DialogManager) -> dict[str, Any]:
    task_id = UUID(hex=manager.dialog_data["task_id"])
    return {"user_id": speaker_of(manager).id, "task_id": task_id}


async def complete(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _act(manager, c.CompleteTask(**_whose(manager)))


async def reopen(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _act(manager, c.ReopenTask(**_whose(manager)))


async def delete(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _act(manager, c.DeleteTask(**_whose(manager)))


async def restore(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _act(manager, c.RestoreTask(**_whose(manager)))


async def snooze(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    until = SNOOZES[button.widget_id or ""]
    await _act(manager, c.SnoozeTask(**_whose(manager), until=until))
    await manager.switch_to(Tasks.card)


async def focus(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """A pomodoro on this very task."""
    await begin_on_task(manager, UUID(hex=manager.dialog_data["task_id"]))


async def edit(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    fields = Fields.of(await chosen(manager))
    await manager.start(Draft.review, data=fields.dump())

"""Micro-steps: typed one a line, removed by a tap."""

from typing import Any
from uuid import UUID, uuid5

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Column, SwitchTo

from bot.choices import choice
from bot.codes import ID
from bot.context import act_of
from bot.dialogs.tasks.card import act, chosen, whose
from bot.dialogs.tasks.states import Tasks
from bot.hints import Hint, hint
from bot.texts import L, Rich
from bot.words import tidy
from core.tasks import contracts as c

_BULLETS = "-–—•*☐☑✅ \t"


def steps_in(text: str) -> list[str]:
    """One step a line, without bullets."""
    found = (tidy(line).lstrip(_BULLETS) for line in text.splitlines())
    return [line for line in found if line]


async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """As many steps as there are lines; ids come from the update, so it adds them once."""
    titles = steps_in(message.text or "")
    if not titles:
        hint(manager, "task-text-please")
        return
    if max(map(len, titles)) > c.STEP_LENGTH:
        hint(manager, "task-step-too-long", limit=c.STEP_LENGTH)
        return
    mine = whose(manager)
    if len((await chosen(manager)).steps) + len(titles) > c.STEPS:
        hint(manager, "error-too-many-steps", limit=c.STEPS)
        return
    for number, title in enumerate(titles):
        step = c.Step(uuid5(mine["task_id"], f"{act_of(manager).origin}:{number}"), title)
        await act(manager, c.AddStep(**mine, step=step))


async def remove(_: CallbackQuery, __: Any, manager: DialogManager, step_id: str) -> None:
    await act(manager, c.RemoveStep(**whose(manager), step_id=UUID(hex=step_id)))


async def shown(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    task = await chosen(dialog_manager)
    return {"title": task.title, "steps": [(f"✖ {one.title}", one.id.hex) for one in task.steps]}


window = Window(
    Hint(),
    Rich("task-ask-steps"),
    Column(choice("step", "steps", remove, codes=ID)),
    MessageInput(typed, content_types=ContentType.ANY),
    SwitchTo(L("button-back"), id="back", state=Tasks.card),
    state=Tasks.steps,
    getter=shown,
)

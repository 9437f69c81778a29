"""What a tap or a text does in the milestone windows."""

from typing import Any
from uuid import UUID, uuid5

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button
from msgspec.structs import replace

from bot.dialogs.career.goal_getters import get_goal_id
from bot.dialogs.career.milestone_getters import load_renamed_milestone
from bot.dialogs.career.part_handlers import offer_removal, remove_goal_part
from bot.dialogs.career.widgets import UNDO_STORE, validate_title
from bot.routes import Career
from bot.ui.context import derive_id, get_command_executor, get_current_user
from core.career.contracts.goals import TITLE_LENGTH, NewMilestone
from core.career.contracts.parts import (
    AddMilestone,
    EditMilestone,
    RestorePart,
    TickMilestone,
    UntickMilestone,
)


async def handle_milestone_tap(
    _: CallbackQuery, __: Any, manager: DialogManager, code: str
) -> None:
    if code[0] == "r":
        await remove_goal_part(manager, code[1:])
        return
    if code[0] == "n":
        manager.dialog_data["milestone_id"] = UUID(hex=code[1:]).hex
        await manager.switch_to(Career.milestone)
        return
    kinds = (TickMilestone, UntickMilestone)
    kind, back = kinds if code[0] == "t" else kinds[::-1]
    ticked: dict[str, Any] = {
        "user_id": get_current_user(manager).id,
        "goal_id": get_goal_id(manager),
    }
    ticked["milestone_id"] = UUID(hex=code[1:])
    await get_command_executor(manager)(kind(**ticked))
    UNDO_STORE.save_command(manager, back(**ticked))


async def switch_mode(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Tick, remove or rename by a tap from now on."""
    manager.dialog_data["mode"] = button.widget_id


async def handle_milestone_title_input(manager: DialogManager, text: str) -> None:
    title = validate_title(manager, text, TITLE_LENGTH)
    if title is None:
        return
    one, who, goal_id = (
        await load_renamed_milestone(manager),
        get_current_user(manager).id,
        get_goal_id(manager),
    )
    before = NewMilestone(milestone_id=one.id, title=one.title)
    anew = replace(before, title=title)
    await get_command_executor(manager)(EditMilestone(user_id=who, goal_id=goal_id, milestone=anew))
    UNDO_STORE.save_command(manager, EditMilestone(user_id=who, goal_id=goal_id, milestone=before))
    manager.dialog_data["mode"] = "tick"
    await manager.switch_to(Career.milestones)


async def add_preset_milestone(
    _: CallbackQuery, __: Any, manager: DialogManager, code: str
) -> None:
    """A ready-made milestone; it has one id, so that it is there once."""
    title = get_current_user(manager).translate(f"goal-step-{code}")
    milestone_id = uuid5(get_goal_id(manager), code)
    await _add_milestone(manager, milestone_id, title)
    offer_removal(manager, [milestone_id])


async def handle_milestone_input(manager: DialogManager, text: str) -> None:
    titles = [" ".join(line.split())[:TITLE_LENGTH] for line in text.splitlines() if line.strip()]
    added = [derive_id(manager, number) for number in range(len(titles))]
    for milestone_id, title in zip(added, titles, strict=True):
        await _add_milestone(manager, milestone_id, title)
    offer_removal(manager, added)


async def _add_milestone(manager: DialogManager, milestone_id: UUID, title: str) -> None:
    milestone = NewMilestone(milestone_id=milestone_id, title=title)
    both: dict[str, Any] = {
        "user_id": get_current_user(manager).id,
        "goal_id": get_goal_id(manager),
    }
    card = await get_command_executor(manager)(AddMilestone(milestone=milestone, **both))
    if all(one.id != milestone_id for one in card.milestones):  # it was there and taken away
        await get_command_executor(manager)(RestorePart(part_id=milestone_id, **both))

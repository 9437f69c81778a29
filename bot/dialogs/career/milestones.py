"""The milestones of a goal: adding, ticking, renaming, removing."""

from typing import Any
from uuid import UUID, uuid5

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button
from msgspec.structs import replace

from bot.dialogs.career.goal_getters import get_goal_id, load_goal
from bot.dialogs.career.parts import offer_removal, remove_goal_part
from bot.dialogs.career.widgets import UNDO_STORE, validate_title
from bot.routes import Career
from bot.ui.cards import goal_lines as lines
from bot.ui.context import derive_id, get_command_executor, get_current_user
from bot.ui.pagers import slice_page
from bot.ui.undo import can_undo
from core.career.contracts.goals import TITLE_LENGTH, Milestone, NewMilestone
from core.career.contracts.parts import (
    AddMilestone,
    EditMilestone,
    RestorePart,
    TickMilestone,
    UntickMilestone,
)
from core.kit.errors import NotFound

PRESET_MILESTONES = ("first", "half", "show")
_MODE_SIGNS = {"remove": "🗑", "rename": "✏️"}
_MODE_CODES = {"remove": "r", "rename": "n"}


async def get_milestones_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of the milestones; a tap ticks them, or does what the mode says."""
    card, current_user = await load_goal(dialog_manager), get_current_user(dialog_manager)
    shown, pages = slice_page(dialog_manager, card.milestones)
    mode = dialog_manager.dialog_data.get("mode", "tick") if card.milestones else "tick"
    return pages | {
        "title": card.title,
        "ticked": sum(one.done_at is not None for one in card.milestones),
        "steps": len(card.milestones),
        "milestones": [
            (
                f"{_MODE_SIGNS.get(mode) or _format_tick(one)} {lines.shorten_text(one.title)}",
                _build_code(one, mode),
            )
            for one in shown
        ],
        "ideas": [
            (current_user.translate(f"goal-step-{code}"), code) for code in PRESET_MILESTONES
        ],
        "empty": not card.milestones,
        "some": bool(card.milestones),
        "ticking": mode == "tick",
        "can_change": bool(card.milestones) and mode == "tick",
        "undoable": can_undo(dialog_manager),
    }


def _format_tick(milestone: Milestone) -> str:
    return "☑️" if milestone.done_at else "▫️"


def _build_code(milestone: Milestone, mode: str) -> str:
    """What a tap asks for, spelled out, so that a second one changes nothing more."""
    return f"{_MODE_CODES.get(mode) or ('u' if milestone.done_at else 't')}{milestone.id.hex}"


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


async def get_milestone_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The milestone that gets another name."""
    return {"title": (await _load_renamed_milestone(dialog_manager)).title}


async def handle_milestone_title_input(manager: DialogManager, text: str) -> None:
    title = validate_title(manager, text, TITLE_LENGTH)
    if title is None:
        return
    one, who, goal_id = (
        await _load_renamed_milestone(manager),
        get_current_user(manager).id,
        get_goal_id(manager),
    )
    before = NewMilestone(milestone_id=one.id, title=one.title)
    anew = replace(before, title=title)
    await get_command_executor(manager)(EditMilestone(user_id=who, goal_id=goal_id, milestone=anew))
    UNDO_STORE.save_command(manager, EditMilestone(user_id=who, goal_id=goal_id, milestone=before))
    manager.dialog_data["mode"] = "tick"
    await manager.switch_to(Career.milestones)


async def _load_renamed_milestone(manager: DialogManager) -> Milestone:
    """Raises NotFound."""
    for one in (await load_goal(manager)).milestones:
        if one.id.hex == manager.dialog_data["milestone_id"]:
            return one
    raise NotFound("milestone")


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

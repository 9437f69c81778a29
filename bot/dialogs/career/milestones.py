"""The milestones of a goal: adding, ticking, renaming, removing."""

from typing import Any
from uuid import UUID, uuid5

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button
from msgspec.structs import replace

from bot.context import act_of, new_id, speaker_of
from bot.dialogs.career import lines
from bot.dialogs.career.goal_getters import chosen_goal, goal_id_of
from bot.dialogs.career.parts import offer_to_remove, remove_part
from bot.dialogs.career.states import Career
from bot.dialogs.career.widgets import BACK, title_of
from bot.paging import on_page
from bot.undo import can_undo
from core.career import contracts as c
from core.career.contracts.goals import TITLE_LENGTH
from core.kit.errors import NotFound

STEPS = ("first", "half", "show")
_MARKS = {"remove": "🗑", "rename": "✏️"}
_CODES = {"remove": "r", "rename": "n"}


async def milestones(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of the milestones; a tap ticks them, or does what the mode says."""
    card, speaker = await chosen_goal(dialog_manager), speaker_of(dialog_manager)
    shown, pages = on_page(dialog_manager, card.milestones)
    mode = dialog_manager.dialog_data.get("mode", "tick") if card.milestones else "tick"
    return pages | {
        "title": card.title,
        "ticked": sum(one.done_at is not None for one in card.milestones),
        "steps": len(card.milestones),
        "milestones": [
            (f"{_MARKS.get(mode) or _tick(one)} {lines.short(one.title)}", _code(one, mode))
            for one in shown
        ],
        "ideas": [(speaker.text(f"goal-step-{code}"), code) for code in STEPS],
        "empty": not card.milestones,
        "some": bool(card.milestones),
        "ticking": mode == "tick",
        "can_change": bool(card.milestones) and mode == "tick",
        "undoable": can_undo(dialog_manager),
    }


def _tick(one: c.Milestone) -> str:
    return "☑️" if one.done_at else "▫️"


def _code(one: c.Milestone, mode: str) -> str:
    """What a tap asks for, spelled out, so that a second one changes nothing more."""
    return f"{_CODES.get(mode) or ('u' if one.done_at else 't')}{one.id.hex}"


async def tap_milestone(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    if code[0] == "r":
        await remove_part(manager, code[1:])
        return
    if code[0] == "n":
        manager.dialog_data["milestone_id"] = UUID(hex=code[1:]).hex
        await manager.switch_to(Career.milestone)
        return
    kinds = (c.TickMilestone, c.UntickMilestone)
    kind, back = kinds if code[0] == "t" else kinds[::-1]
    ticked: dict[str, Any] = {"user_id": speaker_of(manager).id, "goal_id": goal_id_of(manager)}
    ticked["milestone_id"] = UUID(hex=code[1:])
    await act_of(manager)(kind(**ticked))
    BACK.keep(manager, back(**ticked))


async def switch_mode(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Tick, remove or rename by a tap from now on."""
    manager.dialog_data["mode"] = button.widget_id


async def milestone(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The milestone that gets another name."""
    return {"title": (await _renamed(dialog_manager)).title}


async def rename_milestone(manager: DialogManager, words: str) -> None:
    title = title_of(manager, words, TITLE_LENGTH)
    if title is None:
        return
    one, who, goal_id = await _renamed(manager), speaker_of(manager).id, goal_id_of(manager)
    before = c.NewMilestone(milestone_id=one.id, title=one.title)
    anew = replace(before, title=title)
    await act_of(manager)(c.EditMilestone(user_id=who, goal_id=goal_id, milestone=anew))
    BACK.keep(manager, c.EditMilestone(user_id=who, goal_id=goal_id, milestone=before))
    manager.dialog_data["mode"] = "tick"
    await manager.switch_to(Career.milestones)


async def _renamed(manager: DialogManager) -> c.Milestone:
    """Raises NotFound."""
    for one in (await chosen_goal(manager)).milestones:
        if one.id.hex == manager.dialog_data["milestone_id"]:
            return one
    raise NotFound("milestone")


async def take_step(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """A ready-made milestone; it has one id, so that it is there once."""
    title = speaker_of(manager).text(f"goal-step-{code}")
    milestone_id = uuid5(goal_id_of(manager), code)
    await _add_milestone(manager, milestone_id, title)
    offer_to_remove(manager, [milestone_id])


async def typed_milestone(manager: DialogManager, words: str) -> None:
    titles = [" ".join(line.split())[:TITLE_LENGTH] for line in words.splitlines() if line.strip()]
    added = [new_id(manager, number) for number in range(len(titles))]
    for milestone_id, title in zip(added, titles, strict=True):
        await _add_milestone(manager, milestone_id, title)
    offer_to_remove(manager, added)


async def _add_milestone(manager: DialogManager, milestone_id: UUID, title: str) -> None:
    milestone = c.NewMilestone(milestone_id=milestone_id, title=title)
    both: dict[str, Any] = {"user_id": speaker_of(manager).id, "goal_id": goal_id_of(manager)}
    card = await act_of(manager)(c.AddMilestone(milestone=milestone, **both))
    if all(one.id != milestone_id for one in card.milestones):  # it was there and taken away
        await act_of(manager)(c.RestorePart(part_id=milestone_id, **both))

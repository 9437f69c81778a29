"""What a goal is measured by: moving a key result, telling it anew, adding and removing."""

from typing import Any
from uuid import UUID, uuid5

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button
from msgspec.structs import replace

from bot.context import act_of, new_id, speaker_of
from bot.dialogs.career import lines
from bot.dialogs.career.goal_getters import chosen_goal, goal_id_of
from bot.dialogs.career.measures import of_measure, read_parts
from bot.dialogs.career.states import Career
from bot.dialogs.career.widgets import BACK
from bot.hints import hint
from bot.undo import can_undo, forget
from core.career import contracts as c
from core.career.contracts.goals import LARGEST
from core.career.parse import ParsedResult, parse_move, parse_range
from core.kit.errors import NotFound

TOKEN = 6


async def open_result(_: CallbackQuery, __: Any, manager: DialogManager, result_id: str) -> None:
    await enter_result(manager, UUID(hex=result_id))


async def enter_result(manager: DialogManager, result_id: UUID) -> None:
    """Show the key result; what was done before is taken back no more."""
    manager.dialog_data["result_id"] = result_id.hex
    forget(manager)
    _new_token(manager)
    await manager.switch_to(Career.result)


def _new_token(manager: DialogManager) -> None:
    """What tells the buttons shown from now on from those shown before."""
    manager.dialog_data["token"] = new_id(manager).hex[:TOKEN]


async def _chosen(manager: DialogManager) -> c.KeyResult:
    """The key result the window speaks of. Raises NotFound."""
    card = await chosen_goal(manager)
    for one in card.results:
        if one.id.hex == manager.dialog_data["result_id"]:
            return one
    raise NotFound("key-result")


async def result(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The key result, and the values a tap may give it.

    A button names the value and the state it was shown in, so that a second tap on it is the same
    move.
    """
    one, speaker = await _chosen(dialog_manager), speaker_of(dialog_manager)
    token = dialog_manager.dialog_data.get("token", "0" * TOKEN)
    by = lines.steps(one)
    values = [one.current + step for step in (*by, -by[0])]
    labels = [_signed(step, speaker) for step in (*by, -by[0])]
    if one.progress < 1:
        values.append(one.target)
        labels.append(f"🏁 {lines.number(one.target, speaker)}")
    shown = zip(labels, values, strict=True)
    return lines.result_line(one, speaker) | {
        "start": lines.number(one.start, speaker),
        "moves": [(label, f"{token}{round(value, 6)}") for label, value in shown],
        "undoable": can_undo(dialog_manager),
    }


def _signed(step: float, speaker: Any) -> str:
    return f"{'+' if step > 0 else '−'}{lines.number(abs(step), speaker)}"


async def move(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    result_id = UUID(hex=manager.dialog_data["result_id"])
    await _move(manager, uuid5(result_id, code), float(code[TOKEN:]))


async def typed_move(manager: DialogManager, words: str) -> None:
    """«135», «+20»; words with a number that tell the key result anew are taken so."""
    told = parse_range(words)
    if told is not None:
        await _tell_anew(manager, told)
        return
    found = parse_move(words)
    if found is None:
        hint(manager, "goal-number-please")
        return
    current = (await _chosen(manager)).current if found.relative else 0.0
    await _move(manager, new_id(manager), current + found.number)


async def _move(manager: DialogManager, move_id: UUID, value: float) -> None:
    if abs(value) > LARGEST:
        hint(manager, "goal-number-please")
        return
    command = c.MoveKeyResult(
        user_id=speaker_of(manager).id,
        goal_id=goal_id_of(manager),
        result_id=UUID(hex=manager.dialog_data["result_id"]),
        move_id=move_id,
        value=value,
    )
    await act_of(manager)(command)
    who, goal_id = command.user_id, command.goal_id
    BACK.keep(manager, c.UndoMove(user_id=who, goal_id=goal_id, move_id=move_id))
    _new_token(manager)


async def _tell_anew(manager: DialogManager, told: ParsedResult) -> None:
    """Its values stay; the way back tells it as it was."""
    one = await _chosen(manager)
    before = c.NewResult(
        result_id=one.id, title=one.title, unit=one.unit, start=one.start, target=one.target
    )
    title, unit = told.title or one.title, told.unit or one.unit
    anew = replace(before, title=title, unit=unit, start=told.start, target=told.target)
    who, goal_id = speaker_of(manager).id, goal_id_of(manager)
    await act_of(manager)(c.EditKeyResult(user_id=who, goal_id=goal_id, result=anew))
    BACK.keep(manager, c.EditKeyResult(user_id=who, goal_id=goal_id, result=before))


async def remove_result(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await remove_part(manager, manager.dialog_data["result_id"])
    await manager.switch_to(Career.goal)


async def remove_part(manager: DialogManager, part_id: str) -> None:
    """A key result or a milestone; it can be taken back."""
    who, goal_id, part = speaker_of(manager).id, goal_id_of(manager), UUID(hex=part_id)
    await act_of(manager)(c.RemovePart(user_id=who, goal_id=goal_id, part_id=part))
    BACK.keep(manager, c.RestorePart(user_id=who, goal_id=goal_id, part_id=part))


async def take_measure(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """A ready-made key result."""
    await _add(manager, of_measure(manager, code))


async def typed_measure(manager: DialogManager, words: str) -> None:
    await _add(manager, read_parts(manager, words))


async def _add(manager: DialogManager, parts: "list[c.NewResult | c.NewMilestone]") -> None:
    both: dict[str, Any] = {"user_id": speaker_of(manager).id, "goal_id": goal_id_of(manager)}
    for part in parts:
        if isinstance(part, c.NewResult):
            await act_of(manager)(c.AddKeyResult(result=part, **both))
        else:
            await act_of(manager)(c.AddMilestone(milestone=part, **both))
    offer_to_remove(manager, [_id_of(part) for part in parts])
    await manager.switch_to(Career.goal)


def _id_of(part: "c.NewResult | c.NewMilestone") -> UUID:
    return part.result_id if isinstance(part, c.NewResult) else part.milestone_id


def offer_to_remove(manager: DialogManager, added: list[UUID]) -> None:
    """One part is taken back at once; of several each can be removed by itself."""
    if len(added) != 1:
        forget(manager)
        return
    who, goal_id = speaker_of(manager).id, goal_id_of(manager)
    BACK.keep(manager, c.RemovePart(user_id=who, goal_id=goal_id, part_id=added[0]))

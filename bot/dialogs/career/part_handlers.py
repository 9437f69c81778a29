"""What a tap or a text does in the part windows."""

from typing import Any
from uuid import UUID, uuid5

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button
from msgspec.structs import replace

from bot.dialogs.career.goal_getters import get_goal_id
from bot.dialogs.career.part_getters import TOKEN, get_part_id, load_result
from bot.dialogs.career.part_parser import build_preset_parts, parse_goal_parts
from bot.dialogs.career.widgets import UNDO_STORE
from bot.routes import Career
from bot.ui.context import derive_id, get_command_executor, get_current_user
from bot.ui.hints import show_hint
from bot.ui.undo import clear_undo
from core.career.contracts.goals import MAX_AMOUNT, NewMilestone, NewResult
from core.career.contracts.parts import (
    AddKeyResult,
    AddMilestone,
    EditKeyResult,
    MoveKeyResult,
    RemovePart,
    RestorePart,
    UndoMove,
)
from core.career.parse.amounts import parse_move
from core.career.parse.goals import ParsedResult, parse_range


async def open_result(_: CallbackQuery, __: Any, manager: DialogManager, result_id: str) -> None:
    await show_result(manager, UUID(hex=result_id))


async def show_result(manager: DialogManager, result_id: UUID) -> None:
    """Show the key result; what was done before is taken back no more."""
    manager.dialog_data["result_id"] = result_id.hex
    clear_undo(manager)
    _renew_token(manager)
    await manager.switch_to(Career.result)


def _renew_token(manager: DialogManager) -> None:
    """What tells the buttons shown from now on from those shown before."""
    manager.dialog_data["token"] = derive_id(manager).hex[:TOKEN]


async def move_result(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    result_id = UUID(hex=manager.dialog_data["result_id"])
    await _move_result(manager, uuid5(result_id, code), float(code[TOKEN:]))


async def handle_move_input(manager: DialogManager, text: str) -> None:
    """«135», «+20»; words with a number that tell the key result anew are taken so."""
    parsed = parse_range(text)
    if parsed is not None:
        await _redefine_result(manager, parsed)
        return
    found = parse_move(text)
    if found is None:
        show_hint(manager, "goal-number-please")
        return
    value = found.apply((await load_result(manager)).current)
    await _move_result(manager, derive_id(manager), value)


async def _move_result(manager: DialogManager, move_id: UUID, value: float) -> None:
    if abs(value) > MAX_AMOUNT:
        show_hint(manager, "goal-number-please")
        return
    command = MoveKeyResult(
        user_id=get_current_user(manager).id,
        goal_id=get_goal_id(manager),
        result_id=UUID(hex=manager.dialog_data["result_id"]),
        move_id=move_id,
        value=value,
    )
    await get_command_executor(manager)(command)
    who, goal_id = command.user_id, command.goal_id
    UNDO_STORE.save_command(manager, UndoMove(user_id=who, goal_id=goal_id, move_id=move_id))
    _renew_token(manager)


async def _redefine_result(manager: DialogManager, parsed: ParsedResult) -> None:
    """Its values stay; the way back tells it as it was."""
    one = await load_result(manager)
    before = NewResult(
        result_id=one.id, title=one.title, unit=one.unit, start=one.start, target=one.target
    )
    title, unit = parsed.title or one.title, parsed.unit or one.unit
    anew = replace(before, title=title, unit=unit, start=parsed.start, target=parsed.target)
    who, goal_id = get_current_user(manager).id, get_goal_id(manager)
    await get_command_executor(manager)(EditKeyResult(user_id=who, goal_id=goal_id, result=anew))
    UNDO_STORE.save_command(manager, EditKeyResult(user_id=who, goal_id=goal_id, result=before))


async def remove_result(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await remove_goal_part(manager, manager.dialog_data["result_id"])
    await manager.switch_to(Career.goal)


async def remove_goal_part(manager: DialogManager, part_id: str) -> None:
    """A key result or a milestone; it can be taken back."""
    who, goal_id, part = get_current_user(manager).id, get_goal_id(manager), UUID(hex=part_id)
    await get_command_executor(manager)(RemovePart(user_id=who, goal_id=goal_id, part_id=part))
    UNDO_STORE.save_command(manager, RestorePart(user_id=who, goal_id=goal_id, part_id=part))


async def choose_measure(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """A ready-made key result."""
    await _add_parts(manager, build_preset_parts(manager, code))


async def handle_measure_input(manager: DialogManager, text: str) -> None:
    await _add_parts(manager, parse_goal_parts(manager, text))


async def _add_parts(manager: DialogManager, parts: "list[NewResult | NewMilestone]") -> None:
    both: dict[str, Any] = {
        "user_id": get_current_user(manager).id,
        "goal_id": get_goal_id(manager),
    }
    for part in parts:
        if isinstance(part, NewResult):
            await get_command_executor(manager)(AddKeyResult(result=part, **both))
        else:
            await get_command_executor(manager)(AddMilestone(milestone=part, **both))
    offer_removal(manager, [get_part_id(part) for part in parts])
    await manager.switch_to(Career.goal)


def offer_removal(manager: DialogManager, part_ids: list[UUID]) -> None:
    """One part is taken back at once; of several each can be removed by itself."""
    if len(part_ids) != 1:
        clear_undo(manager)
        return
    who, goal_id = get_current_user(manager).id, get_goal_id(manager)
    UNDO_STORE.save_command(manager, RemovePart(user_id=who, goal_id=goal_id, part_id=part_ids[0]))

"""What a goal is measured by: moving a key result, ticking milestones, adding and removing."""

from typing import Any
from uuid import UUID, uuid5

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.context import act_of, speaker_of
from bot.dialogs.career import lines
from bot.dialogs.career.goal_getters import chosen_goal, goal_id_of
from bot.dialogs.career.measures import of_measure, read_parts
from bot.dialogs.career.states import Career
from bot.dialogs.career.widgets import BACK, new_id
from bot.hints import hint
from bot.paging import on_page
from bot.undo import can_undo, forget
from core.career import contracts as c
from core.career.contracts.goals import LARGEST
from core.career.parse import ParsedResult, parse_move, parse_range
from core.kit.errors import NotFound

_TOKEN = 6


async def open_result(_: CallbackQuery, __: Any, manager: DialogManager, result_id: str) -> None:
    manager.dialog_data["result_id"] = UUID(hex=result_id).hex
    forget(manager)
    _new_token(manager)
    await manager.switch_to(Career.result)


def _new_token(manager: DialogManager) -> None:
    """What tells the buttons shown from now on from those shown before."""
    manager.dialog_data["token"] = new_id(manager).hex[:_TOKEN]


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
    token = dialog_manager.dialog_data.get("token", "0" * _TOKEN)
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
    await _move(manager, uuid5(result_id, code), float(code[_TOKEN:]))


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
    one = await _chosen(manager)
    anew = c.NewResult(
        result_id=one.id,
        title=told.title or one.title,
        unit=told.unit or one.unit,
        start=told.start,
        target=told.target,
    )
    who, goal_id = speaker_of(manager).id, goal_id_of(manager)
    await act_of(manager)(c.EditKeyResult(user_id=who, goal_id=goal_id, result=anew))


async def remove_result(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _remove(manager, manager.dialog_data["result_id"])
    await manager.switch_to(Career.goal)


async def _remove(manager: DialogManager, part_id: str) -> None:
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
    _offer_to_remove(manager, [_id_of(part) for part in parts])
    await manager.switch_to(Career.goal)


def _id_of(part: "c.NewResult | c.NewMilestone") -> UUID:
    return part.result_id if isinstance(part, c.NewResult) else part.milestone_id


def _offer_to_remove(manager: DialogManager, added: list[UUID]) -> None:
    """One part is taken back at once; of several each can be removed by itself."""
    if len(added) != 1:
        forget(manager)
        return
    who, goal_id = speaker_of(manager).id, goal_id_of(manager)
    BACK.keep(manager, c.RemovePart(user_id=who, goal_id=goal_id, part_id=added[0]))


async def milestones(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of the milestones; a tap ticks them, or takes them away."""
    card, speaker = await chosen_goal(dialog_manager), speaker_of(dialog_manager)
    shown, pages = on_page(dialog_manager, card.milestones)
    removing = bool(dialog_manager.dialog_data.get("removing")) and bool(card.milestones)
    mark = "🗑" if removing else None
    return pages | {
        "title": card.title,
        "ticked": sum(one.done_at is not None for one in card.milestones),
        "steps": len(card.milestones),
        "milestones": [
            (f"{mark or ('☑️' if one.done_at else '▫️')} {lines.short(one.title)}", _code(one, mark))
            for one in shown
        ],
        "ideas": [(speaker.text(f"goal-step-{code}"), code) for code in STEPS],
        "empty": not card.milestones,
        "some": bool(card.milestones),
        "removing": removing,
        "can_remove": bool(card.milestones) and not removing,
        "undoable": can_undo(dialog_manager),
    }


STEPS = ("first", "half", "show")


def _code(one: c.Milestone, removing: str | None) -> str:
    """What a tap asks for, spelled out, so that a second one changes nothing more."""
    return f"{'r' if removing else 'u' if one.done_at else 't'}{one.id.hex}"


async def tap_milestone(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    if code[0] == "r":
        await _remove(manager, code[1:])
        return
    kinds = (c.TickMilestone, c.UntickMilestone)
    kind, back = kinds if code[0] == "t" else kinds[::-1]
    who, goal_id = speaker_of(manager).id, goal_id_of(manager)
    ticked: dict[str, Any] = {"user_id": who, "goal_id": goal_id}
    ticked["milestone_id"] = UUID(hex=code[1:])
    await act_of(manager)(kind(**ticked))
    BACK.keep(manager, back(**ticked))


async def switch_removing(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["removing"] = button.widget_id == "remove"


async def take_step(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """A ready-made milestone; it has one id, so that it is there once."""
    title = speaker_of(manager).text(f"goal-step-{code}")
    milestone_id = uuid5(goal_id_of(manager), code)
    await _add_milestone(manager, milestone_id, title)
    _offer_to_remove(manager, [milestone_id])


async def typed_milestone(manager: DialogManager, words: str) -> None:
    titles = [" ".join(line.split())[:120] for line in words.splitlines() if line.strip()]
    added = [new_id(manager, number) for number in range(len(titles))]
    for milestone_id, title in zip(added, titles, strict=True):
        await _add_milestone(manager, milestone_id, title)
    _offer_to_remove(manager, added)


async def _add_milestone(manager: DialogManager, milestone_id: UUID, title: str) -> None:
    milestone = c.NewMilestone(milestone_id=milestone_id, title=title)
    both: dict[str, Any] = {"user_id": speaker_of(manager).id, "goal_id": goal_id_of(manager)}
    card = await act_of(manager)(c.AddMilestone(milestone=milestone, **both))
    if all(one.id != milestone_id for one in card.milestones):  # it was there and taken away
        await act_of(manager)(c.RestorePart(part_id=milestone_id, **both))

"""What a tap does in the list of goals, on a goal, and in what is changed on it."""

from datetime import date
from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.context import act_of, speaker_of, today_of
from bot.dialogs.career.goal_getters import chosen_goal, goal_id_of
from bot.dialogs.career.states import Career, Skills
from bot.dialogs.career.widgets import BACK, title_of
from bot.dialogs.tasks.understanding import understand
from bot.hints import hint
from bot.undo import forget
from core.career import contracts as c
from core.career.contracts.goals import TITLE_LENGTH
from core.career.parse import parse_deadline
from core.career.rules import deadline_of, horizon_of

KEPT = ("goal_id", "result_id", "milestone_id")


async def start_career(data: Any, manager: DialogManager) -> None:
    """A goal can be opened from outside with its id."""
    for name in KEPT:
        if isinstance(data, dict) and name in data:
            manager.dialog_data[name] = UUID(hex=data[name]).hex


async def open_goal(_: CallbackQuery, __: Any, manager: DialogManager, goal_id: str) -> None:
    manager.dialog_data["goal_id"] = UUID(hex=goal_id).hex
    forget(manager)
    await manager.switch_to(Career.goal)


async def open_kept(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """From the archive: a goal or a skill."""
    if code[0] == "s":
        await manager.start(Skills.card, data={"skill_id": code[1:]})
        return
    manager.dialog_data["goal_id"] = UUID(hex=code[1:]).hex
    await manager.switch_to(Career.goal)


_PLAIN: dict[str, Any] = {
    "reach": c.ReachGoal,
    "reopen": c.ReopenGoal,
    "archive": c.ArchiveGoal,
    "unarchive": c.UnarchiveGoal,
    "delete": c.DeleteGoal,
    "restore": c.RestoreGoal,
}


async def plain(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """What needs nothing but the goal; the card stays and offers the way back."""
    kind = _PLAIN[button.widget_id or ""]
    await act_of(manager)(kind(user_id=speaker_of(manager).id, goal_id=goal_id_of(manager)))
    forget(manager)
    await manager.switch_to(Career.goal)


async def edit(manager: DialogManager, **changes: Any) -> None:
    """Change the goal; the card offers the way back."""
    card, who, goal_id = await chosen_goal(manager), speaker_of(manager).id, goal_id_of(manager)
    before = {name: getattr(card, name) for name in changes}
    await act_of(manager)(c.EditGoal(user_id=who, goal_id=goal_id, **changes))
    BACK.keep(manager, c.EditGoal(user_id=who, goal_id=goal_id, **before))
    await manager.switch_to(Career.goal)


async def rename(manager: DialogManager, words: str) -> None:
    title = title_of(manager, words, TITLE_LENGTH)
    if title is not None:
        await edit(manager, title=title)


async def preset_deadline(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """The end of a horizon, or none."""
    if code == "none":
        await edit(manager, deadline=None)
        return
    horizon = next(one for one in HORIZONS if one == code)
    await edit(manager, deadline=deadline_of(horizon, today_of(manager)), horizon=horizon)


HORIZONS: tuple[c.Horizon, ...] = ("week", "month", "quarter", "year")


async def typed_deadline(manager: DialogManager, words: str) -> None:
    today = today_of(manager)
    day = deadline_in(words, today) or understand(manager, words[:100]).due_date
    if day is None or day < today:
        hint(manager, "goal-deadline-please")
        return
    await edit(manager, deadline=day, horizon=horizon_of(day, today))


def deadline_in(words: str, today: date) -> date | None:
    """«до лета», «15 мая», «end of may»: a last day that is not over, or None."""
    for said in (words, f"до {words}"):
        found = parse_deadline(said, today)
        if found is not None:
            return found.day
    return None


async def undo(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Take back what was done last to the goal; a second tap does nothing."""
    await BACK.take_back(manager)


async def deadlines(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The presets with the days they mean, and the goal's title."""
    card, speaker = await chosen_goal(dialog_manager), speaker_of(dialog_manager)
    presets = [(speaker.text(f"goal-until-{code}"), code) for code in (*HORIZONS, "none")]
    return {"title": card.title, "presets": presets}

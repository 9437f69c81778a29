"""What a tap does in the list of goals, on a goal, and in what is changed on it."""

from datetime import date
from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.career.goal_getters import get_goal_id, load_goal
from bot.dialogs.career.widgets import UNDO_STORE, validate_title
from bot.routes import Career, Skills
from bot.ui.context import get_command_executor, get_current_user, get_local_today
from bot.ui.hints import show_hint
from bot.ui.text_parsing import parse_task_text
from bot.ui.undo import clear_undo
from core.career.contracts.goals import (
    TITLE_LENGTH,
    ArchiveGoal,
    DeleteGoal,
    EditGoal,
    Horizon,
    ReachGoal,
    ReopenGoal,
    RestoreGoal,
    UnarchiveGoal,
)
from core.career.parse.deadlines import parse_deadline
from core.career.rules import calculate_deadline, get_horizon

START_KEYS = ("goal_id", "result_id", "milestone_id")


async def initialize_career_dialog(data: Any, manager: DialogManager) -> None:
    """A goal can be opened from outside with its id."""
    for name in START_KEYS:
        if isinstance(data, dict) and name in data:
            manager.dialog_data[name] = UUID(hex=data[name]).hex


async def open_goal(_: CallbackQuery, __: Any, manager: DialogManager, goal_id: str) -> None:
    manager.dialog_data["goal_id"] = UUID(hex=goal_id).hex
    clear_undo(manager)
    await manager.switch_to(Career.goal)


async def open_archived(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """From the archive: a goal or a skill."""
    if code[0] == "s":
        await manager.start(Skills.card, data={"skill_id": code[1:]})
        return
    manager.dialog_data["goal_id"] = UUID(hex=code[1:]).hex
    await manager.switch_to(Career.goal)


_GOAL_COMMANDS: dict[str, Any] = {
    "reach": ReachGoal,
    "reopen": ReopenGoal,
    "archive": ArchiveGoal,
    "unarchive": UnarchiveGoal,
    "delete": DeleteGoal,
    "restore": RestoreGoal,
}


async def execute_goal_command(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """What needs nothing but the goal; the card stays and offers the way back."""
    kind = _GOAL_COMMANDS[button.widget_id or ""]
    await get_command_executor(manager)(
        kind(user_id=get_current_user(manager).id, goal_id=get_goal_id(manager))
    )
    clear_undo(manager)
    await manager.switch_to(Career.goal)


async def edit_goal(manager: DialogManager, **changes: Any) -> None:
    """Change the goal; the card offers the way back."""
    card, who, goal_id = (
        await load_goal(manager),
        get_current_user(manager).id,
        get_goal_id(manager),
    )
    before = {name: getattr(card, name) for name in changes}
    await get_command_executor(manager)(EditGoal(user_id=who, goal_id=goal_id, **changes))
    UNDO_STORE.save_command(manager, EditGoal(user_id=who, goal_id=goal_id, **before))
    await manager.switch_to(Career.goal)


async def handle_title_input(manager: DialogManager, text: str) -> None:
    title = validate_title(manager, text, TITLE_LENGTH)
    if title is not None:
        await edit_goal(manager, title=title)


async def choose_deadline(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """The end of a horizon, or none."""
    if code == "none":
        await edit_goal(manager, deadline=None)
        return
    horizon = next(one for one in HORIZONS if one == code)
    await edit_goal(
        manager, deadline=calculate_deadline(horizon, get_local_today(manager)), horizon=horizon
    )


HORIZONS: tuple[Horizon, ...] = ("week", "month", "quarter", "year")


async def handle_deadline_input(manager: DialogManager, text: str) -> None:
    today = get_local_today(manager)
    day = parse_future_deadline(text, today) or parse_task_text(manager, text[:100]).due_date
    if day is None or day < today:
        show_hint(manager, "goal-deadline-please")
        return
    await edit_goal(manager, deadline=day, horizon=get_horizon(day, today))


def parse_future_deadline(text: str, today: date) -> date | None:
    """«до лета», «15 мая», «end of may»: a last day that is not over, or None."""
    for said in (text, f"до {text}"):
        found = parse_deadline(said, today)
        if found is not None:
            return found.day
    return None


async def undo_goal_change(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Take back what was done last to the goal; a second tap does nothing."""
    await UNDO_STORE.execute_saved(manager)


async def get_deadlines_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The presets with the days they mean, and the goal's title."""
    card, current_user = await load_goal(dialog_manager), get_current_user(dialog_manager)
    presets = [(current_user.translate(f"goal-until-{code}"), code) for code in (*HORIZONS, "none")]
    return {"title": card.title, "presets": presets}

"""What a tap or a text does in the new goal windows."""

from typing import Any
from uuid import UUID, uuid4

import msgspec
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.career.goal_handlers import HORIZONS, parse_future_deadline
from bot.dialogs.career.new_goal_getters import get_draft
from bot.dialogs.career.part_parser import (
    GoalPart,
    build_part,
    build_preset_parts,
    parse_goal_parts,
)
from bot.dialogs.career.widgets import MAX_TEXT_LENGTH
from bot.routes import Career, NewGoal
from bot.ui.context import get_command_executor, get_current_user, get_local_today, get_query_runner
from core.career.contracts.goals import (
    MAX_MILESTONES,
    MAX_RESULTS,
    AddGoal,
    NewMilestone,
    NewResult,
)
from core.career.parse.goals import ParsedResult, parse_goal
from core.career.queries import GoalQueries
from core.career.rules import calculate_deadline, get_horizon
from core.language.sanitizing import sanitize_text

IDEA_CODES = ("language", "books", "health", "work", "money")


async def handle_career_command(
    message: Message, command: CommandObject, dialog_manager: DialogManager
) -> None:
    """/career opens the goals; «/career Выучить английский до мая» begins one."""
    line = sanitize_text(command.args or "")[:MAX_TEXT_LENGTH]
    state, data = (NewGoal.review, {"line": line}) if line else (Career.goals, None)
    await dialog_manager.start(state, data, StartMode.RESET_STACK, ShowMode.SEND)


async def initialize_draft(data: Any, manager: DialogManager) -> None:
    """The goal's id is made here: what is tapped twice is made once."""
    manager.dialog_data["goal_id"] = uuid4().hex
    if isinstance(data, dict) and "line" in data:
        save_parsed_goal(manager, data["line"])


def save_parsed_goal(manager: DialogManager, line: str) -> None:
    """Understand the line; what is put together is kept as the command that will save it."""
    parsed = parse_goal(line, get_local_today(manager))
    measured: list[ParsedResult | str] = [*parsed.results, *parsed.milestones]
    parts = [build_part(manager, one, number) for number, one in enumerate(measured)]
    draft = AddGoal(
        user_id=get_current_user(manager).id,
        goal_id=UUID(hex=manager.dialog_data["goal_id"]),
        title=parsed.title,
        horizon=parsed.horizon,
        deadline=parsed.deadline,
    )
    save_draft(manager, add_parts(draft, parts))


def add_parts(draft: AddGoal, parts: list[GoalPart]) -> AddGoal:
    """The draft with more that measures it, up to the limits."""
    results = [one for one in parts if isinstance(one, NewResult)]
    steps = [one for one in parts if isinstance(one, NewMilestone)]
    return msgspec.structs.replace(
        draft,
        results=(*draft.results, *results)[:MAX_RESULTS],
        milestones=(*draft.milestones, *steps)[:MAX_MILESTONES],
    )


def save_draft(manager: DialogManager, draft: AddGoal) -> None:
    manager.dialog_data["draft"] = msgspec.to_builtins(draft)


async def has_no_goals(_: Message, dialog_manager: DialogManager, **__: Any) -> bool:
    """True while there is no goal: the empty list asks for a line."""
    async with get_query_runner(dialog_manager)(GoalQueries) as queries:
        return not await queries.list_active(get_current_user(dialog_manager).id)


async def handle_first_goal_input(manager: DialogManager, text: str) -> None:
    await manager.start(NewGoal.review, {"line": text}, StartMode.RESET_STACK)


async def handle_goal_input(manager: DialogManager, text: str) -> None:
    save_parsed_goal(manager, text)
    await manager.switch_to(NewGoal.review)


async def choose_idea(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """A ready-made goal comes with a line of its own, read like any other."""
    save_parsed_goal(manager, get_current_user(manager).translate(f"goal-idea-line-{code}"))
    await manager.switch_to(NewGoal.review)


async def choose_deadline(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    draft = get_draft(manager)
    horizon = next((one for one in HORIZONS if one == code), None)
    day = calculate_deadline(horizon, get_local_today(manager)) if horizon else None
    save_draft(
        manager, msgspec.structs.replace(draft, deadline=day, horizon=horizon or draft.horizon)
    )


async def handle_more_input(manager: DialogManager, text: str) -> None:
    """A deadline, or more that measures the goal."""
    today = get_local_today(manager)
    day = parse_future_deadline(text, today) if _is_deadline_only(text) else None
    draft = get_draft(manager)
    if day is None:
        save_draft(manager, add_parts(draft, parse_goal_parts(manager, text)))
    else:
        horizon = get_horizon(day, today)
        save_draft(manager, msgspec.structs.replace(draft, deadline=day, horizon=horizon))


def _is_deadline_only(text: str) -> bool:
    """A deadline alone, and not a sentence that holds one."""
    return len(text.split()) <= 5 and "," not in text


async def choose_measure(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    save_draft(manager, add_parts(get_draft(manager), build_preset_parts(manager, code)))
    await manager.switch_to(NewGoal.review)


async def handle_measure_input(manager: DialogManager, text: str) -> None:
    save_draft(manager, add_parts(get_draft(manager), parse_goal_parts(manager, text)))
    await manager.switch_to(NewGoal.review)


async def clear_parts(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    save_draft(manager, msgspec.structs.replace(get_draft(manager), results=(), milestones=()))


async def save_goal(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Save and show the goal."""
    card = await get_command_executor(manager)(get_draft(manager))
    await manager.start(Career.goal, data={"goal_id": card.id.hex}, mode=StartMode.RESET_STACK)

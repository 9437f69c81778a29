"""What a tap or a text does in the links windows."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from bot.dialogs.career.goal_getters import get_goal_id
from bot.dialogs.career.widgets import UNDO_STORE
from bot.routes import Career
from bot.ui.cards.task_lines import format_due_date, get_due_time
from bot.ui.context import derive_id, get_command_executor, get_current_user, get_local_today
from bot.ui.hints import show_good_news
from bot.ui.task_draft import TaskDraft
from bot.ui.text_parsing import parse_task_text
from core.career.contracts.goals import GoalLinkKind
from core.career.contracts.parts import LinkToGoal, UnlinkFromGoal

_KINDS_BY_CODE: dict[str, GoalLinkKind] = {"t": "task", "h": "habit", "s": "skill"}


async def unlink_item(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    fed = {"user_id": get_current_user(manager).id, "goal_id": get_goal_id(manager)}
    fed["subject_id"] = UUID(hex=code[1:])
    await get_command_executor(manager)(UnlinkFromGoal(**fed))
    UNDO_STORE.save_command(manager, LinkToGoal(kind=_KINDS_BY_CODE[code[0]], **fed))


async def link_task(_: CallbackQuery, __: Any, manager: DialogManager, task_id: str) -> None:
    await _link_item(manager, "task", UUID(hex=task_id))


async def link_habit(_: CallbackQuery, __: Any, manager: DialogManager, habit_id: str) -> None:
    await _link_item(manager, "habit", UUID(hex=habit_id))


async def link_skill(_: CallbackQuery, __: Any, manager: DialogManager, skill_id: str) -> None:
    await _link_item(manager, "skill", UUID(hex=skill_id))


async def _link_item(manager: DialogManager, kind: GoalLinkKind, subject_id: UUID) -> None:
    who, goal_id = get_current_user(manager).id, get_goal_id(manager)
    command = LinkToGoal(user_id=who, goal_id=goal_id, kind=kind, subject_id=subject_id)
    await get_command_executor(manager)(command)
    back = UnlinkFromGoal(user_id=who, goal_id=goal_id, subject_id=subject_id)
    UNDO_STORE.save_command(manager, back)
    await manager.switch_to(Career.feeds)


async def handle_task_input(manager: DialogManager, text: str) -> None:
    """A new task for the goal, in free words as anywhere: «Купить учебник завтра !высокий»."""
    current_user = get_current_user(manager)
    task = TaskDraft.from_parsed(parse_task_text(manager, text), text, derive_id(manager))
    card = await get_command_executor(manager)(task.build_add_command(current_user.id))
    due = format_due_date(current_user, card.due_date, get_due_time(card), get_local_today(manager))
    if due:
        show_good_news(manager, "goal-task-added", title=card.title, due=due)
    await _link_item(manager, "task", task.task_id)

"""What feeds a goal: linking tasks, habits and skills to it, and letting them go."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from bot.dialogs.career.fed import LinkedMeasures, load_linked_measures
from bot.dialogs.career.goal_getters import get_goal_id, load_goal
from bot.dialogs.career.widgets import UNDO_STORE
from bot.routes import Career
from bot.ui.cards import goal_lines as lines
from bot.ui.cards.task_lines import format_due_date, get_due_time
from bot.ui.context import derive_id, get_command_executor, get_current_user, get_local_today
from bot.ui.current_user import QueryRunner
from bot.ui.hints import show_good_news
from bot.ui.pagers import PAGE_SIZE, load_page, slice_page
from bot.ui.task_draft import TaskDraft
from bot.ui.text_parsing import parse_task_text
from bot.ui.undo import can_undo
from core.career.contracts.goals import GoalLinkKind
from core.career.contracts.parts import LinkToGoal, UnlinkFromGoal
from core.career.queries import SkillQueries
from core.habits.contracts.views import HabitSummary
from core.habits.queries import HabitQueries
from core.tasks.queries import TaskQueries

_MAX_LINE_LENGTH = 80


async def get_links_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of what feeds the goal, each with how it stands; a tap on its button lets it go."""
    card, current_user = await load_goal(dialog_manager), get_current_user(dialog_manager)
    feeding = await load_linked_measures(dialog_manager, card)
    text = _build_linked_items(feeding)
    shown, pages = slice_page(dialog_manager, text)
    return pages | {
        "title": card.title,
        "lines": [
            {"mark": one.mark, "title": lines.shorten_text(one.title, _MAX_LINE_LENGTH)}
            for one in shown
        ],
        "feeds": [(f"✖️ {lines.shorten_text(one.title)}", one.code) for one in shown],
        "minutes": lines.format_hours(feeding.focus_minutes, current_user),
        "has_minutes": feeding.focus_minutes > 0,
        "some": bool(text),
        "empty": not text,
        "undoable": can_undo(dialog_manager),
    }


@dataclass(slots=True, frozen=True)
class _LinkedItem:
    """One thing that feeds the goal: `code` is the first letter of its kind, and its id."""

    code: str
    mark: str
    title: str


def _build_linked_items(measures: LinkedMeasures) -> list[_LinkedItem]:
    tasks = [
        _LinkedItem(f"t{one.id.hex}", "✅" if measures.is_task_done(one) else "▫️", one.title)
        for one in measures.tasks
    ]
    habits = [
        _LinkedItem(f"h{one.id.hex}", _format_habit_mark(one), one.title) for one in measures.habits
    ]
    skills = [
        _LinkedItem(f"s{one.id.hex}", f"🧠 {lines.format_level_stars(one)} ·", one.title)
        for one in measures.skills
    ]
    return tasks + habits + skills


def _format_habit_mark(habit: HabitSummary) -> str:
    """Ticks of the last seven days, and the strength."""
    return f"🌱 {habit.week.count('done')}/7 · 💪 {round(100 * habit.strength)}% ·"


_KINDS_BY_CODE: dict[str, GoalLinkKind] = {"t": "task", "h": "habit", "s": "skill"}


async def unlink_item(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    fed = {"user_id": get_current_user(manager).id, "goal_id": get_goal_id(manager)}
    fed["subject_id"] = UUID(hex=code[1:])
    await get_command_executor(manager)(UnlinkFromGoal(**fed))
    UNDO_STORE.save_command(manager, LinkToGoal(kind=_KINDS_BY_CODE[code[0]], **fed))


async def get_tasks_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """A page of the person's open tasks, to choose from."""
    current_user = get_current_user(dialog_manager)
    async with query_runner(TaskQueries) as queries:
        found, pages = await load_page(
            dialog_manager, lambda offset: queries.get_page(current_user.id, offset, PAGE_SIZE)
        )
    return pages | {
        "choices": [(lines.shorten_text(task.title), task.id.hex) for task in found.tasks],
        "empty": not found.tasks,
    }


async def get_habits_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    current_user, today = get_current_user(dialog_manager), get_local_today(dialog_manager)
    async with query_runner(HabitQueries) as queries:
        found = await queries.list_active(current_user.id, today)
    shown, pages = slice_page(dialog_manager, found)
    choices = [(f"🌱 {lines.shorten_text(habit.title)}", habit.id.hex) for habit in shown]
    return pages | {"choices": choices, "empty": not choices}


async def get_skills_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    async with query_runner(SkillQueries) as queries:
        found = await queries.list_active(get_current_user(dialog_manager).id)
    shown, pages = slice_page(dialog_manager, found)
    choices = [(f"🧠 {lines.shorten_text(skill.title)}", skill.id.hex) for skill in shown]
    return pages | {"choices": choices, "empty": not choices}


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

"""What the links windows show."""

from dataclasses import dataclass
from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.career.goal_getters import load_goal, load_linked_measures
from bot.ui.cards import goal_lines as lines
from bot.ui.context import get_current_user, get_local_today
from bot.ui.current_user import QueryRunner
from bot.ui.pagers import PAGE_SIZE, load_page, slice_page
from bot.ui.undo import can_undo
from core.career.queries import SkillQueries
from core.habits.contracts.views import HabitSummary
from core.habits.queries import HabitQueries
from core.overviews.goal_progress import LinkedMeasures
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

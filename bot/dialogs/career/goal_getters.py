"""What the windows of goals show."""

from datetime import date
from typing import Any
from uuid import UUID

from aiogram_dialog import DialogManager

from bot.dialogs.career.goal_pictures import build_progress_chart
from bot.ui.cards import goal_lines as lines
from bot.ui.context import get_current_user, get_local_today, get_query_runner
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.pagers import slice_page
from bot.ui.pictures import draw_picture
from bot.ui.undo import can_undo
from core.career.contracts.goals import GoalCard, KeyResult
from core.career.queries import GoalQueries, SkillQueries
from core.kit.errors import NotFound
from core.overviews.goal_progress import GoalProgressQueries, LinkedMeasures
from core.pictures.progress import render_progress

MAX_LISTED, MAX_CAPTION_LINES = 6, 5


async def get_goal_list_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """A page of the goals that are neither archived nor deleted."""
    current_user, today = get_current_user(dialog_manager), get_local_today(dialog_manager)
    async with query_runner(GoalQueries) as queries:
        goals = await queries.list_active(current_user.id)
    page, pages = slice_page(dialog_manager, goals)
    async with get_query_runner(dialog_manager)(GoalProgressQueries) as queries:
        shown = await queries.apply_task_progress(page, get_current_user(dialog_manager).id)
    return pages | {
        "goals": [(lines.format_goal_button(goal, today), goal.id.hex) for goal in shown],
        "lines": [lines.build_goal_line(goal, today, current_user) for goal in shown],
        "open": sum(goal.reached_at is None for goal in goals),
        "reached": sum(goal.reached_at is not None for goal in goals),
        "empty": not goals,
        "some": bool(goals),
    }


async def get_archive_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """A page of what was put away: goals, then skills."""
    current_user, today = get_current_user(dialog_manager), get_local_today(dialog_manager)
    async with query_runner(GoalQueries) as queries:
        goals = await queries.list_archived(current_user.id)
    async with query_runner(SkillQueries) as skills:
        learned = await skills.list_archived(current_user.id)
    kept = [(lines.format_goal_button(goal, today), f"g{goal.id.hex}") for goal in goals]
    kept += [(f"🧠 {lines.shorten_text(skill.title)}", f"s{skill.id.hex}") for skill in learned]
    shown, pages = slice_page(dialog_manager, kept)
    return pages | {"kept": shown, "empty": not kept, "some": bool(kept)}


def get_goal_id(manager: DialogManager) -> UUID:
    return UUID(hex=manager.dialog_data["goal_id"])


async def load_goal(manager: DialogManager) -> GoalCard:
    """The goal the window speaks of. Raises NotFound."""
    async with get_query_runner(manager)(GoalQueries) as queries:
        card = await queries.get_card(get_goal_id(manager), get_current_user(manager).id)
    if card is None:
        raise NotFound("goal")
    return card


async def load_linked_measures(manager: DialogManager, card: GoalCard) -> LinkedMeasures:
    """What is linked to the goal."""
    owner = get_current_user(manager)
    async with get_query_runner(manager)(GoalProgressQueries) as queries:
        return await queries.load_linked_measures(card, owner.id, get_local_today(manager))


async def get_goal_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The goal, its measures, what feeds it, and which buttons make sense."""
    card, current_user = await load_goal(dialog_manager), get_current_user(dialog_manager)
    today, feeding = (
        get_local_today(dialog_manager),
        await load_linked_measures(dialog_manager, card),
    )
    results = [lines.build_result_line(one, current_user) for one in card.results]
    return (
        _build_heading_data(
            card, feeding, today, lines.format_deadline(card.deadline, today, current_user)
        )
        | _build_links_data(feeding)
        | {
            "results": results,
            "some_results": bool(results),
            "moves": [
                (f"📈 {lines.shorten_text(one['title'], 20)} · {one['figures']}", one["id"])
                for one in results
            ],
            "milestones": [
                {"mark": "☑️" if one.done_at else "▫️", "title": lines.shorten_text(one.title, 80)}
                for one in sorted(card.milestones, key=lambda one: one.done_at is not None)[
                    :MAX_LISTED
                ]
            ],
            "ticked": card.done_milestone_count,
            "steps": len(card.milestones),
            "some_milestones": bool(card.milestones),
            "more": len(card.milestones) - MAX_LISTED,
            "more_milestones": len(card.milestones) > MAX_LISTED,
        }
        | _build_state_data(card, dialog_manager)
    )


def _build_heading_data(
    card: GoalCard, measures: LinkedMeasures, today: date, deadline: str
) -> dict[str, Any]:
    share = measures.calculate_progress(card)
    measured = (
        card.progress is not None or measures.task_completion_share is not None or share == 1.0
    )
    left = (card.deadline - today).days if card.deadline else 0
    is_past = card.is_past_deadline(today)
    return {
        "title": card.title,
        "horizon": card.horizon,
        "deadline": deadline,
        "bar": lines.format_bar(share),
        "percent": lines.calculate_percent(share),
        "measured": measured,
        "left": left,
        "past": -left,
        "has_left": card.deadline is not None and card.reached_at is None and not is_past,
        "is_past": is_past,
    }


def _build_links_data(measures: LinkedMeasures) -> dict[str, Any]:
    return {
        "tasks_done": measures.done_task_count,
        "tasks": measures.total_task_count,
        "habit_ticks": measures.habit_tick_count,
        "habit_days": measures.habit_due_count,
        "habit_strength": round(100 * measures.average_habit_strength),
        "minutes": measures.focus_minutes,
        "has_tasks": measures.total_task_count > 0,
        "has_habits": bool(measures.habits),
        "has_minutes": measures.focus_minutes > 0,
    }


def _build_state_data(card: GoalCard, manager: DialogManager) -> dict[str, Any]:
    active = card.is_active
    return {
        "active": active,
        "archived": card.archived and not card.deleted,
        "deleted": card.deleted,
        "reached": card.reached_at is not None,
        "can_reach": active and card.reached_at is None,
        "can_reopen": active and card.reached_at is not None,
        "undoable": active and can_undo(manager),
    }


async def get_picture_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """Progress over time as a picture; drawn off the event loop."""
    card, current_user = await load_goal(dialog_manager), get_current_user(dialog_manager)
    async with query_runner(GoalQueries) as queries:
        values = await queries.list_values(card.id, current_user.id)
    today, feeding = (
        get_local_today(dialog_manager),
        await load_linked_measures(dialog_manager, card),
    )
    picture = await draw_picture(
        current_user,
        render_progress,
        build_progress_chart(card, feeding, values, current_user, today),
    )
    return {
        "picture": picture,
        "title": card.title,
        "percent": lines.calculate_percent(feeding.calculate_progress(card)),
        "results": [
            _build_caption_line(one, current_user) for one in card.results[:MAX_CAPTION_LINES]
        ],
        "some_results": bool(card.results),
    }


def _build_caption_line(key_result: KeyResult, current_user: CurrentUser) -> dict[str, Any]:
    """A line below a picture, where there is little room."""
    return lines.build_result_line(key_result, current_user) | {
        "title": lines.shorten_text(key_result.title, 60)
    }

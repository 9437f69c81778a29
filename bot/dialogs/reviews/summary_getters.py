"""What the summary windows show."""

from typing import Any
from uuid import UUID

from aiogram_dialog import DialogManager

from bot.dialogs.reviews.reminder_getters import format_reminder
from bot.dialogs.reviews.step_getters import format_week, get_shown_week
from bot.routes import STEPS
from bot.ui.cards.advice import build_advice_data
from bot.ui.context import get_current_user, get_local_today
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.focus_pictures import format_headline
from core.advice.queries import AdviceQueries
from core.reviews.contracts import ReviewView, WeekFacts
from core.reviews.queries import ReviewQueries
from core.reviews.rules import get_review_week

_MINUS_SIGN = "\N{MINUS SIGN}"


async def get_start_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """Which week, how far it is reviewed, the streak, and when the person is reminded."""
    current_user, week = (
        get_current_user(dialog_manager),
        get_review_week(get_local_today(dialog_manager)),
    )
    async with query_runner(ReviewQueries) as queries:
        review = await queries.get_review(current_user.id, week)
        streak = await queries.get_streak(current_user.id, week)
        plan = await queries.get_plan(current_user.id)
    finished = review is not None and review.is_finished
    return {
        "week": format_week(dialog_manager, week),
        "streak": streak,
        "remind": format_reminder(plan, current_user),
        "state": "finished" if finished else "begun" if review and review.step else "new",
        "step": review.step + 1 if review else 1,
        "steps": len(STEPS),
        "finished": finished,
    }


async def get_summary_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The week in figures beside the one before, the streak, and a piece of advice."""
    current_user, week = get_current_user(dialog_manager), get_shown_week(dialog_manager)
    async with query_runner(ReviewQueries) as queries:
        review = await queries.get_review(current_user.id, week)
    return {
        "week": format_week(dialog_manager, week),
        "streak": review.streak if review else 0,
        **_build_figures(review, current_user),
        **await _build_advice_data(dialog_manager, query_runner),
    }


def _build_figures(review: ReviewView | None, current_user: CurrentUser) -> dict[str, Any]:
    facts = (review.facts if review else None) or WeekFacts()
    before = review.before if review else None
    return {
        "tasks": facts.tasks_done,
        "tasks_more": _format_difference(facts.tasks_done, before.tasks_done if before else None),
        "focus": format_headline(facts.focus_minutes, current_user),
        "focus_more": _format_difference(
            facts.focus_minutes, before.focus_minutes if before else None
        ),
        "habits": facts.habits_percent,
        "habits_more": _format_difference(
            facts.habits_percent, before.habits_percent if before else None
        ),
        "moves": facts.goal_moves,
        "practice": format_headline(facts.practice_minutes, current_user),
        "overdue": facts.overdue,
    }


def _format_difference(now: int, before: int | None) -> str:
    """« (+3)», « (−2)», nothing when there is nothing to compare or no difference."""
    if before is None or now == before:
        return ""
    return f" ({'+' if now > before else _MINUS_SIGN}{abs(now - before)})"


async def _build_advice_data(manager: DialogManager, query_runner: QueryRunner) -> dict[str, Any]:
    advice_id = manager.dialog_data.get("advice_id")
    if advice_id is None:
        return {"advised": False}
    async with query_runner(AdviceQueries) as queries:
        card = await queries.get_card(UUID(hex=advice_id), get_current_user(manager).id)
    said = build_advice_data(card, get_current_user(manager)) if card else None
    return {"advised": True, "title": said["title"], "text": said["text"]} if said else {}

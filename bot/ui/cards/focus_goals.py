"""The moment a goal is reached, told with the session that reached it."""

from collections.abc import Iterable

from bot.ui.current_user import CurrentUser
from core.focus.rules import ReachedGoal


def format_reached_goals(goals: Iterable[ReachedGoal], current_user: CurrentUser) -> list[str]:
    """A line for each goal."""
    return [
        current_user.translate_html(f"focus-reached-{goal.period}", minutes=goal.minutes)
        for goal in goals
    ]

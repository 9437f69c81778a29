"""The moment a goal is reached, told with the session that reached it."""

from datetime import timedelta

from bot.ui.current_user import CurrentUser
from core.focus.contracts import FocusView
from core.focus.queries import FocusQueries
from core.focus.rules import get_monday, summarize_stretches
from core.users.contracts import get_own_day

_LOOKBACK = timedelta(days=8)  # and the hours that days may begin apart


async def list_reached_goals(
    view: FocusView, current_user: CurrentUser, queries: FocusQueries
) -> list[str]:
    """A line for each goal that was not reached before this session."""
    if view.phase != "work" or view.ended_at is None:
        return []
    own, person = await queries.get_settings(current_user.id), current_user.profile
    if not own.daily_goal and not own.weekly_goal:
        return []
    calendar = person.zone, person.day_start
    found = await queries.list_stretches(person.id, view.started_at - _LOOKBACK, *calendar)
    spent, mine = (
        summarize_stretches(found),
        view.calculate_elapsed(view.ended_at) / timedelta(minutes=1),
    )
    day = get_own_day(view.started_at, *calendar)
    reached = (
        ("day", spent.by_day.get(day, 0.0), own.daily_goal),
        ("week", spent.by_week.get(get_monday(day), 0.0), own.weekly_goal),
    )
    return [
        current_user.translate_html(f"focus-reached-{what}", minutes=goal)
        for what, total, goal in reached
        if goal and total - mine < goal <= total
    ]

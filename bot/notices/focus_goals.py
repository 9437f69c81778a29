"""The moment a goal is reached, told with the session that reached it."""

from datetime import timedelta

from bot.speaker import Speaker
from core.focus.contracts import FocusView
from core.focus.queries import FocusQueries
from core.focus.rules import monday, summary
from core.users.contracts import own_day

_WEEK = timedelta(days=8)  # and the hours that days may begin apart


async def goals_reached(view: FocusView, speaker: Speaker, queries: FocusQueries) -> list[str]:
    """A line for each goal that was not reached before this session."""
    if view.phase != "work" or view.ended_at is None:
        return []
    own, person = await queries.settings(speaker.id), speaker.profile
    if not own.daily_goal and not own.weekly_goal:
        return []
    calendar = person.zone, person.day_start
    found = await queries.stretches(person.id, view.started_at - _WEEK, *calendar)
    spent, mine = summary(found), view.elapsed(view.ended_at) / timedelta(minutes=1)
    day = own_day(view.started_at, *calendar)
    reached = (
        ("day", spent.by_day.get(day, 0.0), own.daily_goal),
        ("week", spent.by_week.get(monday(day), 0.0), own.weekly_goal),
    )
    return [
        speaker.rich(f"focus-reached-{what}", minutes=goal)
        for what, total, goal in reached
        if goal and total - mine < goal <= total
    ]

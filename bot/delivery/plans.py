"""The morning's and the evening's message, read when it is sent."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from dishka import AsyncContainer

from bot.notices.bundles import Line
from bot.notices.cards import Face
from bot.notices.plan_cards import Evening, Morning, evening_face, morning_face
from bot.notices.plan_data import PlanPress
from bot.planning import Planning, next_day, planning_in
from bot.speaker import Speaker
from core.habits.contracts import HabitLine
from core.habits.queries import HabitQueries
from core.planner.contracts import Ritual, Rituals
from core.planner.queries import PlannerQueries
from core.reminders.contracts import Bundled

_LINES: dict[str, str] = {"morning": "morning-line", "evening": "evening-line"}


async def morning(scope: AsyncContainer, speaker: Speaker, now: datetime) -> Face | None:
    """What today holds; None for somebody who wants no mornings any more."""
    if not await _wanted(scope, speaker, "morning"):
        return None
    desk = await planning_in(scope, speaker, now)
    return morning_face(await _morning(scope, desk), speaker)


async def _morning(scope: AsyncContainer, desk: Planning) -> Morning:
    plan = await desk.plans.of_day(desk.speaker.id, desk.today)
    habits = await _habits(scope, desk.speaker, desk.today)
    return Morning(
        day=desk.today,
        tasks=await desk.due(desk.today),
        habits=[habit.title for habit in habits if not habit.checked_today],
        overdue=await desk.tasks.count_overdue(desk.speaker.id, desk.today),
        plan=plan,
        cards=await desk.cards(plan) if plan else {},
    )


async def evening(
    scope: AsyncContainer, speaker: Speaker, now: datetime, due: datetime | None
) -> Face | None:
    """What became of the day it was due on; None for somebody who wants no evenings any more."""
    if not await _wanted(scope, speaker, "evening"):
        return None
    desk = await planning_in(scope, speaker, now)
    day = speaker.profile.day_of(due or now)
    habits = await _habits(scope, speaker, day)
    looked = Evening(
        day=day,
        to=next_day(day, desk.today),
        today=desk.today,
        done=await desk.done(day),
        left=await desk.left(day),
        ticked=sum(habit.checked_today for habit in habits),
        due_habits=len(habits),
        open_habits=[habit.title for habit in habits if not habit.checked_today],
        overdue=await desk.tasks.count_overdue(speaker.id, desk.today),
    )
    return evening_face(looked, speaker)


async def lines(
    scope: AsyncContainer, speaker: Speaker, items: Sequence[Bundled], now: datetime
) -> dict[UUID, Line]:
    """Lines of a bundle for the mornings and evenings that are wanted still; both lead to the
    plan of the day it is by now."""
    wanted, today = await _rituals(scope, speaker), speaker.profile.day_of(now)
    return {
        item.subject_id: Line(item.due_at, speaker.text(_LINES[item.kind]), PlanPress("p", today))
        for item in items
        if wanted.at("morning" if item.kind == "morning" else "evening") is not None
    }


async def _rituals(scope: AsyncContainer, speaker: Speaker) -> Rituals:
    return await (await scope.get(PlannerQueries)).rituals(speaker.id)


async def _wanted(scope: AsyncContainer, speaker: Speaker, ritual: Ritual) -> bool:
    return (await _rituals(scope, speaker)).at(ritual) is not None


async def _habits(scope: AsyncContainer, speaker: Speaker, day: date) -> list[HabitLine]:
    """Those that are due on `day`, done or not."""
    queries = await scope.get(HabitQueries)
    found = await queries.active(speaker.id, day)
    return [habit for habit in found if habit.checked_today or habit.week[-1] == "open"]

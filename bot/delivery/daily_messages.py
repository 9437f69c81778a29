"""The morning's and the evening's message, read when it is sent."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from dishka import AsyncContainer

from bot.delivery.render_context import RenderContext
from bot.ui.cards.bundles import BundleLine
from bot.ui.cards.plan_callbacks import PlanCallback
from bot.ui.cards.plans import EveningSummary, MorningSummary, render_evening, render_morning
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser
from core.habits.contracts.views import HabitSummary
from core.habits.queries import HabitQueries
from core.overviews.planning import PlanningQueries, UserPlanning, get_next_day
from core.planner.contracts import Ritual, Rituals
from core.planner.queries import PlannerQueries
from core.reminders.contracts import BundledReminder

_BUNDLE_LINE_KEYS: dict[str, str] = {"morning": "morning-line", "evening": "evening-line"}


async def build_morning_message(context: RenderContext) -> RenderedMessage | None:
    """What today holds; None for somebody who wants no mornings any more."""
    scope, current_user = context.scope, context.current_user
    if not await _is_ritual_enabled(scope, current_user, "morning"):
        return None
    planning = (await scope.get(PlanningQueries)).for_user(current_user.profile, context.now)
    return render_morning(await _load_morning(scope, planning), current_user)


async def _load_morning(scope: AsyncContainer, planning: UserPlanning) -> MorningSummary:
    owner = CurrentUser(planning.profile)
    plan = await planning.plans.get_by_day(owner.id, planning.local_today)
    habits = await _list_due_habits(scope, owner, planning.local_today)
    return MorningSummary(
        day=planning.local_today,
        tasks=await planning.list_due(planning.local_today),
        habits=[habit.title for habit in habits if not habit.checked_today],
        overdue=await planning.tasks.count_overdue(owner.id, planning.local_today),
        plan=plan,
        cards=await planning.load_plan_cards(plan) if plan else {},
    )


async def build_evening_message(context: RenderContext) -> RenderedMessage | None:
    """What became of the day it was due on; None for somebody who wants no evenings any more."""
    scope, current_user = context.scope, context.current_user
    if not await _is_ritual_enabled(scope, current_user, "evening"):
        return None
    planning = (await scope.get(PlanningQueries)).for_user(current_user.profile, context.now)
    day = context.get_local_day(context.notification.due_at or context.now)
    habits = await _list_due_habits(scope, current_user, day)
    looked = EveningSummary(
        day=day,
        move_to_day=get_next_day(day, planning.local_today),
        today=planning.local_today,
        done_tasks=await planning.list_completed(day),
        open_tasks=await planning.list_leftovers(day),
        ticked_habits=sum(habit.checked_today for habit in habits),
        due_habits=len(habits),
        open_habits=[habit.title for habit in habits if not habit.checked_today],
        overdue=await planning.tasks.count_overdue(current_user.id, planning.local_today),
    )
    return render_evening(looked, current_user)


async def load_bundle_lines(
    scope: AsyncContainer,
    current_user: CurrentUser,
    items: Sequence[BundledReminder],
    now: datetime,
) -> dict[UUID, BundleLine]:
    """Lines of a bundle for the mornings and evenings that are wanted still; both lead to the
    plan of the day it is by now."""
    wanted, today = await _get_rituals(scope, current_user), current_user.profile.get_day(now)
    return {
        item.subject_id: BundleLine(
            item.due_at,
            current_user.translate(_BUNDLE_LINE_KEYS[item.kind]),
            PlanCallback(action="p", day=today),
        )
        for item in items
        if wanted.get_time("morning" if item.kind == "morning" else "evening") is not None
    }


async def _get_rituals(scope: AsyncContainer, current_user: CurrentUser) -> Rituals:
    return await (await scope.get(PlannerQueries)).get_rituals(current_user.id)


async def _is_ritual_enabled(
    scope: AsyncContainer, current_user: CurrentUser, ritual: Ritual
) -> bool:
    return (await _get_rituals(scope, current_user)).get_time(ritual) is not None


async def _list_due_habits(
    scope: AsyncContainer, current_user: CurrentUser, day: date
) -> list[HabitSummary]:
    """Those that are due on `day`, done or not."""
    queries = await scope.get(HabitQueries)
    found = await queries.list_active(current_user.id, day)
    return [habit for habit in found if habit.checked_today or habit.week[-1] == "open"]

"""What a bundle still has to tell: reminders that waited, read anew when it is sent."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog
from dishka import AsyncContainer

from bot.delivery import check_ins, reviews
from bot.delivery import daily_messages as plans
from bot.delivery import focus_timers as bells
from bot.ui.cards.bundles import BundleLine
from bot.ui.cards.callbacks import HabitCallback, TaskCallback
from bot.ui.cards.habits import format_title_with_progress
from bot.ui.current_user import CurrentUser
from bot.ui.notification_modes import get_notification_mode
from core.delivery.contracts import Kind
from core.habits.queries import HabitQueries
from core.habits.rules.marks import get_tickable_day
from core.reminders.contracts import BundledReminder
from core.reminders.queries import BundleQueries
from core.tasks.queries import TaskQueries
from core.users.contracts import NotificationMode

log = structlog.get_logger(__name__)


@dataclass(slots=True, frozen=True)
class PendingReminder:
    """A reminder of the bundle that still matters."""

    item: BundledReminder
    line: BundleLine


async def list_pending_reminders(
    scope: AsyncContainer, current_user: CurrentUser, bundle_id: UUID, now: datetime
) -> list[PendingReminder]:
    """What is neither done, deleted, archived, ticked nor turned off meanwhile, by time."""
    found = await (await scope.get(BundleQueries)).list_items(bundle_id, current_user.id)
    items = [
        item
        for item in found
        if get_notification_mode(current_user.profile, item.kind) is not NotificationMode.OFF
    ]
    by_kind: dict[str, list[BundledReminder]] = defaultdict(list)
    for item in items:
        by_kind[item.kind].append(item)
    if unknown := by_kind.keys() - BUNDLE_LINE_LOADERS.keys():
        log.error("a bundle cannot tell of these kinds", kinds=unknown, bundle=bundle_id)
    lines: dict[UUID, BundleLine] = {}
    for kind, its_lines in BUNDLE_LINE_LOADERS.items():
        if by_kind[kind]:
            lines |= await its_lines(scope, current_user, by_kind[kind], now)
    return [
        PendingReminder(item, lines[item.subject_id]) for item in items if item.subject_id in lines
    ]


def is_silent_bundle(current_user: CurrentUser, reminders: Sequence[PendingReminder]) -> bool:
    """True when every reminder told of is of a kind that arrives without a sound."""
    return all(
        get_notification_mode(current_user.profile, one.item.kind) is NotificationMode.SILENT
        for one in reminders
    )


async def _load_task_lines(
    scope: AsyncContainer, current_user: CurrentUser, items: Sequence[BundledReminder], _: datetime
) -> dict[UUID, BundleLine]:
    queries = await scope.get(TaskQueries)
    cards = await queries.get_cards([(item.subject_id, current_user.id) for item in items])
    return {
        item.subject_id: BundleLine(
            item.due_at, card.title, TaskCallback(action="d", task_id=card.id)
        )
        for item in items
        if (card := cards.get((item.subject_id, current_user.id))) is not None and card.is_open
    }


async def _load_habit_lines(
    scope: AsyncContainer,
    current_user: CurrentUser,
    items: Sequence[BundledReminder],
    now: datetime,
) -> dict[UUID, BundleLine]:
    queries, day_of = await scope.get(HabitQueries), current_user.profile.get_day
    today = day_of(now)
    asked = {(item.subject_id, current_user.id): today for item in items}
    habits = await queries.get_summaries(asked)
    lines = {}
    for item in items:
        day = get_tickable_day(day_of(item.due_at), today)
        habit = habits.get((item.subject_id, current_user.id))
        if habit is not None and habit.is_open_on(day):
            callback_data = HabitCallback(action="d", habit_id=habit.id, day=day)
            lines[habit.id] = BundleLine(
                item.due_at, format_title_with_progress(habit, day, current_user), callback_data
            )
    return lines


BundleLineLoader = Callable[
    [AsyncContainer, CurrentUser, Sequence[BundledReminder], datetime],
    Awaitable[dict[UUID, BundleLine]],
]
BUNDLE_LINE_LOADERS: dict[str, BundleLineLoader] = {
    Kind.TASK: _load_task_lines,
    Kind.HABIT: _load_habit_lines,
    Kind.SKILL: check_ins.load_bundle_lines,
    Kind.MORNING: plans.load_bundle_lines,
    Kind.EVENING: plans.load_bundle_lines,
    Kind.REVIEW: reviews.load_bundle_lines,
    Kind.FOCUS: bells.load_bundle_lines,
}

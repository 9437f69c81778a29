"""What a bundle still has to tell: reminders that waited, read anew when it is sent."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import structlog
from dishka import AsyncContainer

from bot.delivery import bells, check_ins, plans, reviews
from bot.delivery.manners import mode_of
from bot.notices.bundles import Line
from bot.notices.data import HabitPress, TaskPress
from bot.notices.habit_cards import told
from bot.speaker import Speaker
from core.habits.contracts import HabitLine
from core.habits.queries import HabitQueries
from core.notifications.contracts import Kind
from core.reminders.contracts import Bundled
from core.reminders.queries import BundleQueries
from core.tasks.contracts import TaskCard
from core.tasks.queries import TaskQueries
from core.users.contracts import Mode

log = structlog.get_logger(__name__)
_OPEN = frozenset({"open", "part"})


@dataclass(slots=True, frozen=True)
class Waiting:
    """A reminder of the bundle that still matters."""

    item: Bundled
    line: Line


async def waiting(
    scope: AsyncContainer, speaker: Speaker, bundle_id: UUID, now: datetime
) -> list[Waiting]:
    """What is neither done, deleted, archived, ticked nor turned off meanwhile, by time."""
    found = await (await scope.get(BundleQueries)).items(bundle_id, speaker.id)
    items = [item for item in found if mode_of(speaker.profile, item.kind) is not Mode.OFF]
    by_kind: dict[str, list[Bundled]] = defaultdict(list)
    for item in items:
        by_kind[item.kind].append(item)
    if unknown := by_kind.keys() - LINES.keys():
        log.error("a bundle cannot tell of these kinds", kinds=unknown, bundle=bundle_id)
    lines: dict[UUID, Line] = {}
    for kind, its_lines in LINES.items():
        if by_kind[kind]:
            lines |= await its_lines(scope, speaker, by_kind[kind], now)
    return [Waiting(item, lines[item.subject_id]) for item in items if item.subject_id in lines]


def silent(speaker: Speaker, told: Sequence[Waiting]) -> bool:
    """True when every reminder told of is of a kind that arrives without a sound."""
    return all(mode_of(speaker.profile, one.item.kind) is Mode.SILENT for one in told)


def task_is_open(card: TaskCard | None) -> bool:
    """False once the task is done, deleted or gone."""
    return card is not None and not card.deleted and card.completed_at is None


def habit_is_open(line: HabitLine | None, day: date) -> bool:
    """True while the habit asks for something on `day`, one of the last seven: it is there, not
    archived, and neither done, skipped, paused nor free that day."""
    if line is None or line.archived:
        return False
    mark, _ = line.on(day)
    return mark in _OPEN or (mark == "missed" and line.kind != "at_most")


def day_to_tick(due: date, today: date) -> date:
    """The day a reminder was for while it can still be ticked, which is until tomorrow's end."""
    return due if timedelta() <= today - due <= timedelta(days=1) else today


async def _tasks(
    scope: AsyncContainer, speaker: Speaker, items: Sequence[Bundled], _: datetime
) -> dict[UUID, Line]:
    queries = await scope.get(TaskQueries)
    cards = await queries.cards([(item.subject_id, speaker.id) for item in items])
    return {
        item.subject_id: Line(item.due_at, card.title, TaskPress("d", card.id))
        for item in items
        if (card := cards.get((item.subject_id, speaker.id))) is not None and task_is_open(card)
    }


async def _habits(
    scope: AsyncContainer, speaker: Speaker, items: Sequence[Bundled], now: datetime
) -> dict[UUID, Line]:
    queries, day_of = await scope.get(HabitQueries), speaker.profile.day_of
    today = day_of(now)
    asked = {(item.subject_id, speaker.id): (today, speaker.profile.zone) for item in items}
    habits = await queries.lines(asked)
    lines = {}
    for item in items:
        day = day_to_tick(day_of(item.due_at), today)
        habit = habits.get((item.subject_id, speaker.id))
        if habit is not None and habit_is_open(habit, day):
            press = HabitPress("d", habit.id, day)
            lines[habit.id] = Line(item.due_at, told(habit, day, speaker), press)
    return lines


Lines = Callable[
    [AsyncContainer, Speaker, Sequence[Bundled], datetime], Awaitable[dict[UUID, Line]]
]
LINES: dict[str, Lines] = {
    Kind.TASK: _tasks,
    Kind.HABIT: _habits,
    Kind.SKILL: check_ins.lines,
    Kind.MORNING: plans.lines,
    Kind.EVENING: plans.lines,
    Kind.REVIEW: reviews.lines,
    Kind.FOCUS: bells.lines,
}

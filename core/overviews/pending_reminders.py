"""Which reminders still ask for something: read anew when they are sent, whatever the messenger."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

import structlog

from core.career.contracts.skills import SkillSummary
from core.career.queries import SkillQueries
from core.delivery.contracts import Kind
from core.focus.contracts import FocusView
from core.focus.queries import FocusQueries
from core.habits.contracts.views import HabitSummary
from core.habits.queries import HabitQueries
from core.habits.rules.marks import get_tickable_day
from core.planner.contracts import RITUALS, Rituals
from core.planner.queries import PlannerQueries
from core.reminders.contracts import BundledReminder
from core.reminders.queries import BundleQueries
from core.reviews.contracts import ReviewPlan
from core.reviews.queries import ReviewQueries
from core.tasks.contracts.views import TaskCard
from core.tasks.queries import TaskQueries
from core.users.contracts import NotificationMode, Profile

log = structlog.get_logger(__name__)


class ReminderRef(NamedTuple):
    """A reminder of a person's thing; `due_at` is None for one that is due now."""

    profile: Profile
    subject_id: UUID
    due_at: datetime | None

    @property
    def subject_and_owner(self) -> tuple[UUID, UUID]:
        return self.subject_id, self.profile.id

    def get_due_day(self, now: datetime) -> date:
        """The person's own day it was due on."""
        return self.profile.get_day(self.due_at or now)


class HabitDay(NamedTuple):
    """A habit, and the day that its reminder asks for."""

    habit: HabitSummary
    day: date


PendingSubject = TaskCard | HabitDay | SkillSummary | FocusView | Rituals | ReviewPlan


class PendingReminder(NamedTuple):
    """A reminder of a bundle that still matters, with what it is of."""

    item: BundledReminder
    subject: PendingSubject


@dataclass(slots=True, frozen=True)
class PendingReminderQueries:
    tasks: TaskQueries
    habits: HabitQueries
    skills: SkillQueries
    focus: FocusQueries
    planner: PlannerQueries
    reviews: ReviewQueries
    bundles: BundleQueries

    async def list_pending(
        self, profile: Profile, bundle_id: UUID, now: datetime
    ) -> list[PendingReminder]:
        """What of a bundle is neither done, deleted, archived, ticked nor turned off meanwhile, by
        time."""
        items = [
            item
            for item in await self.bundles.list_items(bundle_id, profile.id)
            if profile.get_notification_mode(item.kind) is not NotificationMode.OFF
        ]
        by_kind: dict[str, list[ReminderRef]] = defaultdict(list)
        for item in items:
            by_kind[item.kind].append(ReminderRef(profile, item.subject_id, item.due_at))
        subjects: dict[UUID, PendingSubject] = {}
        for kind, refs in by_kind.items():
            found = await self._load_subjects(kind, refs, now)
            subjects |= {
                ref.subject_id: one for ref, one in zip(refs, found, strict=True) if one is not None
            }
        return [
            PendingReminder(item, subjects[item.subject_id])
            for item in items
            if item.subject_id in subjects
        ]

    async def _load_subjects(
        self, kind: str, refs: Sequence[ReminderRef], now: datetime
    ) -> Sequence[PendingSubject | None]:
        profile = refs[0].profile
        if kind == Kind.TASK:
            return await self.load_tasks(refs)
        if kind == Kind.HABIT:
            return await self.load_habits(refs, now)
        if kind == Kind.SKILL:
            return await self.load_skills(refs, now)
        if kind == Kind.FOCUS:
            return [await self._load_finished_session(ref, now) for ref in refs]
        if kind == Kind.REVIEW:
            plan = await self.reviews.get_due_plan(profile.id, profile.get_day(now))
            return [plan] * len(refs)
        for ritual in RITUALS:
            if kind == ritual:
                rituals = await self.planner.get_rituals(profile.id)
                return [rituals if rituals.get_time(ritual) else None] * len(refs)
        log.error("a bundle cannot tell of this kind", kind=kind)
        return [None] * len(refs)

    async def load_tasks(self, refs: Sequence[ReminderRef]) -> list[TaskCard | None]:
        """The task of each; None for what is done, deleted or gone."""
        found = await self.tasks.get_cards({ref.subject_and_owner for ref in refs})
        cards = [found.get(ref.subject_and_owner) for ref in refs]
        return [card if card is not None and card.is_open else None for card in cards]

    async def load_habits(
        self, refs: Sequence[ReminderRef], now: datetime
    ) -> list[HabitDay | None]:
        """The habit and day of each; None for what is archived, gone, done or skipped that day."""
        found = await self.habits.get_summaries(
            {ref.subject_and_owner: ref.profile.get_day(now) for ref in refs}
        )
        return [_find_habit_day(ref, found.get(ref.subject_and_owner), now) for ref in refs]

    async def load_skills(
        self, refs: Sequence[ReminderRef], now: datetime
    ) -> list[SkillSummary | None]:
        """The skill of each; None for a check-in that was answered, or is not asked any more."""
        found = await self.skills.get_summaries({ref.subject_and_owner for ref in refs})
        return [_find_due_check(ref, found.get(ref.subject_and_owner), now) for ref in refs]

    async def _load_finished_session(self, ref: ReminderRef, now: datetime) -> FocusView | None:
        view = await self.focus.find_finished(ref.subject_id, ref.profile.id, now)
        return view if view is not None and view.end == "finished" else None


def _find_habit_day(ref: ReminderRef, habit: HabitSummary | None, now: datetime) -> HabitDay | None:
    day = get_tickable_day(ref.get_due_day(now), ref.profile.get_day(now))
    return HabitDay(habit, day) if habit is not None and habit.is_open_on(day) else None


def _find_due_check(
    ref: ReminderRef, skill: SkillSummary | None, now: datetime
) -> SkillSummary | None:
    is_due = skill is not None and skill.is_check_due(ref.profile.get_day(now))
    return skill if is_due else None

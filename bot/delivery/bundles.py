"""The lines of a bundle: reminders that waited, as they stand when it is sent."""

from collections.abc import Sequence
from datetime import date

from bot.ui.cards.bundles import BundleLine
from bot.ui.cards.callbacks import (
    FocusCallback,
    HabitCallback,
    ReviewCallback,
    SkillCallback,
    TaskCallback,
)
from bot.ui.cards.habits import format_title_with_progress
from bot.ui.cards.plan_callbacks import PlanCallback
from bot.ui.current_user import CurrentUser
from core.career.contracts.skills import SkillSummary
from core.focus.contracts import FocusView
from core.overviews.pending_reminders import HabitDay, PendingReminder
from core.planner.contracts import Rituals
from core.reviews.contracts import ReviewPlan
from core.tasks.contracts.views import TaskCard
from core.users.contracts import NotificationMode

_RITUAL_LINE_KEYS: dict[str, str] = {"morning": "morning-line", "evening": "evening-line"}


def build_bundle_line(
    reminder: PendingReminder, current_user: CurrentUser, today: date
) -> BundleLine:
    """What the line says, and what its button does; mornings and evenings lead to the plan of
    `today`."""
    due_at, kind = reminder.item.due_at, reminder.item.kind
    match reminder.subject:
        case TaskCard() as card:
            return BundleLine(due_at, card.title, TaskCallback(action="d", task_id=card.id))
        case HabitDay(habit, day):
            title = format_title_with_progress(habit, day, current_user)
            return BundleLine(due_at, title, HabitCallback(action="d", habit_id=habit.id, day=day))
        case SkillSummary() as skill:
            title = current_user.translate("skill-check-line", title=skill.title, level=skill.level)
            callback_data = SkillCallback(action="s", skill_id=skill.id, turn=skill.turn)
            return BundleLine(due_at, title, callback_data)
        case FocusView() as view:
            callback = FocusCallback(action="w", session_id=view.id)
            return BundleLine(due_at, _format_session(view, current_user), callback)
        case Rituals():
            title = current_user.translate(_RITUAL_LINE_KEYS[kind])
            return BundleLine(due_at, title, PlanCallback(action="p", day=today))
        case ReviewPlan():
            return BundleLine(due_at, current_user.translate("weekly-line"), ReviewCallback())


def _format_session(view: FocusView, current_user: CurrentUser) -> str:
    if view.phase != "work":
        return current_user.translate("focus-over-break")
    return view.title or current_user.translate("focus-untitled")


def is_silent_bundle(current_user: CurrentUser, reminders: Sequence[PendingReminder]) -> bool:
    """True when every reminder told of is of a kind that arrives without a sound."""
    get_mode = current_user.profile.get_notification_mode
    return all(get_mode(one.item.kind) is NotificationMode.SILENT for one in reminders)

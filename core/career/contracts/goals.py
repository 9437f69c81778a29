"""Goals: commands, events, views. Days are the person's own."""

from datetime import date, datetime
from typing import Annotated, ClassVar, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from core.kit.messages import Command, Event

TITLE_LENGTH = 120
UNIT_LENGTH = 16
MAX_GOALS, MAX_RESULTS, MAX_MILESTONES, MAX_LINKS = 200, 12, 30, 50
MAX_AMOUNT = 1e9
Title = Annotated[str, Meta(min_length=1, max_length=TITLE_LENGTH)]
Unit = Annotated[str, Meta(max_length=UNIT_LENGTH)]
Amount = Annotated[float, Meta(ge=-MAX_AMOUNT, le=MAX_AMOUNT)]
Horizon = Literal["week", "month", "quarter", "year"]
GoalLinkKind = Literal["task", "habit", "skill"]


class KeyResult(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is counted from `start` to `target`, upwards or downwards; `progress` 0..1."""

    id: UUID
    title: str
    unit: str
    start: float
    target: float
    current: float
    progress: float


class Milestone(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    title: str
    done_at: datetime | None = None


class GoalLink(msgspec.Struct, frozen=True):
    """A task, habit or skill that leads to the goal."""

    kind: GoalLinkKind
    subject_id: UUID


class KeyResultValue(msgspec.Struct, frozen=True, kw_only=True):
    """A key result became `value` at an instant, by the move `move_id`."""

    move_id: UUID
    result_id: UUID
    at: datetime
    value: float


class GoalSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A goal as a list shows it; `progress` is 0..1, None while nothing of it is measured."""

    id: UUID
    title: str
    horizon: Horizon
    deadline: date | None
    created_at: datetime
    reached_at: datetime | None
    progress: float | None
    archived: bool = False
    deleted: bool = False

    @property
    def is_active(self) -> bool:
        return not self.archived and not self.deleted

    def is_past_deadline(self, today: date) -> bool:
        """True for an unreached goal whose deadline has passed."""
        return self.reached_at is None and self.deadline is not None and self.deadline < today


class GoalCard(GoalSummary, frozen=True, kw_only=True):
    """A goal with what measures it and what feeds it."""

    results: tuple[KeyResult, ...]
    milestones: tuple[Milestone, ...]
    feeds: tuple[GoalLink, ...]

    @property
    def done_milestone_count(self) -> int:
        return sum(one.done_at is not None for one in self.milestones)


class NewResult(msgspec.Struct, frozen=True, kw_only=True):
    result_id: UUID
    title: Title
    unit: Unit = ""
    start: Amount = 0.0
    target: Amount


class NewMilestone(msgspec.Struct, frozen=True, kw_only=True):
    milestone_id: UUID
    title: Title


class GoalCommand(Command[GoalCard], frozen=True, kw_only=True):
    """What is asked for of a goal."""

    goal_id: UUID


class AddGoal(GoalCommand, frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.add_goal"
    title: Title
    horizon: Horizon
    deadline: date | None = None
    results: Annotated[tuple[NewResult, ...], Meta(max_length=MAX_RESULTS)] = ()
    milestones: Annotated[tuple[NewMilestone, ...], Meta(max_length=MAX_MILESTONES)] = ()


class EditGoal(GoalCommand, frozen=True, kw_only=True):
    """Change the given fields and leave the unset ones."""

    subject: ClassVar[str] = "career.edit_goal"
    title: Title | UnsetType = UNSET
    horizon: Horizon | UnsetType = UNSET
    deadline: date | None | UnsetType = UNSET


class ReachGoal(GoalCommand, frozen=True, kw_only=True):
    """It is reached, whatever its figures say."""

    subject: ClassVar[str] = "career.reach_goal"


class ReopenGoal(GoalCommand, frozen=True, kw_only=True):
    """Undo of ReachGoal."""

    subject: ClassVar[str] = "career.reopen_goal"


class ArchiveGoal(GoalCommand, frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.archive_goal"


class UnarchiveGoal(GoalCommand, frozen=True, kw_only=True):
    """Undo of ArchiveGoal."""

    subject: ClassVar[str] = "career.unarchive_goal"


class DeleteGoal(GoalCommand, frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.delete_goal"


class RestoreGoal(GoalCommand, frozen=True, kw_only=True):
    """Undo of DeleteGoal."""

    subject: ClassVar[str] = "career.restore_goal"


class GoalEvent(Event, frozen=True, kw_only=True):
    """What happened to a goal."""

    goal_id: UUID


class GoalAdded(GoalEvent, frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.goal_added"
    horizon: Horizon


class KeyResultMoved(GoalEvent, frozen=True, kw_only=True):
    """`progress` (0..1) is that of the key result after the move."""

    subject: ClassVar[str] = "career.key_result_moved"
    result_id: UUID
    value: float
    progress: float


class MilestoneTicked(GoalEvent, frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.milestone_ticked"
    milestone_id: UUID


class GoalReached(GoalEvent, frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.goal_reached"


class GoalReopened(GoalEvent, frozen=True, kw_only=True):
    """It was reached, and is not any more."""

    subject: ClassVar[str] = "career.goal_reopened"


class GoalArchived(GoalEvent, frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.goal_archived"


class GoalDeleted(GoalEvent, frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.goal_deleted"

"""What measures a goal and what feeds it: commands. Days are the person's own."""

from typing import ClassVar
from uuid import UUID

from core.career.contracts.goals import Amount, GoalCard, GoalLinkKind, NewMilestone, NewResult
from core.kit.messages import Command


class AddKeyResult(Command[GoalCard], frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.add_key_result"
    goal_id: UUID
    result: NewResult


class EditKeyResult(Command[GoalCard], frozen=True, kw_only=True):
    """Say anew what is counted and how far; the values stay."""

    subject: ClassVar[str] = "career.edit_key_result"
    goal_id: UUID
    result: NewResult


class MoveKeyResult(Command[GoalCard], frozen=True, kw_only=True):
    """It is `value` now; the same `move_id` moves it once."""

    subject: ClassVar[str] = "career.move_key_result"
    goal_id: UUID
    result_id: UUID
    move_id: UUID
    value: Amount


class UndoMove(Command[GoalCard], frozen=True, kw_only=True):
    """Undo of MoveKeyResult: as if it had not been."""

    subject: ClassVar[str] = "career.undo_move"
    goal_id: UUID
    move_id: UUID


class AddMilestone(Command[GoalCard], frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.add_milestone"
    goal_id: UUID
    milestone: NewMilestone


class EditMilestone(Command[GoalCard], frozen=True, kw_only=True):
    """Call it otherwise; whether it is done stays."""

    subject: ClassVar[str] = "career.edit_milestone"
    goal_id: UUID
    milestone: NewMilestone


class TickMilestone(Command[GoalCard], frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.tick_milestone"
    goal_id: UUID
    milestone_id: UUID


class UntickMilestone(Command[GoalCard], frozen=True, kw_only=True):
    """Undo of TickMilestone."""

    subject: ClassVar[str] = "career.untick_milestone"
    goal_id: UUID
    milestone_id: UUID


class RemovePart(Command[GoalCard], frozen=True, kw_only=True):
    """Take a key result or a milestone away."""

    subject: ClassVar[str] = "career.remove_part"
    goal_id: UUID
    part_id: UUID


class RestorePart(Command[GoalCard], frozen=True, kw_only=True):
    """Undo of RemovePart."""

    subject: ClassVar[str] = "career.restore_part"
    goal_id: UUID
    part_id: UUID


class LinkToGoal(Command[GoalCard], frozen=True, kw_only=True):
    """The task, habit or skill feeds the goal from now on."""

    subject: ClassVar[str] = "career.link_to_goal"
    goal_id: UUID
    kind: GoalLinkKind
    subject_id: UUID


class UnlinkFromGoal(Command[GoalCard], frozen=True, kw_only=True):
    """Undo of LinkToGoal."""

    subject: ClassVar[str] = "career.unlink_from_goal"
    goal_id: UUID
    subject_id: UUID

"""What measures a goal and what feeds it: commands. Days are the person's own."""

from typing import ClassVar
from uuid import UUID

from core.career.contracts.goals import Amount, GoalCommand, GoalLinkKind, NewMilestone, NewResult


class AddKeyResult(GoalCommand, frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.add_key_result"
    result: NewResult


class EditKeyResult(GoalCommand, frozen=True, kw_only=True):
    """Say anew what is counted and how far; the values stay."""

    subject: ClassVar[str] = "career.edit_key_result"
    result: NewResult


class MoveKeyResult(GoalCommand, frozen=True, kw_only=True):
    """It is `value` now; the same `move_id` moves it once."""

    subject: ClassVar[str] = "career.move_key_result"
    result_id: UUID
    move_id: UUID
    value: Amount


class UndoMove(GoalCommand, frozen=True, kw_only=True):
    """Undo of MoveKeyResult: as if it had not been."""

    subject: ClassVar[str] = "career.undo_move"
    move_id: UUID


class AddMilestone(GoalCommand, frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.add_milestone"
    milestone: NewMilestone


class EditMilestone(GoalCommand, frozen=True, kw_only=True):
    """Call it otherwise; whether it is done stays."""

    subject: ClassVar[str] = "career.edit_milestone"
    milestone: NewMilestone


class TickMilestone(GoalCommand, frozen=True, kw_only=True):
    subject: ClassVar[str] = "career.tick_milestone"
    milestone_id: UUID


class UntickMilestone(GoalCommand, frozen=True, kw_only=True):
    """Undo of TickMilestone."""

    subject: ClassVar[str] = "career.untick_milestone"
    milestone_id: UUID


class RemovePart(GoalCommand, frozen=True, kw_only=True):
    """Take a key result or a milestone away."""

    subject: ClassVar[str] = "career.remove_part"
    part_id: UUID


class RestorePart(GoalCommand, frozen=True, kw_only=True):
    """Undo of RemovePart."""

    subject: ClassVar[str] = "career.restore_part"
    part_id: UUID


class LinkToGoal(GoalCommand, frozen=True, kw_only=True):
    """The task, habit or skill feeds the goal from now on."""

    subject: ClassVar[str] = "career.link_to_goal"
    kind: GoalLinkKind
    subject_id: UUID


class UnlinkFromGoal(GoalCommand, frozen=True, kw_only=True):
    """Undo of LinkToGoal."""

    subject: ClassVar[str] = "career.unlink_from_goal"
    subject_id: UUID

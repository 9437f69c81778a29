"""Focus: Pomodoro, countdown and flowtime sessions. Commands, events, views."""

from datetime import datetime, timedelta
from typing import Annotated, ClassVar, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from core.kit.messages import Command, Event

KIND = "focus"
TITLE_LENGTH = 300
MAX_MINUTES = 240
Mode = Literal["pomodoro", "countdown", "flow"]
Phase = Literal["work", "short", "long"]
SessionEnd = Literal["finished", "interrupted", "skipped"]
Minutes = Annotated[int, Meta(ge=1, le=MAX_MINUTES)]
Goal = Annotated[int, Meta(ge=0, le=7 * 24 * 60)]


class Timing(msgspec.Struct, frozen=True, kw_only=True):
    """When a session began, was held and ended.

    `planned_seconds` is how long it is to last, the upper bound for flowtime; `paused_seconds`
    what finished pauses took, `paused_at` the beginning of the one under way.
    """

    planned_seconds: int
    started_at: datetime
    paused_at: datetime | None = None
    paused_seconds: float = 0.0
    ended_at: datetime | None = None

    def calculate_elapsed(self, now: datetime) -> timedelta:
        """Time spent in it until `now`, without pauses."""
        until = self.ended_at or self.paused_at or now
        spent = until - self.started_at - timedelta(seconds=self.paused_seconds)
        return min(max(spent, timedelta()), timedelta(seconds=self.planned_seconds))

    def calculate_remaining(self, now: datetime) -> timedelta:
        """What is left of the plan."""
        return timedelta(seconds=self.planned_seconds) - self.calculate_elapsed(now)

    @property
    def due_at(self) -> datetime:
        """When it ends if it is not paused any more."""
        return self.started_at + timedelta(seconds=self.planned_seconds + self.paused_seconds)

    def is_over(self, now: datetime) -> bool:
        """True when its time has passed, and no pause holds it."""
        return self.paused_at is None and self.due_at <= now


class FocusView(Timing, frozen=True, kw_only=True):
    """One stretch of work or rest.

    `round` counts the pomodoros of the cycle from 1, `rounds` is after how many the long break
    comes.
    """

    id: UUID
    mode: Mode
    phase: Phase
    title: str | None
    tags: tuple[str, ...] = ()
    subject_id: UUID | None = None
    end: SessionEnd | None = None
    round: int
    rounds: int
    next_phase: Phase
    next_minutes: int


class FocusSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Lengths in minutes; the long break comes after every `rounds`-th pomodoro. Goals are
    minutes of work a day and a week, 0 for none."""

    work: Minutes = 25
    short: Minutes = 5
    long: Minutes = 15
    rounds: Annotated[int, Meta(ge=2, le=12)] = 4
    daily_goal: Goal = 0
    weekly_goal: Goal = 0

    def get_minutes(self, phase: Phase) -> int:
        return {"work": self.work, "short": self.short, "long": self.long}[phase]


class FocusCommand(Command[FocusView], frozen=True, kw_only=True):
    """What is asked for of a session."""

    session_id: UUID


class StartFocus(FocusCommand, frozen=True, kw_only=True):
    """Begin work or a break. `minutes` overrides the person's own length; `title` and `tags` are
    kept with the session, `subject_id` names the task or skill it is spent on.

    Refused with `focus-running` while another session runs."""

    subject: ClassVar[str] = "focus.start"
    mode: Mode = "pomodoro"
    phase: Phase = "work"
    minutes: Minutes | None = None
    subject_id: UUID | None = None
    title: Annotated[str, Meta(max_length=TITLE_LENGTH)] | None = None
    tags: Annotated[tuple[Annotated[str, Meta(max_length=64)], ...], Meta(max_length=20)] = ()


class PauseFocus(FocusCommand, frozen=True, kw_only=True):
    subject: ClassVar[str] = "focus.pause"


class ResumeFocus(FocusCommand, frozen=True, kw_only=True):
    subject: ClassVar[str] = "focus.resume"


class StopFocus(FocusCommand, frozen=True, kw_only=True):
    """End it now: work before its time is interrupted, flowtime is finished, a break skipped."""

    subject: ClassVar[str] = "focus.stop"


class SkipPhase(FocusCommand, frozen=True, kw_only=True):
    """End it now and begin the next phase as `next_id`; returns the next one."""

    subject: ClassVar[str] = "focus.skip"
    next_id: UUID


class FinishFocus(FocusCommand, frozen=True, kw_only=True):
    """Its time has come. Nothing happens to one that was paused, moved or ended meanwhile; there
    is no bell for one that is `told` of in a bundle."""

    subject: ClassVar[str] = "focus.finish"
    due_at: datetime
    told: bool = False


class SetFocus(Command[FocusSettings], frozen=True, kw_only=True):
    """Change the given lengths and goals and leave the unset ones."""

    subject: ClassVar[str] = "focus.set"
    work: Minutes | UnsetType = UNSET
    short: Minutes | UnsetType = UNSET
    long: Minutes | UnsetType = UNSET
    rounds: Annotated[int, Meta(ge=2, le=12)] | UnsetType = UNSET
    daily_goal: Goal | UnsetType = UNSET
    weekly_goal: Goal | UnsetType = UNSET


class FocusEvent(Event, frozen=True, kw_only=True):
    """What happened to a session."""

    session_id: UUID


class FocusStarted(FocusEvent, frozen=True, kw_only=True):
    subject: ClassVar[str] = "focus.started"
    phase: Phase


class FocusFinished(FocusEvent, frozen=True, kw_only=True):
    """Work done to its end; `seconds` without pauses."""

    subject: ClassVar[str] = "focus.finished"
    seconds: int
    subject_id: UUID | None = None


class FocusInterrupted(FocusEvent, frozen=True, kw_only=True):
    """Work given up before its end."""

    subject: ClassVar[str] = "focus.interrupted"
    seconds: int
    subject_id: UUID | None = None

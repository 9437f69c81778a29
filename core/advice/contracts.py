"""Advice on productivity: commands, events, views, and the figures it is chosen by."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from core.kit.messages import Command, Event

Count = Annotated[int, Meta(ge=0, le=10_000_000)]
Rating = Literal["helpful", "unhelpful"]


class Topic(StrEnum):
    """What a piece of advice is about; the library has one file a topic."""

    PLANNING = "planning"
    STARTING = "starting"
    FOCUS = "focus"
    ENERGY = "energy"
    HABITS = "habits"
    GOALS = "goals"
    LEARNING = "learning"
    RHYTHM = "rhythm"


class Signal(StrEnum):
    """What a person's own data shows; `any` holds for everybody."""

    OVERDUE = "overdue"
    LONG_LIST = "long-list"
    FULL_DAY = "full-day"
    NO_LENGTHS = "no-lengths"
    NO_DATES = "no-dates"
    SNOOZED = "snoozed"
    OLD_TASKS = "old-tasks"
    ALL_IMPORTANT = "all-important"
    NOTHING_DONE = "nothing-done"
    AFTERNOON = "afternoon"
    MORNING = "morning"
    LATE_NIGHT = "late-night"
    ABANDONED = "abandoned"
    NO_FOCUS = "no-focus"
    NO_BREAKS = "no-breaks"
    LONG_DAY = "long-day"
    BROKEN_STREAKS = "broken-streaks"
    MANY_HABITS = "many-habits"
    NO_HABITS = "no-habits"
    STRONG_HABITS = "strong-habits"
    STILL_GOALS = "still-goals"
    NO_GOALS = "no-goals"
    STILL_SKILLS = "still-skills"
    NOTHING_YET = "nothing-yet"
    ANY = "any"


class Signals(msgspec.Struct, frozen=True, kw_only=True):
    """What the domains know of a person, as plain counts.

    Open tasks: `open`, of them `overdue`, `due_today`, `undated`, `measured` (with a duration),
    `old` (made over 30 days ago), `important` (priority high), `snoozed` (put off three times or
    more). Tasks completed within four weeks: `completed`, of them `completed_week` within seven
    days, `in_morning` (5–12), `in_afternoon` (12–18) and `at_night` (23–5, with focus sessions
    begun then). Focus within seven days: `sessions`, of them `interrupted`; `rests` taken; minutes
    of the `longest_day`. Active habits: `habits`, of them `slipping` (two or more misses in the
    last seven days) and `strong`; `best_streak` is the longest running one. Active `goals` and
    `skills`, and how many of them did not move for two weeks. `known` counts all there is.
    """

    open: Count = 0
    overdue: Count = 0
    due_today: Count = 0
    undated: Count = 0
    measured: Count = 0
    old: Count = 0
    important: Count = 0
    snoozed: Count = 0
    completed: Count = 0
    completed_week: Count = 0
    in_morning: Count = 0
    in_afternoon: Count = 0
    at_night: Count = 0
    sessions: Count = 0
    interrupted: Count = 0
    rests: Count = 0
    longest_day: Count = 0
    habits: Count = 0
    slipping: Count = 0
    strong: Count = 0
    best_streak: Count = 0
    goals: Count = 0
    still_goals: Count = 0
    skills: Count = 0
    still_skills: Count = 0

    @property
    def known_items(self) -> int:
        return self.open + self.completed + self.sessions + self.habits + self.goals + self.skills


class AdviceCard(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of advice somebody was given and why: `count` of `total` is what `signal` saw."""

    id: UUID
    piece: str
    signal: Signal
    count: int
    total: int
    given_at: datetime
    rating: Rating | None = None


class AdviceAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to say: no card when everything was said within 30 days; `again_at` is when
    the first piece may come back, None when none ever will."""

    card: AdviceCard | None = None
    again_at: datetime | None = None


class AskAdvice(Command[AdviceAnswer], frozen=True, kw_only=True):
    """Advice for what `signals` show. The day's latest is said again, unless it was turned down
    or `another` asks for a new one, which is kept as `advice_id`."""

    subject: ClassVar[str] = "advice.ask"
    advice_id: UUID
    signals: Signals
    another: bool = False


class RateAdvice(Command[AdviceCard], frozen=True, kw_only=True):
    """What was unhelpful never comes again, of what helped there will be more; None takes the
    rating back."""

    subject: ClassVar[str] = "advice.rate"
    advice_id: UUID
    rating: Rating | None


class AdviceGiven(Event, frozen=True, kw_only=True):
    subject: ClassVar[str] = "advice.given"
    advice_id: UUID
    piece: str
    signal: Signal


class AdviceRated(Event, frozen=True, kw_only=True):
    subject: ClassVar[str] = "advice.rated"
    advice_id: UUID
    piece: str
    rating: Rating | None

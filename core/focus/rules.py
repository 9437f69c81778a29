"""Pure rules of focus: the cycle of work and breaks, and what a stretch of time adds up to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from core.focus.contracts import FocusSettings, FocusView, Mode, Phase, SessionEnd, Timing
from core.kit.days import get_monday, get_own_day

CYCLE_IDLE_LIMIT = timedelta(minutes=30)  # after so long a cycle begins anew
MIN_SESSIONS_FOR_BEST_HOUR = 5
GOAL_LOOKBACK = timedelta(days=8)  # a week, and the hours that days may begin apart
FLOW_MINUTES = 240  # flowtime forgotten runs no longer
_FLOW_BREAKS = ((25, 5), (50, 8), (90, 10), (FLOW_MINUTES, 15))  # work up to, rest
_K = TypeVar("_K")


def get_next_phase(phase: Phase, round_: int, rounds: int) -> Phase:
    """What follows: work after a break, a break after work, the long one every `rounds`-th time."""
    if phase != "work":
        return "work"
    return "long" if round_ % rounds == 0 else "short"


def calculate_round(phase: Phase, last: FocusView | None, now: datetime) -> int:
    """The number of the pomodoro in its cycle, from 1; a break has that of the work before it.

    `last` is the person's latest ended session. Work that was given up does not count, and after
    half an hour of doing nothing, or after the long break, the cycle begins anew.
    """
    if (
        last is None
        or last.ended_at is None
        or now - last.ended_at > CYCLE_IDLE_LIMIT
        or last.phase == "long"
    ):
        return 1
    if phase != "work":
        return last.round
    counts = last.phase != "work" or last.end == "finished"
    return last.round + counts


def get_planned_minutes(mode: Mode, phase: Phase, chosen: int | None, own: FocusSettings) -> int:
    """How long it is to last."""
    if mode == "flow" and phase == "work":
        return FLOW_MINUTES
    return chosen or own.get_minutes(phase)


def calculate_flow_break(spent: timedelta) -> int:
    """Minutes of rest that flowtime gives for a stretch of work: the longer it was, the more."""
    minutes = spent // timedelta(minutes=1)
    return next(rest for upto, rest in _FLOW_BREAKS if minutes <= upto)


def get_stop_outcome(view: FocusView, now: datetime) -> SessionEnd:
    """How a session ends that is stopped at `now`."""
    if view.phase != "work":
        return "finished" if view.calculate_remaining(now) <= timedelta() else "skipped"
    if view.mode == "flow" or view.calculate_remaining(now) <= timedelta():
        return "finished"
    return "interrupted"


@dataclass(slots=True, frozen=True)
class Stretch:
    """Work that ended: `day` is the person's own, `hour` that of their clock at its beginning."""

    day: date
    hour: int
    minutes: float
    finished: bool
    title: str | None
    tags: tuple[str, ...]


class ReachedGoal(NamedTuple):
    """A goal of so many minutes a day or week."""

    period: Literal["day", "week"]
    minutes: int


@dataclass(slots=True)
class FocusSummary:
    """Minutes of work by day, hour (0–23), title and tag; counts of sessions."""

    by_day: dict[date, float] = field(default_factory=lambda: defaultdict(float))
    by_hour: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    by_title: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    by_tag: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    finished: int = 0
    interrupted: int = 0

    @property
    def by_week(self) -> dict[date, float]:
        """By the Mondays of the weeks."""
        weeks: dict[date, float] = defaultdict(float)
        for day, spent in self.by_day.items():
            weeks[get_monday(day)] += spent
        return weeks

    def sum_minutes(self, since: date, until: date) -> int:
        """Whole minutes from `since` to `until`, both included."""
        return round(sum(spent for day, spent in self.by_day.items() if since <= day <= until))


def build_stretch(
    timing: Timing,
    end: SessionEnd | None,
    title: str | None,
    tags: Iterable[str],
    zone: str,
    day_start: time = time(0),
) -> Stretch:
    """The ended session on the person's own clock and in their own day."""
    assert timing.ended_at is not None
    began, minutes = (
        timing.started_at,
        timing.calculate_elapsed(timing.ended_at).total_seconds() / 60,
    )
    day, hour = get_own_day(began, zone, day_start), began.astimezone(ZoneInfo(zone)).hour
    return Stretch(day, hour, minutes, end == "finished", title, tuple(tags))


def summarize_stretches(stretches: Iterable[Stretch]) -> FocusSummary:
    """What the stretches add up to; time that was interrupted was spent all the same."""
    made = FocusSummary()
    for one in stretches:
        made.by_day[one.day] += one.minutes
        made.by_hour[one.hour] += one.minutes
        if one.title:
            made.by_title[one.title] += one.minutes
        for tag in one.tags:
            made.by_tag[tag] += one.minutes
        made.finished += one.finished
        made.interrupted += not one.finished
    return made


def find_reached_goals(
    settings: FocusSettings, spent: FocusSummary, day: date, minutes: float
) -> list[ReachedGoal]:
    """The goals that the last `minutes` of work, done on `day`, have reached; `spent` counts them
    in."""
    totals: tuple[tuple[Literal["day", "week"], float, int], ...] = (
        ("day", spent.by_day.get(day, 0.0), settings.daily_goal),
        ("week", spent.by_week.get(get_monday(day), 0.0), settings.weekly_goal),
    )
    return [
        ReachedGoal(period, goal)
        for period, total, goal in totals
        if goal and total - minutes < goal <= total
    ]


def get_largest(counted: dict[_K, float], count: int) -> list[tuple[_K, float]]:
    """The `count` largest, largest first."""
    return sorted(counted.items(), key=lambda pair: -pair[1])[:count]


def find_best_hour(spent: FocusSummary) -> int | None:
    """The hour of the day with the most work; None after few sessions, which say nothing of it."""
    best = next((hour for hour, worked in get_largest(spent.by_hour, 1) if worked >= 1), None)
    return best if spent.finished >= MIN_SESSIONS_FOR_BEST_HOUR else None

"""What a person's figures show: pure rules, one a signal."""

from collections.abc import Callable, Iterator, Mapping

import msgspec

from core.advice.contracts import Signal, Signals

_BASE_WEIGHT = 0.05
MIN_SAMPLES = 6  # of what was done, to speak of its hours
_Observation = tuple[int, int, float]


class Finding(msgspec.Struct, frozen=True):
    """`count` of `total` is what was seen, `weight` (0–1) how much it matters."""

    signal: Signal
    count: int
    total: int
    weight: float


def list_findings(signals: Signals) -> tuple[Finding, ...]:
    """All that holds, the weightiest first; `any` always does, with the number of the others."""
    found = [Finding(signal, *seen) for signal, seen in _iterate_signals(signals)]
    found.sort(key=lambda one: (-one.weight, one.signal))
    return *found, Finding(Signal.ANY, 0, len(found), _BASE_WEIGHT)


def _iterate_signals(signals: Signals) -> Iterator[tuple[Signal, _Observation]]:
    for signal, rule in RULES.items():
        seen = rule(signals)
        if seen is not None:
            yield signal, seen


def _check_count(count: int, least: int, *, heavy: int, total: int = 0) -> _Observation | None:
    """From `least` on; it weighs all there is to weigh from `heavy` on."""
    if count < least:
        return None
    return count, total, 0.5 + 0.5 * min(1.0, (count - least) / max(1, heavy - least))


def _check_share(
    count: int, total: int, least: float, *, of: int, heaviest: float = 1.0
) -> _Observation | None:
    """At least this share of at least `of`; it weighs `heaviest` when it is all of them."""
    if total < of or count < least * total:
        return None
    return count, total, 0.5 + (heaviest - 0.5) * min(1.0, count / total)


def _check_condition(holds: bool, count: int, weight: float, total: int = 0) -> _Observation | None:
    return (count, total, weight) if holds else None


def _check_hours(count: int, one: Signals) -> _Observation | None:
    """Where most of the work is done: good to know, and nothing is wrong about it."""
    return _check_condition(
        one.completed >= MIN_SAMPLES and count >= 0.6 * one.completed, count, 0.45, one.completed
    )


def _check_night_work(one: Signals) -> _Observation | None:
    done = one.completed + one.sessions
    return _check_share(min(one.at_night, done), done, 0.25, of=MIN_SAMPLES)


def _check_broken_streaks(one: Signals) -> _Observation | None:
    return _check_share(one.slipping, one.habits, 0.0, of=1) if one.slipping else None


RULES: Mapping[Signal, Callable[[Signals], _Observation | None]] = {
    Signal.OVERDUE: lambda one: _check_count(one.overdue, 5, heavy=25, total=one.open),
    Signal.LONG_LIST: lambda one: _check_count(one.open, 30, heavy=120),
    Signal.FULL_DAY: lambda one: _check_count(one.due_today, 8, heavy=20),
    Signal.NO_LENGTHS: lambda one: _check_share(
        one.open - one.measured, one.open, 0.8, of=5, heaviest=0.55
    ),
    Signal.NO_DATES: lambda one: _check_share(one.undated, one.open, 0.6, of=8, heaviest=0.6),
    Signal.SNOOZED: lambda one: _check_count(one.snoozed, 2, heavy=8),
    Signal.OLD_TASKS: lambda one: _check_count(one.old, 5, heavy=30, total=one.open),
    Signal.ALL_IMPORTANT: lambda one: _check_share(
        one.important, one.open, 0.5, of=6, heaviest=0.8
    ),
    Signal.NOTHING_DONE: lambda one: _check_condition(
        one.open >= 3 and one.completed_week == 0, one.open, 0.7
    ),
    Signal.AFTERNOON: lambda one: _check_hours(one.in_afternoon, one),
    Signal.MORNING: lambda one: _check_hours(one.in_morning, one),
    Signal.LATE_NIGHT: _check_night_work,
    Signal.ABANDONED: lambda one: _check_share(one.interrupted, one.sessions, 0.4, of=4),
    Signal.NO_FOCUS: lambda one: _check_condition(
        one.sessions == 0 and one.open + one.completed >= 5, one.open, 0.4
    ),
    Signal.NO_BREAKS: lambda one: _check_condition(
        one.sessions - one.interrupted >= 4 and 3 * one.rests < one.sessions - one.interrupted,
        one.sessions - one.interrupted,
        0.7,
        one.rests,
    ),
    Signal.LONG_DAY: lambda one: _check_count(one.longest_day, 360, heavy=600),
    Signal.BROKEN_STREAKS: _check_broken_streaks,
    Signal.MANY_HABITS: lambda one: _check_count(one.habits, 7, heavy=15),
    Signal.NO_HABITS: lambda one: _check_condition(
        one.known_items > 0 and one.habits == 0, 0, 0.35
    ),
    Signal.STRONG_HABITS: lambda one: _check_condition(
        one.strong > 0, one.best_streak, 0.4, one.strong
    ),
    Signal.STILL_GOALS: lambda one: _check_share(one.still_goals, one.goals, 0.3, of=1),
    Signal.NO_GOALS: lambda one: _check_condition(one.completed >= 20 and one.goals == 0, 0, 0.35),
    Signal.STILL_SKILLS: lambda one: _check_share(one.still_skills, one.skills, 0.3, of=1),
    Signal.NOTHING_YET: lambda one: _check_condition(one.known_items == 0, 0, 1.0),
}

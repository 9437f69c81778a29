"""Pure rules of what the summary of a habit tells, and of what can be done about its days."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple, get_args

from core.habits.contracts.plans import OnWeekdays, TimesAWeek
from core.habits.contracts.views import DayMark, HabitSummary
from core.habits.rules.plans import DAY, is_tickable_day
from core.kit.numbers import round_down

DayAction = Literal["tick", "untick", "count", "skip", "ask"]
DAY_ACTIONS: tuple[DayAction, ...] = get_args(DayAction)
SLIPPING_MISSES = 3  # misses within seven days after which archiving a habit is offered
_TARGET_DIVISORS = (20, 8, 4)  # of the target, for the amounts that are offered


class TickOffer(NamedTuple):
    """A day that can be ticked, or unticked when it is done."""

    day: date
    is_done: bool


def list_tick_offers(habit: HabitSummary) -> list[TickOffer]:
    """Today and, where it makes sense, yesterday. A limit is kept by doing nothing: it is ticked
    only while nothing is written of today."""
    offers = []
    if habit.checked_today or habit.kind != "at_most" or habit.amounts[-1] is None:
        offers.append(TickOffer(habit.today, habit.checked_today))
    if habit.week[-2] == "done" and habit.amounts[-2] is not None:
        offers.append(TickOffer(habit.today - DAY, True))
    elif habit.kind != "at_most" and _is_tick_missing(habit, habit.today - DAY):
        offers.append(TickOffer(habit.today - DAY, False))
    return offers


def _is_tick_missing(habit: HabitSummary, day: date) -> bool:
    mark, _ = habit.get_mark(day)
    on_any_day = not isinstance(habit.schedule, OnWeekdays)
    return mark in ("missed", "frozen", "part") or (mark == "off" and on_any_day)


def list_day_actions(habit: HabitSummary, day: DayMark) -> frozenset[DayAction]:
    """What can still be done about a day: to tick or untick it, to count its amount, to skip it,
    to ask for it again."""
    if habit.archived or not is_tickable_day(day.day, habit.today):
        return frozenset()
    is_ticked = day.mark == "done" and day.amount is not None
    found: set[DayAction] = {"count"} if habit.kind != "yes_no" else set()
    if habit.kind == "yes_no":
        found.add("untick" if is_ticked else "tick")
    if not day.amount and day.mark in ("open", "missed", "off"):
        found.add("skip")
    if day.mark == "skip":
        found.add("ask")
    return frozenset(found)


def list_quick_amounts(target: float) -> tuple[float, ...]:
    """Round amounts that are offered to be added: of 8 glasses 1 and 2, of 10,000 steps 500, 1,000
    and 2,000."""
    found = {round_down(max(1.0, target / part)) for part in _TARGET_DIVISORS}
    return tuple(sorted(one for one in found if one < target)) or (1.0,)


def count_week_ticks(habit: HabitSummary, schedule: TimesAWeek) -> int:
    """Done days of the week that the schedule counts: the last seven days, or since Monday."""
    days = len(habit.week) if schedule.rolling else habit.today.weekday() + 1
    return habit.week[-days:].count("done")


def calculate_monthly_change(strengths: Sequence[float]) -> float:
    """How much the strength has changed in the last thirty days; of fewer, in all of them."""
    return strengths[-1] - strengths[max(0, len(strengths) - 31)]


def list_slipping(habits: Iterable[HabitSummary]) -> list[HabitSummary]:
    """Those that are missed often, the worst first."""
    found = [habit for habit in habits if habit.missed_count >= SLIPPING_MISSES]
    return sorted(found, key=lambda habit: -habit.missed_count)

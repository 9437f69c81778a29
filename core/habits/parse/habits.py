"""A habit said in one line: «пить воду 8 стаканов каждый день в 9». Pure.

Days, times and lengths are read by the grammar of tasks; here are times a week and amounts.
"""

import re
from dataclasses import dataclass
from datetime import datetime, time

from core.habits.contracts.plans import (
    EVERY_DAY,
    MAX_INTERVAL,
    TITLE_LENGTH,
    EveryDays,
    Kind,
    OnWeekdays,
    Schedule,
    TimesAWeek,
)
from core.habits.parse.values import (
    InvalidInput,
    Quantity,
    parse_quantity,
    parse_times_of_day,
)
from core.habits.rules.steps import MINUTE_UNITS
from core.language.parser import parse_task
from core.language.result import ParsedTask
from core.language.sanitizing import sanitize_text

_PREFIX_PATTERN = re.compile(r"(?:нов\w+\s+)?(?:привычк\w|звичк\w|habit)\s*[:—–-]\s*", re.I)
_NUMBER_WORDS = {
    **dict.fromkeys(("раз", "один", "одну", "once", "one"), 1),
    **dict.fromkeys(("дважды", "два", "пару", "двічі", "twice", "two"), 2),
    **dict.fromkeys(("трижды", "три", "тричі", "three"), 3),
    **dict.fromkeys(("четыре", "чотири", "four"), 4),
    **dict.fromkeys(("пять", "п'ять", "п’ять", "five"), 5),
    **dict.fromkeys(("шесть", "шість", "six"), 6),
}
_WEEKLY_PATTERN = re.compile(
    rf"(?<!\S)(\d|{'|'.join(_NUMBER_WORDS)})\s*(?:раза?|рази?|разів|x|times?)?\s+"
    r"(?:в|на|a|per)\s+(?:неделю|тиждень|week)(?!\S)",
    re.I,
)
_DAILY_PATTERN = re.compile(r"(?<!\S)(?:в|на|a|per)\s+(?:день|day)(?!\S)", re.I)
_LIMIT_PATTERN = re.compile(
    r"(?<!\S)(?:не\s+(?:больше|более|більше|більш)(?:\s+(?:чем|ніж))?|максимум|max|"
    r"at\s+most|no\s+more\s+than)\s+(?=\d)",
    re.I,
)
_MINIMUM_PATTERN = re.compile(
    r"(?<!\S)(?:не\s+(?:меньше|менее|менше)|минимум|мінімум|хотя\s+бы|at\s+least|min)\s+(?=\d)",
    re.I,
)
_AMOUNT_PATTERN = re.compile(
    r"(?<!\S)(\d[\d \u00a0]*(?:[.,]\d+)?)\s+([^\W\d][\w.]*)(?:\s+of(?=\s))?(?!\S)"
)
_REPETITION_PATTERN = re.compile(r"(?<!\S)\d+\s+(?:раза?|рази?|разів|times|reps)(?!\S)", re.I)
_THOUSANDS_PATTERN = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_CONJUNCTION = r"(?:\s*,|\s+(?:и|і|й|та|and))\s*(?:(?:в|о|об|at)\s+)?"
_CLOCK_PATTERN = r"\d{1,2}(?::\d{2})?(?:\s?[ap]m)?"
_HOURS_PATTERN = re.compile(
    rf"(?<!\S)((?:в|о|об|at)\s+{_CLOCK_PATTERN})((?:{_CONJUNCTION}{_CLOCK_PATTERN})+)(?!\S)", re.I
)
_MORNING_WORDS = r"утром|вранці|зранку|in\s+the\s+morning"
_EVENING_WORDS = r"вечером|ввечері|увечері|in\s+the\s+evening"
_TWICE_PATTERN = re.compile(
    rf"(?<!\S)({_MORNING_WORDS})\s+(?:и|і|й|та|and)\s+(?:{_EVENING_WORDS})(?!\S)", re.I
)
_EVENING_TIME = time(19)
_DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_EACH_PREFIXES = {"ru": ("по ", "каждый "), "uk": ("у ", "кожен "), "en": ("every ",)}


@dataclass(slots=True, frozen=True)
class ParsedHabit:
    """What a line was understood as; None is what it does not say."""

    title: str
    kind: Kind = "yes_no"
    quantity: Quantity | None = None
    schedule: Schedule | None = None
    times: tuple[time, ...] = ()

    @property
    def has_details(self) -> bool:
        """More than a title."""
        return bool(self.quantity or self.schedule or self.times)


def extract_habit_text(text: str) -> str | None:
    """What stands behind «привычка:»; None without it."""
    match = _PREFIX_PATTERN.match(text.strip())
    return text.strip()[match.end() :] if match else None


def parse_habit(text: str, *, now: datetime, zone: str, lang: str) -> ParsedHabit:
    """Never fails; what is not understood stays in the title."""
    line = " ".join(sanitize_text(text).split())
    weekly = _WEEKLY_PATTERN.search(line)
    if weekly:
        line = _remove_match(line, weekly)
    limited = _LIMIT_PATTERN.search(line) is not None
    line, daily = _DAILY_PATTERN.subn(
        "", _MINIMUM_PATTERN.sub("", _LIMIT_PATTERN.sub("", _THOUSANDS_PATTERN.sub("", line)))
    )
    line, more = _extract_further_times(line)
    repeated = _REPETITION_PATTERN.search(line)  # fifty push-ups, and not fifty days of them
    if repeated:
        line = _remove_match(line, repeated)
    task = parse_task(line, now=now, zone=zone, lang=lang)
    title, amount = _extract_amount(task.title, task, lang)
    if repeated and amount is None:
        amount = parse_quantity(repeated[0])
    return ParsedHabit(
        title=title[:TITLE_LENGTH],
        kind="yes_no" if amount is None else "at_most" if limited else "at_least",
        quantity=amount,
        schedule=_build_schedule(weekly, task.rrule, is_daily=bool(daily)),
        times=tuple(sorted({task.due_time, *more})) if task.due_time else (),
    )


def parse_schedule(text: str, *, now: datetime, zone: str, lang: str) -> Schedule | None:
    """«по вт и пт», «3 раза в неделю», «раз в 3 дня», «выходные»; None for words that say more, or
    no days."""
    for before in ("", *_EACH_PREFIXES[lang]):
        said = parse_habit(before + text, now=now, zone=zone, lang=lang)
        if said.schedule is not None and not said.title:
            return said.schedule
    return None


def _remove_match(line: str, match: re.Match[str]) -> str:
    return " ".join(f"{line[: match.start()]} {line[match.end() :]}".split())


def _build_schedule(
    weekly: re.Match[str] | None, rrule: str | None, *, is_daily: bool
) -> Schedule | None:
    if weekly:
        return _parse_times_per_week(weekly)
    return _schedule_from_rrule(rrule) or (OnWeekdays(EVERY_DAY) if is_daily else None)


def _parse_times_per_week(match: re.Match[str]) -> Schedule | None:
    said = match[1].casefold()
    times = _NUMBER_WORDS.get(said) or int(said)
    return TimesAWeek(times) if 1 <= times <= 7 else None


def _schedule_from_rrule(rrule: str | None) -> Schedule | None:
    parts = dict(part.split("=") for part in rrule.split(";")) if rrule else {}
    every = int(parts.get("INTERVAL", 1))
    if parts.get("FREQ") == "DAILY":
        if every == 1:
            return OnWeekdays(EVERY_DAY)
        return EveryDays(every) if every <= MAX_INTERVAL else None
    if parts.get("FREQ") == "WEEKLY" and every == 1 and "BYDAY" in parts:
        days = [_DAY_CODES.index(day) for day in parts["BYDAY"].split(",") if day in _DAY_CODES]
        return OnWeekdays(sum(1 << day for day in set(days))) if days else None
    return None


def _extract_further_times(line: str) -> tuple[str, tuple[time, ...]]:
    """The line with its first time of day alone, and the further ones: «в 9, 14 и 21:30»."""
    both = _TWICE_PATTERN.search(line)
    if both:
        return line[: both.end(1)] + line[both.end() :], (_EVENING_TIME,)
    hours = _HOURS_PATTERN.search(line)
    if hours is None:
        return line, ()
    try:
        more = parse_times_of_day(re.sub(_CONJUNCTION, ", ", hours[2], flags=re.I))
    except InvalidInput:
        return line, ()
    return line[: hours.end(1)] + line[hours.end() :], more


def _extract_amount(title: str, task: ParsedTask, lang: str) -> tuple[str, Quantity | None]:
    if task.duration_minutes:
        return title, Quantity(float(task.duration_minutes), MINUTE_UNITS[lang])
    match = _AMOUNT_PATTERN.search(title)
    try:
        found = parse_quantity(f"{match[1]} {match[2]}") if match else None
    except InvalidInput:
        return title, None
    if match is None or found is None or found.target <= 0:
        return title, None
    return _remove_match(title, match) or title, found

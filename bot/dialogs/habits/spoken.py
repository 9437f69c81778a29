"""A habit said in one line: «пить воду 8 стаканов каждый день в 9». Pure.

Days, times and lengths are read by the grammar of tasks; here are times a week and amounts.
"""

import re
from dataclasses import dataclass
from datetime import datetime, time

from bot.dialogs.habits.inputs import BadInput, Quantity, clock_times, quantity
from bot.words import tidy
from core.habits.contracts import (
    EVERY_DAY,
    LONGEST_INTERVAL,
    TITLE_LENGTH,
    EveryDays,
    Kind,
    OnWeekdays,
    Schedule,
    TimesAWeek,
)
from core.tasks.parse import ParsedTask, parse

_CALLED = re.compile(r"(?:нов\w+\s+)?(?:привычк\w|звичк\w|habit)\s*[:—–-]\s*", re.I)
_NAMED = {
    **dict.fromkeys(("раз", "один", "одну", "once", "one"), 1),
    **dict.fromkeys(("дважды", "два", "пару", "двічі", "twice", "two"), 2),
    **dict.fromkeys(("трижды", "три", "тричі", "three"), 3),
    **dict.fromkeys(("четыре", "чотири", "four"), 4),
    **dict.fromkeys(("пять", "п'ять", "п’ять", "five"), 5),
    **dict.fromkeys(("шесть", "шість", "six"), 6),
}
_WEEKLY = re.compile(
    rf"(?<!\S)(\d|{'|'.join(_NAMED)})\s*(?:раза?|рази?|разів|x|times?)?\s+"
    r"(?:в|на|a|per)\s+(?:неделю|тиждень|week)(?!\S)",
    re.I,
)
_DAILY = re.compile(r"(?<!\S)(?:в|на|a|per)\s+(?:день|day)(?!\S)", re.I)
_LIMIT = re.compile(
    r"(?<!\S)(?:не\s+(?:больше|более|більше|більш)(?:\s+(?:чем|ніж))?|максимум|max|"
    r"at\s+most|no\s+more\s+than)\s+(?=\d)",
    re.I,
)
_FLOOR = re.compile(
    r"(?<!\S)(?:не\s+(?:меньше|менее|менше)|минимум|мінімум|хотя\s+бы|at\s+least|min)\s+(?=\d)",
    re.I,
)
_AMOUNT = re.compile(r"(?<!\S)(\d[\d \u00a0]*(?:[.,]\d+)?)\s+([^\W\d][\w.]*)(?:\s+of(?=\s))?(?!\S)")
_REPEATED = re.compile(r"(?<!\S)\d+\s+(?:раза?|рази?|разів|times|reps)(?!\S)", re.I)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_AND = r"(?:\s*,|\s+(?:и|і|й|та|and))\s*(?:(?:в|о|об|at)\s+)?"
_CLOCK = r"\d{1,2}(?::\d{2})?(?:\s?[ap]m)?"
_HOURS = re.compile(rf"(?<!\S)((?:в|о|об|at)\s+{_CLOCK})((?:{_AND}{_CLOCK})+)(?!\S)", re.I)
_MORNING = r"утром|вранці|зранку|in\s+the\s+morning"
_EVENING = r"вечером|ввечері|увечері|in\s+the\s+evening"
_TWICE = re.compile(rf"(?<!\S)({_MORNING})\s+(?:и|і|й|та|and)\s+(?:{_EVENING})(?!\S)", re.I)
_EVENING_AT = time(19)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_EACH = {"ru": ("по ", "каждый "), "uk": ("у ", "кожен "), "en": ("every ",)}
MINUTES = {"ru": "мин", "uk": "хв", "en": "min"}


@dataclass(slots=True, frozen=True)
class Spoken:
    """What a line was understood as; None is what it does not say."""

    title: str
    kind: Kind = "yes_no"
    quantity: Quantity | None = None
    schedule: Schedule | None = None
    times: tuple[time, ...] = ()

    @property
    def says_more(self) -> bool:
        """More than a title."""
        return bool(self.quantity or self.schedule or self.times)


def called_habit(words: str) -> str | None:
    """What stands behind «привычка:»; None without it."""
    match = _CALLED.match(words.strip())
    return words.strip()[match.end() :] if match else None


def spoken(words: str, *, now: datetime, zone: str, lang: str) -> Spoken:
    """Never fails; what is not understood stays in the title."""
    line = " ".join(tidy(words).split())
    weekly = _WEEKLY.search(line)
    if weekly:
        line = _cut(line, weekly)
    limited = _LIMIT.search(line) is not None
    line, daily = _DAILY.subn("", _FLOOR.sub("", _LIMIT.sub("", _THOUSANDS.sub("", line))))
    line, more = _further(line)
    repeated = _REPEATED.search(line)  # fifty push-ups, and not fifty days of them
    if repeated:
        line = _cut(line, repeated)
    task = parse(line, now=now, zone=zone, lang=lang)
    title, amount = _amount(task.title, task, lang)
    if repeated and amount is None:
        amount = quantity(repeated[0])
    return Spoken(
        title=title[:TITLE_LENGTH],
        kind="yes_no" if amount is None else "at_most" if limited else "at_least",
        quantity=amount,
        schedule=_often(weekly, task.rrule, daily=bool(daily)),
        times=tuple(sorted({task.due_time, *more})) if task.due_time else (),
    )


def said_days(words: str, *, now: datetime, zone: str, lang: str) -> Schedule | None:
    """«по вт и пт», «3 раза в неделю», «раз в 3 дня», «выходные»; None for words that say more, or
    no days."""
    for before in ("", *_EACH[lang]):
        said = spoken(before + words, now=now, zone=zone, lang=lang)
        if said.schedule is not None and not said.title:
            return said.schedule
    return None


def _cut(line: str, match: re.Match[str]) -> str:
    return " ".join(f"{line[: match.start()]} {line[match.end() :]}".split())


def _often(weekly: re.Match[str] | None, rrule: str | None, *, daily: bool) -> Schedule | None:
    if weekly:
        return _times_a_week(weekly)
    return _schedule(rrule) or (OnWeekdays(EVERY_DAY) if daily else None)


def _times_a_week(match: re.Match[str]) -> Schedule | None:
    said = match[1].casefold()
    times = _NAMED.get(said) or int(said)
    return TimesAWeek(times) if 1 <= times <= 7 else None


def _schedule(rrule: str | None) -> Schedule | None:
    parts = dict(part.split("=") for part in rrule.split(";")) if rrule else {}
    every = int(parts.get("INTERVAL", 1))
    if parts.get("FREQ") == "DAILY":
        if every == 1:
            return OnWeekdays(EVERY_DAY)
        return EveryDays(every) if every <= LONGEST_INTERVAL else None
    if parts.get("FREQ") == "WEEKLY" and every == 1 and "BYDAY" in parts:
        days = [_DAYS.index(day) for day in parts["BYDAY"].split(",") if day in _DAYS]
        return OnWeekdays(sum(1 << day for day in set(days))) if days else None
    return None


def _further(line: str) -> tuple[str, tuple[time, ...]]:
    """The line with its first time of day alone, and the further ones: «в 9, 14 и 21:30»."""
    both = _TWICE.search(line)
    if both:
        return line[: both.end(1)] + line[both.end() :], (_EVENING_AT,)
    hours = _HOURS.search(line)
    if hours is None:
        return line, ()
    try:
        more = clock_times(re.sub(_AND, ", ", hours[2], flags=re.I))
    except BadInput:
        return line, ()
    return line[: hours.end(1)] + line[hours.end() :], more


def _amount(title: str, task: ParsedTask, lang: str) -> tuple[str, Quantity | None]:
    if task.duration_minutes:
        return title, Quantity(float(task.duration_minutes), MINUTES[lang])
    match = _AMOUNT.search(title)
    try:
        found = quantity(f"{match[1]} {match[2]}") if match else None
    except BadInput:
        return title, None
    if match is None or found is None or found.target <= 0:
        return title, None
    return _cut(title, match) or title, found

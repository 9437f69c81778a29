"""A habit said in one line: «пить воду 8 стаканов каждый день в 9». Pure.

Days, times and lengths are read by the grammar of tasks; here are times a week and amounts.
"""

import re
from dataclasses import dataclass
from datetime import datetime, time

from bot.dialogs.habits.inputs import BadInput, Quantity, quantity
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
_WEEKLY = re.compile(
    r"(?<!\S)(\d|раз|дважды|трижды|двічі|тричі|once|twice)\s*(?:раза?|рази?|разів|x|times?)?\s+"
    r"(?:в|на|a|per)\s+(?:неделю|тиждень|week)(?!\S)",
    re.I,
)
_NAMED = {"раз": 1, "once": 1, "дважды": 2, "двічі": 2, "twice": 2, "трижды": 3, "тричі": 3}
_LIMIT = re.compile(
    r"(?<!\S)(?:не\s+(?:больше|более|більше|більш)(?:\s+(?:чем|ніж))?|максимум|max|"
    r"at\s+most|no\s+more\s+than)\s+(?=\d)",
    re.I,
)
_FLOOR = re.compile(
    r"(?<!\S)(?:не\s+(?:меньше|менее|менше)|минимум|мінімум|хотя\s+бы|at\s+least|min)\s+(?=\d)",
    re.I,
)
_AMOUNT = re.compile(r"(?<!\S)(\d[\d \u00a0]*(?:[.,]\d+)?)\s+([^\W\d][\w.]*)(?!\S)")
_MORE = re.compile(
    r"(?:,|(?<!\S)(?:и|і|й|та|and))\s*(?:в\s+|о\s+|at\s+)?(\d{1,2}):(\d{2})(?!\S)", re.I
)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
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
    line = _FLOOR.sub("", _LIMIT.sub("", line))
    task = parse(line, now=now, zone=zone, lang=lang)
    title, times = _times(task)
    title, amount = _amount(title, task, lang)
    return Spoken(
        title=title[:TITLE_LENGTH],
        kind="yes_no" if amount is None else "at_most" if limited else "at_least",
        quantity=amount,
        schedule=_times_a_week(weekly) if weekly else _schedule(task.rrule),
        times=times,
    )


def _cut(line: str, match: re.Match[str]) -> str:
    return " ".join(f"{line[: match.start()]} {line[match.end() :]}".split())


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


def _times(task: ParsedTask) -> tuple[str, tuple[time, ...]]:
    """The title without further times of day, and all of them."""
    if task.due_time is None:
        return task.title, ()
    times = {task.due_time}
    for match in _MORE.finditer(task.title):
        if int(match[1]) < 24 and int(match[2]) < 60:
            times.add(time(int(match[1]), int(match[2])))
    return " ".join(_MORE.sub("", task.title).split()), tuple(sorted(times))


def _amount(title: str, task: ParsedTask, lang: str) -> tuple[str, Quantity | None]:
    if task.duration_minutes:
        return title, Quantity(float(task.duration_minutes), MINUTES[lang])
    match = _AMOUNT.search(title)
    try:
        found = quantity(match[0]) if match else None
    except BadInput:
        return title, None
    if match is None or found is None or found.target <= 0:
        return title, None
    return _cut(title, match) or found.unit or title, found

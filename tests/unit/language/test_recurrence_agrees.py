"""What the parser says about repeating is what the scheduler will keep."""

from datetime import UTC, datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language.describe import describe_rrule
from core.language.parser import parse_task
from core.recurrence.schedules import Schedule, convert_to_instant

ZONE = ZoneInfo("Europe/Kyiv")
REPEATS = {
    "ru": ["каждый день", "каждые {n} дней", "каждые {n} недели", "каждые {n} лет", "по будням",
           "каждые {n} месяцев", "каждую пятницу", "каждое {n} число", "каждый месяц 31 числа",
           "каждый год 29 февраля", "каждую последнюю пятницу месяца",
           "в последний день каждого месяца",
           "через день", "пн, чт", "каждый второй понедельник", "каждое утро", "раз в {n} недели"],
    "en": ["every day", "every {n} days", "every {n} weeks", "every {n} months", "every {n} years",
           "every weekend", "every other friday", "every 3rd friday of the month", "mondays",
           "monthly on the {n}th", "every year on december 31", "every 31st"],
}  # fmt: skip
WHENS = ["", "в 9", "в 23:59", "at 0:00", "завтра", "с 5 мая", "until june", "до пятницы", "10 раз"]
PHRASES = [
    (lang, repeat, when) for lang in REPEATS for repeat, when in product(REPEATS[lang], WHENS)
]


@given(
    st.sampled_from(PHRASES),
    st.integers(1, 400),
    st.datetimes(datetime.fromisoformat("2024-01-01"), datetime.fromisoformat("2031-01-01")),
)
def test_the_first_occurrence_is_the_due_time(
    phrase: tuple[str, str, str], n: int, now: datetime
) -> None:
    lang, repeat, when = phrase
    moment = now.replace(tzinfo=UTC)
    task = parse_task(f"x {repeat.format(n=n)} {when}", now=moment, zone=ZONE.key, lang=lang)
    if task.rrule is None or task.due_date is None:
        return
    start = datetime.combine(task.due_date, task.due_time or time())
    schedule = Schedule(start, ZONE.key, task.rrule)
    first, due = (
        schedule.find_next_after(convert_to_instant(start, ZONE) - timedelta(hours=3)),
        convert_to_instant(start, ZONE),
    )
    assert first == due or "UNTIL" in task.rrule
    assert task.due_time is None or due > moment
    assert describe_rrule(task.rrule, lang) != describe_rrule("BYHOUR=1", lang)


@pytest.mark.parametrize(
    "text", ["каждые 2 часа", "every 5 minutes", "каждые 0 дней", "каждые 99999 дней"]
)
def test_what_no_schedule_keeps_is_not_a_recurrence(text: str) -> None:
    assert (
        parse_task(text, now=datetime(2026, 11, 21, tzinfo=UTC), zone=ZONE.key, lang="ru").rrule
        is None
    )

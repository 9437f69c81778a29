"""Recurrences in words: agreement of gender, number and case in each language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language.describe import describe_rrule

TABLE = [
    ("FREQ=DAILY", "каждый день", "щодня", "every day"),
    ("FREQ=DAILY;INTERVAL=2", "через день", "через день", "every other day"),
    ("FREQ=DAILY;INTERVAL=3", "каждые 3 дня", "кожні 3 дні", "every 3 days"),
    ("FREQ=DAILY;INTERVAL=5", "каждые 5 дней", "кожні 5 днів", "every 5 days"),
    ("FREQ=DAILY;INTERVAL=11", "каждые 11 дней", "кожні 11 днів", "every 11 days"),
    ("FREQ=DAILY;INTERVAL=21", "каждый 21 день", "кожен 21 день", "every 21 days"),
    ("FREQ=WEEKLY", "каждую неделю", "щотижня", "every week"),
    ("FREQ=WEEKLY;INTERVAL=2", "каждые 2 недели", "кожні 2 тижні", "every other week"),
    ("FREQ=WEEKLY;BYDAY=TU", "каждый вторник", "щовівторка", "every Tuesday"),
    ("FREQ=WEEKLY;BYDAY=WE", "каждую среду", "щосереди", "every Wednesday"),
    ("FREQ=WEEKLY;BYDAY=SU", "каждое воскресенье", "щонеділі", "every Sunday"),
    (
        "FREQ=WEEKLY;BYDAY=WE,MO",
        "по понедельникам и средам",
        "щопонеділка і щосереди",
        "every Monday and Wednesday",
    ),
    (
        "FREQ=WEEKLY;BYDAY=MO,WE,FR",
        "по понедельникам, средам и пятницам",
        "щопонеділка, щосереди і щоп’ятниці",
        "every Monday, Wednesday and Friday",
    ),
    ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "по будням", "по буднях", "on weekdays"),
    ("FREQ=WEEKLY;BYDAY=SA,SU", "по выходным", "по вихідних", "on weekends"),
    ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "каждый день", "щодня", "every day"),
    (
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
        "каждые 2 недели по пятницам",
        "кожні 2 тижні по п’ятницях",
        "every other Friday",
    ),
    (
        "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR",
        "каждые 3 недели по понедельникам и пятницам",
        "кожні 3 тижні по понеділках і п’ятницях",
        "every 3 weeks on Monday and Friday",
    ),
    ("FREQ=MONTHLY", "каждый месяц", "щомісяця", "every month"),
    ("FREQ=MONTHLY;INTERVAL=3", "каждые 3 месяца", "кожні 3 місяці", "every 3 months"),
    (
        "FREQ=MONTHLY;BYMONTHDAY=15",
        "каждый месяц 15-го числа",
        "щомісяця 15-го числа",
        "every month on the 15th",
    ),
    (
        "FREQ=MONTHLY;BYMONTHDAY=1,22",
        "каждый месяц 1-го и 22-го числа",
        "щомісяця 1-го і 22-го числа",
        "every month on the 1st and 22nd",
    ),
    (
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "в последний день месяца",
        "в останній день місяця",
        "every month on the last day",
    ),
    (
        "FREQ=MONTHLY;BYDAY=1MO",
        "в первый понедельник месяца",
        "у перший понеділок місяця",
        "every month on the first Monday",
    ),
    (
        "FREQ=MONTHLY;BYDAY=2SU",
        "во второе воскресенье месяца",
        "у другу неділю місяця",
        "every month on the second Sunday",
    ),
    (
        "FREQ=MONTHLY;BYDAY=-1FR",
        "в последнюю пятницу месяца",
        "в останню п’ятницю місяця",
        "every month on the last Friday",
    ),
    (
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR",
        "каждые 2 месяца в последнюю пятницу",
        "кожні 2 місяці в останню п’ятницю",
        "every other month on the last Friday",
    ),
    ("FREQ=YEARLY", "каждый год", "щороку", "every year"),
    ("FREQ=YEARLY;INTERVAL=5", "каждые 5 лет", "кожні 5 років", "every 5 years"),
    (
        "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8",
        "каждый год 8 марта",
        "щороку 8 березня",
        "every year on March 8",
    ),
    (
        "FREQ=DAILY;INTERVAL=2;UNTIL=20270531T235959",
        "через день по 31 мая 2027",
        "через день по 31 травня 2027",
        "every other day until May 31, 2027",
    ),
    ("FREQ=DAILY;COUNT=1", "каждый день, 1 раз", "щодня, 1 раз", "every day, once"),
    ("FREQ=DAILY;COUNT=3", "каждый день, 3 раза", "щодня, 3 рази", "every day, 3 times"),
    ("FREQ=DAILY;COUNT=12", "каждый день, 12 раз", "щодня, 12 разів", "every day, 12 times"),
    ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", "по расписанию", "за розкладом", "on a schedule"),
]


@pytest.mark.parametrize(("rule", "ru", "uk", "en"), TABLE)
def test_words(rule: str, ru: str, uk: str, en: str) -> None:
    assert [describe_rrule(rule, lang) for lang in ("ru", "uk", "en")] == [ru, uk, en]


@given(
    st.text("FREQ=DAILYWKMONTHU;,0123456789-+B", max_size=60),
    st.sampled_from(["ru", "uk", "en", "xx"]),
)
def test_any_rule_has_words(rule: str, lang: str) -> None:
    assert describe_rrule(rule, lang).strip()

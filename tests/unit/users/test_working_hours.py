"""Working hours are read as people type them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.texts import LOCALES, get_weekday_names
from core.users.contracts import EVERY_DAY, WORKDAYS
from core.users.parse import ParsedWorkingHours, parse_working_hours

MON_THU = 0b0001111


@pytest.mark.parametrize(
    ("words", "start", "end", "days"),
    [
        ("с 9 до 18 по будням", 9, 18, WORKDAYS),
        ("з 9 до 18 по буднях", 9, 18, WORKDAYS),
        ("9-18 weekdays", 9, 18, WORKDAYS),
        ("по рабочим дням 10–19", 10, 19, WORKDAYS),
        ("10:00 - 19:00, пн-чт", 10, 19, MON_THU),
        ("с понедельника по четверг с 10 до 19", 10, 19, MON_THU),
        ("from Monday to Thursday 10am to 7pm", 10, 19, MON_THU),
        ("9 to 5 mon, wed and fri", 9, 17, 0b10101),
        ("вт, чт и сб с 8 до 16", 8, 16, 0b101010),
        ("у вівторок та п'ятницю 8-16", 8, 16, 0b10010),
        ("каждый день с 8 до 20", 8, 20, EVERY_DAY),
        ("щодня 8-20", 8, 20, EVERY_DAY),
        ("11-20 пт-вт", 11, 20, 0b1110011),
        ("10-18", 10, 18, None),
        ("с 10 утра до 7 вечера по выходным", 10, 19, 0b1100000),
    ],
)
def test_as_people_type(words: str, start: int, end: int, days: int | None) -> None:
    assert parse_working_hours(words) == ParsedWorkingHours(time(start), time(end), days)


@pytest.mark.parametrize(
    "words", ["", "по будням", "9", "с 18 до 18", "22:00-06:00", "9-18 когда-нибудь", "9-18-20"]
)
def test_what_names_no_hours_of_a_day(words: str) -> None:
    assert parse_working_hours(words) is None


@given(st.text(max_size=40) | st.text("0123456789 :.-–пнвтсрчдmonfri\x01", max_size=24))
def test_any_text_is_read_or_not_understood(words: str) -> None:
    said = parse_working_hours(words)
    assert said is None or (said.start < said.end and said.days != 0)


@given(st.sampled_from(LOCALES), st.sets(st.integers(0, 6), min_size=1), st.booleans())
def test_the_days_as_the_bot_names_them_are_read(locale: str, days: set[int], first: bool) -> None:
    names = get_weekday_names(locale)
    listed = ", ".join(names[day] for day in sorted(days))
    words = f"{listed} 09:30–17:00" if first else f"09:30–17:00 {listed}"
    assert parse_working_hours(words) == ParsedWorkingHours(
        time(9, 30), time(17), sum(1 << day for day in days)
    )

"""A habit in one line, in three languages; numbers, times and ranges as people type them."""

from contextlib import suppress
from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.habits.contracts.plans import EveryDays, OnWeekdays, TimesAWeek
from core.habits.parse.habits import ParsedHabit, extract_habit_text, parse_habit
from core.habits.parse.values import (
    InvalidInput,
    parse_amount_change,
    parse_quantity,
    parse_times_of_day,
)
from core.texts import LOCALES

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
EVERY, WORKDAYS = OnWeekdays(), OnWeekdays(31)


def read(lang: str, words: str) -> ParsedHabit:
    return parse_habit(words, now=NOW, zone="Europe/Moscow", lang=lang)


@pytest.mark.parametrize(
    ("lang", "words", "title", "amount", "schedule", "hours"),
    [
        ("ru", "пить воду 8 стаканов каждый день в 9", "пить воду", "8 стаканов", EVERY, [9]),
        ("ru", "читать 30 минут по будням в 21:30", "читать", "30 мин", WORKDAYS, [21.5]),
        ("ru", "бегать 5 км 3 раза в неделю", "бегать", "5 км", TimesAWeek(3), []),
        ("ru", "поливать цветы раз в 3 дня", "поливать цветы", None, EveryDays(3), []),
        ("ru", "баня раз в неделю", "баня", None, TimesAWeek(1), []),
        ("ru", "ходить 10 000 шагов", "ходить", "10000 шагов", None, []),
        ("ru", "Бег", "Бег", None, None, []),
        ("ru", "отжиматься 50 раз каждый день", "отжиматься", "50 раз", EVERY, []),
        ("ru", "пить воду 8 стаканов в день", "пить воду", "8 стаканов", EVERY, []),
        ("ru", "плавать пару раз в неделю", "плавать", None, TimesAWeek(2), []),
        ("ru", "английский 15 мин в 9, 14 и 21:30", "английский", "15 мин", None, [9, 14, 21.5]),
        ("ru", "пить таблетки утром и вечером", "пить таблетки", None, None, [9, 19]),
        ("ru", "10000 шагов", "10000 шагов", "10000 шагов", None, []),
        ("uk", "пити воду 8 склянок щодня о 9", "пити воду", "8 склянок", EVERY, [9]),
        ("uk", "йога двічі на тиждень", "йога", None, TimesAWeek(2), []),
        ("uk", "плавати два рази на тиждень", "плавати", None, TimesAWeek(2), []),
        ("uk", "англійська у будні о 19:00", "англійська", None, WORKDAYS, [19]),
        ("en", "read 20 pages every day at 9pm", "read", "20 pages", EVERY, [21]),
        ("en", "gym 3 times a week", "gym", None, TimesAWeek(3), []),
        ("en", "gym three times a week", "gym", None, TimesAWeek(3), []),
        ("en", "drink 8 glasses of water a day", "drink water", "8 glasses", EVERY, []),
        ("en", "walk 10,000 steps at 8am and 6pm", "walk", "10000 steps", None, [8, 18]),
        ("en", "meditate 10 minutes on weekdays", "meditate", "10 min", WORKDAYS, []),
    ],
)
def test_a_line_is_understood(
    lang: str, words: str, title: str, amount: str | None, schedule: object, hours: list[float]
) -> None:
    said = read(lang, words)
    assert (said.title, said.schedule) == (title, schedule)
    assert [at.hour + at.minute / 60 for at in said.times] == hours
    assert said.quantity == (parse_quantity(amount) if amount else None)
    assert said.kind == ("at_least" if amount else "yes_no")


@pytest.mark.parametrize(
    ("lang", "words", "target"),
    [
        ("ru", "кофе не больше 2 чашек", 2),
        ("uk", "кава не більше 2 чашок щодня", 2),
        ("en", "coffee at most 2 cups", 2),
        ("ru", "сахар максимум 25 г", 25),
    ],
)
def test_a_limit_is_understood(lang: str, words: str, target: float) -> None:
    said = read(lang, words)
    assert said.kind == "at_most"
    assert said.quantity is not None
    assert said.quantity.target == target


@given(st.text(max_size=120), st.sampled_from(LOCALES))
def test_no_line_is_too_strange(words: str, lang: str) -> None:
    said = read(lang, words)
    assert len(said.title) <= 100
    assert said.quantity is None or said.quantity.target > 0


@pytest.mark.parametrize(
    ("words", "behind"),
    [
        ("привычка: бег", "бег"),
        ("Новая привычка — чай", "чай"),
        ("звичка: йога", "йога"),
        ("habit: walk", "walk"),
        ("привычка вторая натура", None),
        ("купить молоко", None),
    ],
)
def test_a_habit_is_called_by_its_name(words: str, behind: str | None) -> None:
    assert extract_habit_text(words) == behind


def test_times_are_sorted_and_said_once() -> None:
    assert parse_times_of_day("21, 9:30 и 9.30; 7") == (time(7), time(9, 30), time(21))
    assert parse_times_of_day("9 вечера и 7 утра, 21-45") == (time(7), time(21), time(21, 45))
    with pytest.raises(InvalidInput, match="too-many"):
        parse_times_of_day(", ".join(str(hour) for hour in range(7)))


@given(st.text(max_size=60))
def test_typed_numbers_are_taken_or_refused_in_words(words: str) -> None:
    for reading in (parse_amount_change, parse_quantity, parse_times_of_day):
        with suppress(InvalidInput):
            reading(words)

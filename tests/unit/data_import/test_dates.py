"""Dates in words of other programs are read, unless they say anything more."""

from datetime import UTC, date, datetime, time

import pytest

from core.data_import.dates import create_date_reader
from core.data_import.formats.results import ParsedSchedule

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)  # a Tuesday


@pytest.mark.parametrize(
    ("lang", "words", "schedule"),
    [
        ("en", "every day at 9", ParsedSchedule(date(2026, 11, 25), time(9), "FREQ=DAILY")),
        ("ru", "завтра", ParsedSchedule(date(2026, 11, 25))),
        ("en", "buy milk tomorrow", None),
        ("en", "someday", None),
    ],
)
def test_a_date_is_read_alone(lang: str, words: str, schedule: ParsedSchedule | None) -> None:
    assert create_date_reader(NOW, "Europe/Moscow")(words, lang) == schedule

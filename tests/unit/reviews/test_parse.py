"""When to be reminded of the review, in words."""

from datetime import UTC, datetime, time

import pytest

from core.reviews.parse import parse_reminder

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)  # a Tuesday


@pytest.mark.parametrize(
    ("lang", "words", "weekday", "at"),
    [
        ("ru", "в воскресенье в 19", 6, time(19)),
        ("uk", "у неділю о 19:00", 6, time(19)),
        ("en", "Friday 18:30", 4, time(18, 30)),
        ("ru", "19:30", None, time(19, 30)),
        ("ru", "завтра в 10", None, time(10)),
        ("ru", "когда-нибудь", None, None),
    ],
)
def test_a_named_weekday_is_kept_and_a_time_alone_is_for_the_chosen_one(
    lang: str, words: str, weekday: int | None, at: time | None
) -> None:
    assert parse_reminder(words, now=NOW, zone="Europe/Moscow", lang=lang) == (weekday, at)

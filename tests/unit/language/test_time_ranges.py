"""Two times of day are read as people type them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language.time_ranges import parse_time_range

minutes = st.builds(time, st.integers(0, 23), st.integers(0, 59))
JOINED = ("{}-{}", "{} – {}", "с {} до {}", "з {} до {}", "from {} to {}", "{}  {}", "С {}, по {}.")


@given(minutes, minutes, st.sampled_from(JOINED))
def test_any_two_times_on_the_full_dial_are_read_as_written(
    start: time, end: time, joined: str
) -> None:
    told = joined.format(f"{start:%H:%M}", f"{end:%H:%M}")
    expected = None if start == end else (start, end)
    if start.hour in range(10, 13):  # may be meant on the twelve-hour dial
        assert parse_time_range(told) in (
            expected,
            (start.replace(hour=(start.hour + 12) % 24), end),
        )
    else:
        assert parse_time_range(told) == expected


@given(minutes, minutes, st.sampled_from(JOINED))
def test_any_two_times_with_am_and_pm(start: time, end: time, joined: str) -> None:
    told = joined.format(f"{start:%I:%M%p}", f"{end:%-I:%M %p}".lower())
    assert parse_time_range(told) == (None if start == end else (start, end))


@given(st.text(max_size=40) | st.text("0123456789 :.-apmсдо", max_size=20))
def test_any_text_is_read_or_not_understood(words: str) -> None:
    span = parse_time_range(words)
    assert span is None or span[0] != span[1]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("с 23 до 7:30", time(23), time(7, 30)),
        ("22:00-7", time(22), time(7)),
        ("10pm to 7am", time(22), time(7)),
        ("10 to 7", time(22), time(7)),
        ("12-8", time(0), time(8)),
        ("From 10 p.m. till 7:15 a.m.", time(22), time(7, 15)),
        ("с 11 вечера до 7 утра", time(23), time(7)),
        ("з 11 вечора до 7 ранку", time(23), time(7)),
        ("с 12 ночи до 8 утра", time(0), time(8)),
        ("с полуночи до 9", time(0), time(9)),
        ("24:00–9", time(0), time(9)),
        ("9-17", time(9), time(17)),
        ("2230 0700", time(22, 30), time(7)),
    ],
)
def test_as_people_type(words: str, start: time, end: time) -> None:
    assert parse_time_range(words) == (start, end)


@pytest.mark.parametrize(
    "words", ["", "22", "22-22", "22 25", "22-7-9", "7:3-8", "в 22 купить 7 яиц", "15 am - 7"]
)
def test_what_names_no_two_times(words: str) -> None:
    assert parse_time_range(words) is None

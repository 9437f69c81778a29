"""What people write behind /focus and in its windows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.focus.contracts import MAX_MINUTES
from core.focus.parse import FocusRequest, parse_focus_request, parse_lengths, parse_minutes


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("", FocusRequest(None, None)),
        ("40", FocusRequest(40, None)),
        ("40 Отчёт", FocusRequest(40, "Отчёт")),
        ("40 мин Отчёт", FocusRequest(40, "Отчёт")),
        ("90 хвилин Книга про 3 мушкетерів", FocusRequest(90, "Книга про 3 мушкетерів")),
        ("45 min", FocusRequest(45, None)),
        ("Отчёт за 2025", FocusRequest(None, "Отчёт за 2025")),
        ("3d модель", FocusRequest(None, "3d модель")),
        ("999", None),
        ("0 Отчёт", None),
    ],
)
def test_what_stands_behind_the_command(words: str, wanted: FocusRequest | None) -> None:
    assert parse_focus_request(words) == wanted


@given(st.text(max_size=400))
def test_any_words_are_read(words: str) -> None:
    found = parse_focus_request(words)
    assert found is None or found.minutes is None or 1 <= found.minutes <= MAX_MINUTES
    assert parse_minutes(words) is None or parse_lengths(words) is None

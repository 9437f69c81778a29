"""Periods have names in each language."""

from datetime import date

import pytest

from bot.dialogs.stats.pictures import format_title
from bot.ui.current_user import CurrentUser
from core.overviews.periods import PERIOD_KINDS, Period
from tests.factories.people import build_profile


@pytest.mark.parametrize(
    ("locale", "day", "told"),
    [
        ("ru", date(2026, 11, 21), ["Сб, 21 ноября", "16–22 ноября", "Ноябрь 2026"]),
        ("uk", date(2026, 12, 1), ["Вт, 1 грудня", "30 лист. – 6 груд.", "Грудень 2026"]),
        ("en", date(2026, 11, 21), ["Sat, November 21", "November 16–22", "November 2026"]),
        ("en", date(2027, 1, 1), ["Fri, January 1", "Dec 28 – Jan 3", "January 2027"]),
    ],
)
def test_periods_are_named_in_each_language(locale: str, day: date, told: list[str]) -> None:
    assert [
        format_title(Period.containing(kind, day), CurrentUser(build_profile(locale)))
        for kind in PERIOD_KINDS
    ] == told

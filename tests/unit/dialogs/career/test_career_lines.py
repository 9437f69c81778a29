"""Bars, percent and steps never claim what is not so."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bot.ui.cards.goal_lines import (
    BAR_CELLS,
    calculate_percent,
    format_bar,
    format_level_stars,
    shorten_text,
)
from core.career.contracts.skills import SkillSummary
from tests.support.clocks import TUESDAY_NOON

SHARES = st.floats(0, 1)


@given(SHARES)
def test_only_what_is_whole_looks_whole(share: float) -> None:
    assert len(format_bar(share)) == BAR_CELLS
    assert (
        (format_bar(share) == "▓" * BAR_CELLS) == (calculate_percent(share) == 100) == (share == 1)
    )


@given(SHARES, SHARES)
def test_more_never_looks_like_less(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert format_bar(low).count("▓") <= format_bar(high).count("▓")
    assert calculate_percent(low) <= calculate_percent(high)


@given(st.integers(1, 5), st.integers(1, 5))
def test_stars_show_level_and_target(level: int, target: int) -> None:
    line = SkillSummary(
        id=UUID(int=1),
        title="Гитара",
        level=level,
        target=target,
        minutes=0,
        turn=0,
        step=0,
        check_on=None,
        check_ins=True,
        created_at=TUESDAY_NOON,
    )
    assert len(format_level_stars(line)) == 5
    assert format_level_stars(line).count("●") == level
    assert format_level_stars(line).count("○") == max(0, target - level)


@given(st.text(max_size=100))
def test_short_words_stay(words: str) -> None:
    cut = shorten_text(words)
    assert len(cut) <= 31
    assert "\n" not in cut

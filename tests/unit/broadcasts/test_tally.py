"""The share of people dealt with."""

from fractions import Fraction
from math import floor

from hypothesis import given
from hypothesis import strategies as st

from core.broadcasts.contracts import BroadcastTally


@given(st.integers(0, 2000), st.integers(0, 2000), st.integers(0, 50))
def test_the_percent_is_whole_only_when_nobody_is_left(total: int, sent: int, failed: int) -> None:
    tally = BroadcastTally(total=total, sent=sent, failed=failed, unknown=0, silenced=0, waiting=0)
    if sent + failed >= total:
        assert tally.ended_percent == 100
    else:
        assert tally.ended_percent == floor(Fraction(100 * (sent + failed), total)) < 100

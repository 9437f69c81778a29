"""What is written as CSV computes nothing, and no text is lost by that."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.kit.sheets import guard_cell, write_rows

SIGNS = "=+-@\t\r\n＝＋－＠"
TEXTS = st.text(st.sampled_from(SIGNS + "'1а;,\""), max_size=6) | st.text(max_size=20)


@given(text=TEXTS)
def test_no_text_begins_as_a_formula_and_each_stays_itself(text: str) -> None:
    cell = guard_cell(text)
    assert not cell.startswith(tuple(SIGNS))
    guarded = cell.startswith("'") and cell.lstrip("'").startswith(tuple(SIGNS))
    assert (cell[1:] if guarded else cell) == text


@pytest.mark.parametrize("number", [-1, -0.5, 7])
def test_a_number_is_no_formula(number: float) -> None:
    (row,) = csv.reader(io.StringIO(write_rows([[number, str(number)]]).decode(), newline=""))
    assert row[0] == str(number)
    assert row[1].lstrip("'") == str(number)

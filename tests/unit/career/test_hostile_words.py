"""Reading the longest message the messenger lets through costs others next to nothing."""

from datetime import date
from time import process_time

import pytest

from core.career.parse import amounts, goals

LONGEST = 4096
MOST_SECONDS = (
    0.5  # of the processor; some 50 ms, or seconds when a pattern starts over at each digit
)
HOSTILE = ("9", ",", "111 ", "9:", "1.1.", "от 1 до ", "1 ч ", "уров ", "- ")


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_message_of_any_shape_is_read_quickly(piece: str) -> None:
    words = (piece * LONGEST)[:LONGEST]
    began = process_time()
    goals.parse_goal(words, date(2026, 12, 1))
    goals.parse_parts(words)
    goals.parse_range(words)
    goals.parse_skill(words)
    amounts.parse_move(words)
    amounts.parse_practice(words)
    assert process_time() - began < MOST_SECONDS

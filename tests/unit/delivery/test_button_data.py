"""What buttons carry survives the way there and back, fits, and cannot be forged into an error."""

from datetime import date
from typing import get_args
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.notices.bundles import BUTTONS
from bot.notices.data import (
    PREFIXES,
    AmountPress,
    BundlePress,
    HabitAction,
    HabitPress,
    MovePress,
    SkillPress,
    TaskAction,
    TaskPress,
    unpack,
)
from bot.packing import Malformed

DAYS = st.dates(date(1970, 1, 1), date(2100, 12, 31))
PRESSES = st.one_of(
    st.builds(TaskPress, st.sampled_from(get_args(TaskAction)), st.uuids()),
    st.builds(HabitPress, st.sampled_from(get_args(HabitAction)), st.uuids(), DAYS),
)
SKILLS = st.builds(
    SkillPress, st.sampled_from(["s", "h", "l", "u"]), st.uuids(), st.integers(0, 999_999_999)
)
PLAIN = (PRESSES | SKILLS).filter(lambda press: press.action in ("d", "u", "s"))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
MOVES = st.builds(MovePress, TIMES, st.uuids())
AMOUNTS = st.integers(-(10**9), 10**9).map(lambda thousandths: thousandths / 1000)
COUNTED = st.builds(AmountPress, st.uuids(), DAYS, AMOUNTS, AMOUNTS)
BUNDLED = st.builds(BundlePress, st.integers(1, BUTTONS), PLAIN)
LARGEST = UUID(int=2**128 - 1)


@given(press=PRESSES | MOVES | SKILLS | COUNTED | BUNDLED)
def test_there_and_back_within_telegrams_64_bytes(
    press: TaskPress | MovePress | HabitPress | AmountPress | SkillPress | BundlePress,
) -> None:
    packed = press.pack()
    assert len(packed.encode()) <= 64
    assert packed.startswith(PREFIXES)
    assert unpack(packed) == press


@given(
    data=st.one_of(
        st.text(max_size=64),
        st.from_regex(
            r"(b:[0-9]{0,2}:)?[thmk]:(d|u|s|15|1h|am|[0-9]{0,5})?:[A-Za-z0-9_=-]{0,24}(:[0-9]{0,9})?",
            fullmatch=True,
        ),
        st.from_regex(
            r"q:-?[0-9]{0,12}:[A-Za-z0-9_=-]{21}[AQgw]:2026(02|11)[0-3][0-9]:-?[0-9]{0,12}",
            fullmatch=True,
        ),
    )
)
def test_anything_else_is_malformed_or_means_exactly_itself(data: str) -> None:
    try:
        press = unpack(data)
    except Malformed:
        return
    assert press.pack() == data


@pytest.mark.parametrize(
    "data",
    [
        "t:d:",
        "t:x:" + TaskPress("d", LARGEST).pack()[4:],
        TaskPress("d", LARGEST).pack() + "==",
        TaskPress("d", LARGEST).pack()[:-1],
        "h:d:" + TaskPress("d", LARGEST).pack()[4:],
        HabitPress("d", LARGEST, date(2026, 2, 28)).pack().replace("20260228", "20260230"),
        HabitPress("d", LARGEST, date(2026, 2, 28)).pack().replace("20260228", "2026٠٢٢٨"),
        "t:d:привет",
        "b:1:" + TaskPress("15", LARGEST).pack(),
        "b:1:b:1:" + TaskPress("d", LARGEST).pack(),
        "b:6:" + TaskPress("d", LARGEST).pack(),
    ],
)
def test_known_forgeries(data: str) -> None:
    with pytest.raises(Malformed):
        unpack(data)

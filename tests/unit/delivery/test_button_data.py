"""What buttons carry survives the way there and back, fits, and cannot be forged into an error."""

from datetime import date
from typing import get_args
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.callback_data import MalformedPayload
from bot.ui.cards.broadcast_callbacks import BroadcastCallback
from bot.ui.cards.buddies import OfferCallback
from bot.ui.cards.bundles import MAX_BUTTONS
from bot.ui.cards.callbacks import (
    AmountCallback,
    BundleCallback,
    HabitAction,
    HabitCallback,
    MoveTimeCallback,
    SkillCallback,
    TaskAction,
    TaskCallback,
)
from tests.support.buttons import PREFIXES, unpack_callback

DAYS = st.dates(date(1970, 1, 1), date(2100, 12, 31))
PRESSES = st.one_of(
    st.builds(TaskCallback, action=st.sampled_from(get_args(TaskAction)), task_id=st.uuids()),
    st.builds(
        HabitCallback, action=st.sampled_from(get_args(HabitAction)), habit_id=st.uuids(), day=DAYS
    ),
)
SKILLS = st.builds(
    SkillCallback,
    action=st.sampled_from(["s", "h", "l", "u"]),
    skill_id=st.uuids(),
    turn=st.integers(0, 999_999_999),
)
PLAIN = (PRESSES | SKILLS).filter(lambda press: press.action in ("d", "u", "s"))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
MOVES = st.builds(MoveTimeCallback, at=TIMES, task_id=st.uuids())
AMOUNTS = st.integers(-(10**9), 10**9).map(lambda thousandths: thousandths / 1000)
COUNTED = st.builds(
    AmountCallback, habit_id=st.uuids(), day=DAYS, amount=AMOUNTS, seen_amount=AMOUNTS
)
BUNDLED = st.builds(BundleCallback, st.integers(1, MAX_BUTTONS), PLAIN)
LARGEST = UUID(int=2**128 - 1)


@given(press=PRESSES | MOVES | SKILLS | COUNTED | BUNDLED)
def test_there_and_back_within_telegrams_64_bytes(
    press: TaskCallback
    | MoveTimeCallback
    | HabitCallback
    | AmountCallback
    | SkillCallback
    | BundleCallback,
) -> None:
    packed = press.pack()
    assert len(packed.encode()) <= 64
    assert packed.startswith(PREFIXES)
    assert unpack_callback(packed) == press


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
        press = unpack_callback(data)
    except MalformedPayload:
        return
    assert press.pack() == data


@pytest.mark.parametrize(
    "data",
    [
        "t:d:",
        "t:x:" + TaskCallback(action="d", task_id=LARGEST).pack()[4:],
        TaskCallback(action="d", task_id=LARGEST).pack() + "==",
        TaskCallback(action="d", task_id=LARGEST).pack()[:-1],
        "h:d:" + TaskCallback(action="d", task_id=LARGEST).pack()[4:],
        HabitCallback(action="d", habit_id=LARGEST, day=date(2026, 2, 28))
        .pack()
        .replace("20260228", "20260230"),
        HabitCallback(action="d", habit_id=LARGEST, day=date(2026, 2, 28))
        .pack()
        .replace("20260228", "2026٠٢٢٨"),
        "t:d:привет",
        "b:1:" + TaskCallback(action="15", task_id=LARGEST).pack(),
        "b:1:b:1:" + TaskCallback(action="d", task_id=LARGEST).pack(),
        "b:6:" + TaskCallback(action="d", task_id=LARGEST).pack(),
    ],
)
def test_known_forgeries(data: str) -> None:
    with pytest.raises(MalformedPayload):
        unpack_callback(data)


@given(st.uuids())
def test_buttons_sent_before_ids_were_short_go_on_working(id: UUID) -> None:
    pause = BroadcastCallback(action="pause", broadcast_id=id)
    assert BroadcastCallback.unpack(f"cast:pause:{id.hex}") == pause
    assert OfferCallback.unpack(f"offer:{id.hex}") == OfferCallback(invitation_id=id)

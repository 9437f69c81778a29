"""A day's sheet of hours: what stands where, and that any day can be drawn."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from core.pictures.day import (
    AXIS_WIDTH,
    HEAD_HEIGHT,
    TALL,
    DayChart,
    TimeBlock,
    arrange_blocks,
    get_visible_hours,
    render_day,
)
from core.pictures.palette import DARK

MIDNIGHT = datetime.combine(date(2026, 11, 21), time())
TITLES = st.text(max_size=80)


def at(hour: float) -> datetime:
    return MIDNIGHT + timedelta(hours=hour)


def a_day(*blocks: TimeBlock) -> DayChart:
    return DayChart("План", "Сделано 0 из 3", at(9), at(21), blocks, at(14.3))


BLOCKS = st.lists(
    st.builds(
        lambda title, start, minutes, look: TimeBlock(
            title, at(start / 60), at((start + minutes) / 60), look
        ),
        TITLES,
        st.integers(0, 24 * 60 - 1),
        st.integers(1, 600),
        st.sampled_from(["planned", "fixed", "done"]),
    ),
    max_size=12,
)


@given(BLOCKS)
def test_blocks_that_overlap_stand_side_by_side(blocks: list[TimeBlock]) -> None:
    places = arrange_blocks(blocks)
    assert len(places) == len(blocks)
    for number, one in enumerate(places):
        assert 0 <= one.column < one.columns
        for other in places[number + 1 :]:
            if one.block.start < other.block.end and other.block.start < one.block.end:
                assert one.columns == other.columns
                assert one.column != other.column


@given(BLOCKS)
@settings(max_examples=15)
def test_any_day_can_be_drawn(blocks: list[TimeBlock]) -> None:
    first, last = get_visible_hours(a_day(*blocks))
    assert timedelta(hours=1) <= last - first <= timedelta(days=1)
    drawn = Image.open(BytesIO(render_day(a_day(*blocks))))
    assert drawn.width == 1280
    assert drawn.height < 2 * 1280


def test_each_look_has_its_colour_where_its_time_is() -> None:
    sheet = a_day(
        TimeBlock("Сделано", at(9), at(10), "done"),
        TimeBlock("Созвон", at(12), at(13), "fixed"),
        TimeBlock("Отчёт", at(15), at(18)),
    )
    image = Image.open(BytesIO(render_day(sheet)))
    places = {9.9: DARK.done, 12.9: DARK.amber, 16.5: DARK.green}
    for hour, colour in places.items():
        y = int(HEAD_HEIGHT + (hour - 9) * TALL)
        assert image.getpixel((AXIS_WIDTH + 400, y)) == colour
    assert image.getpixel((AXIS_WIDTH + 400, int(HEAD_HEIGHT + 1.5 * TALL))) not in places.values()

"""The picture of a period: a tile and a panel for each figure, columns as high as their values."""

from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

from core.pictures import bars
from core.pictures.charts import WIDTH
from core.pictures.palette import DARK
from core.pictures.stats import PANELS_TOP, StatFigure, get_tile_box, render_stats

BARS = [bars.Bar(f"{n}", float(n), is_marked=n == 3) for n in range(7)]


def figure(**more: object) -> StatFigure:
    told = {"name": "Фокус", "heading": "Минуты", "value": "5 ч", "previous": "было 4 ч"}
    return StatFigure(**(told | {"is_better": True, "bars": BARS} | more))  # type: ignore[arg-type]


def opened(*figures: StatFigure, title: str = "16–22 нояб.") -> Image.Image:
    image = Image.open(BytesIO(render_stats(title, figures)))
    assert image.format == "PNG"
    return image.convert("RGB")


def height_of(image: Image.Image, column: int, top: int, colour: tuple[int, int, int]) -> int:
    """How many pixels of the colour stand in the middle of a column."""
    pitch = (WIDTH - 2 * bars.MARGIN) / len(BARS)
    x = int(bars.MARGIN + column * pitch + pitch * 0.39)
    strip = image.crop((x, top + 104, x + 1, top + bars.COLUMNS_HEIGHT - 8))
    return sum(count for count, seen in strip.getcolors(1000) or [] if seen == colour)


def test_columns_are_as_high_as_their_values_and_the_present_stands_out() -> None:
    image = opened(figure(), figure(), figure())
    for panel in range(3):
        top = PANELS_TOP + panel * (bars.COLUMNS_HEIGHT + bars.GAP)
        highest = height_of(image, 6, top, DARK.green)
        for column in (1, 2, 4, 5):
            expected = highest * column / 6
            assert abs(height_of(image, column, top, DARK.green) - expected) <= 3
        assert abs(height_of(image, 3, top, DARK.amber) - highest / 2) <= 3


@pytest.mark.parametrize("count", [1, 2, 3])
def test_tiles_lie_side_by_side_within_the_picture(count: int) -> None:
    boxes = [get_tile_box(number, count) for number in range(count)]
    assert boxes[0][0] == bars.MARGIN
    assert boxes[-1][2] <= WIDTH - bars.MARGIN
    assert all(left[2] < right[0] for left, right in pairwise(boxes))


def test_better_than_before_is_seen() -> None:
    left, top, right, bottom = get_tile_box(0, 1)
    below = (left, top + 160, right, bottom)

    def green(*, is_better: bool) -> bool:
        colours = opened(figure(is_better=is_better)).crop(below).getcolors(1 << 16) or []
        return DARK.green in {colour for _, colour in colours}

    assert green(is_better=True)
    assert not green(is_better=False)


def test_nothing_done_and_words_without_end_are_drawn_too() -> None:
    idle = [bars.Bar("", 0.0) for _ in range(24)]
    long = "очень " * 40
    image = opened(figure(bars=idle, value=long, previous=long, name=long), title=long)
    assert image.width == WIDTH

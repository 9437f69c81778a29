"""The radar and the way of a goal: each value has its place and colour, all within the sheet."""

from datetime import date, timedelta
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from core.pictures import charts
from core.pictures.palette import DARK
from core.pictures.progress import (
    CHART_BOX,
    ProgressChart,
    ProgressRow,
    get_day_point,
    render_progress,
)
from core.pictures.radar import (
    MAX_AXES,
    MIN_AXES,
    Radar,
    RadarAxis,
    get_axis_point,
    get_bar_end,
    render_radar,
)

START = date(2026, 2, 1)
NAMES = st.text(max_size=60) | st.sampled_from(["Публичные выступления", "👩‍🚀", "W" * 60])


def opened(png: bytes) -> Image.Image:
    image = Image.open(BytesIO(png))
    assert (image.format, image.width) == ("PNG", charts.WIDTH)
    return image.convert("RGB")


def edges_are_empty(image: Image.Image) -> bool:
    right, bottom = image.size
    boxes = ((0, 0, right, 8), (0, bottom - 8, right, bottom), (0, 0, 8, bottom))
    parts = [image.crop(box) for box in (*boxes, (right - 8, 0, right, bottom))]
    return all(part.getcolors() == [(part.width * part.height, DARK.background)] for part in parts)


def axes(levels: list[tuple[str, int, int]]) -> list[RadarAxis]:
    return [RadarAxis(name, min(one, other), max(one, other)) for name, one, other in levels]


def colour_at(image: Image.Image, place_: tuple[float, float]) -> object:
    return image.getpixel((round(place_[0]), round(place_[1])))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(NAMES, st.integers(1, 5), st.integers(1, 5)), min_size=3, max_size=14))
def test_skills_lie_on_their_axes(levels: list[tuple[str, int, int]]) -> None:
    shown = axes(levels)
    image = opened(render_radar(Radar("Навыки", ("сейчас", "цель"), shown)))
    count = min(len(shown), MAX_AXES)
    for number, axis in enumerate(shown[:MAX_AXES]):
        assert colour_at(image, get_axis_point(number, count, axis.current / 5)) == DARK.green
        if axis.target > axis.current:
            assert colour_at(image, get_axis_point(number, count, axis.target / 5)) == DARK.amber
    assert edges_are_empty(image)


@settings(max_examples=8, deadline=None)
@given(
    st.lists(
        st.tuples(NAMES, st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=MIN_AXES - 1
    )
)
def test_few_skills_are_bars(levels: list[tuple[str, int, int]]) -> None:
    shown = axes(levels)
    image = opened(render_radar(Radar("Навыки", ("сейчас", "цель"), shown)))
    for number, axis in enumerate(shown):
        middle = 170 + number * 150 + 86
        assert colour_at(image, (get_bar_end(axis.current / 5) - 16, middle)) == DARK.green
        assert colour_at(image, (get_bar_end(axis.target / 5) - 4, middle - 28)) == DARK.amber
    assert edges_are_empty(image)


def test_no_skills_and_the_same_skills_twice() -> None:
    nothing = Radar("Навыки", ("сейчас", "цель"), [])
    assert edges_are_empty(opened(render_radar(nothing)))
    assert render_radar(nothing) == render_radar(nothing)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 200), st.floats(0, 1)), max_size=30),
    st.integers(-20, 400) | st.none(),
    st.lists(st.tuples(NAMES, NAMES, st.floats(0, 1)), max_size=8),
)
def test_the_way_ends_where_the_goal_stands(
    moves: list[tuple[int, float]], left: int | None, rows: list[tuple[str, str, float]]
) -> None:
    days = dict(sorted(moves))
    steps = [(START + timedelta(days=day), share) for day, share in days.items()]
    way = ProgressChart(
        title="Выучить английский " * 6,
        headline="56% · осталось 9 дней",
        steps=steps,
        first=START,
        deadline=None if left is None else START + timedelta(days=left),
        names=("1 февр.", "", "сегодня"),
        rows=[ProgressRow(*row, steps=steps) for row in rows],
    )
    image = opened(render_progress(way))
    ending = get_day_point(way, *steps[-1]) if steps else get_day_point(way, START, 0)
    assert colour_at(image, ending) == DARK.green
    left_, high, right, low = CHART_BOX
    assert left_ <= ending[0] <= right
    assert high <= ending[1] <= low
    assert edges_are_empty(image)

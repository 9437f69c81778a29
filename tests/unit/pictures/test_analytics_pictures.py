"""Analytics in pictures: each number has its place and colour, nothing leaves the sheet."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from core.pictures import analytics as pictures
from core.pictures import charts
from core.pictures.palette import DARK
from core.texts import LOCALES

START = date(2026, 2, 1)
NAMES = ("за день", "за 7 дней", "за 30 дней")


def opened(png: bytes) -> Image.Image:
    image = Image.open(BytesIO(png))
    assert (image.format, image.size) == ("PNG", (charts.WIDTH, charts.HEIGHT))
    return image.convert("RGB")


def edges_are_empty(image: Image.Image) -> bool:
    right, bottom = charts.WIDTH, charts.HEIGHT
    boxes = ((0, 0, right, 8), (0, bottom - 8, right, bottom), (0, 0, 8, bottom))
    parts = [image.crop(box) for box in (*boxes, (right - 8, 0, right, bottom))]
    return all(part.getcolors() == [(part.width * part.height, DARK.background)] for part in parts)


@given(st.integers(0, 10**12))
def test_an_axis_ends_at_a_round_number_not_far_above(largest: int) -> None:
    top = charts.calculate_ceiling(largest)
    assert largest <= top <= max(4, 2 * largest)
    assert top % 2 == 0


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)), min_size=1, max_size=90))
def test_lines_go_through_their_points(counts: list[tuple[int, int]]) -> None:
    days = [
        (START + timedelta(number), daily, daily + more, daily + 2 * more)
        for number, (daily, more) in enumerate(counts)
    ]
    image = opened(pictures.render_people_by_day("Люди по дням", days, NAMES, "ru"))
    top = charts.calculate_ceiling(max(monthly for *_, monthly in days))
    for number, day in enumerate(days):
        place = pictures.get_point(number, len(days), day[1], top)
        assert image.getpixel(place) == DARK.green
    assert edges_are_empty(image)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(1, 10**9), max_size=14))
def test_bars_are_as_long_as_their_counts(counts: list[int]) -> None:
    events = [
        (f"тип.{'ё' * number * 9}", count) for number, count in enumerate(sorted(counts)[::-1])
    ]
    image = opened(pictures.render_top_events("Самые частые", events, "Пока ничего."))
    for row, (_, count) in enumerate(events[: pictures.MAX_BARS]):
        left, top, right, low = pictures.get_bar_box(row, count, events[0][1])
        middle = (top + low) // 2
        assert image.getpixel((left + 9, middle)) == DARK.green
        assert image.getpixel((right - 1, middle)) == DARK.green
        assert image.getpixel((min(right + 3, charts.WIDTH - 1), middle)) == DARK.background
    assert edges_are_empty(image)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_cell_is_the_greener_the_more_came_back(locale: str) -> None:
    cohorts = [(START + timedelta(weeks=n), [40, 20, 10, 0][: 4 - n]) for n in range(4)]
    image = opened(
        pictures.render_retention("Кто вернулся", cohorts, ("Неделя", "Людей"), "", locale)
    )
    for row, (_, returned) in enumerate(cohorts):
        for period in range(4):
            left, top, *_ = pictures.get_cell_box(row, period)
            seen = image.getpixel((left + 30, top + 8))
            known = period < len(returned)
            share = returned[period] / returned[0] if known else 0
            assert seen == (pictures.get_shade_colour(share) if known else DARK.background)
    assert (
        pictures.get_shade_colour(1)[1]
        > pictures.get_shade_colour(0.5)[1]
        > pictures.get_shade_colour(0)[1]
    )


def test_the_largest_table_fits_and_an_empty_one_says_so() -> None:
    full = [(START + timedelta(weeks=n), [10**6] * 20) for n in range(30)]
    assert edges_are_empty(opened(pictures.render_retention("Ж" * 99, full, ("a", "b"), "", "uk")))
    empty = pictures.render_retention("Кто вернулся", [], ("a", "b"), "Пока ничего.", "ru")
    assert empty != pictures.render_retention("Кто вернулся", [], ("a", "b"), "", "ru")

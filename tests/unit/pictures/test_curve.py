"""The curve of strength: it goes through its values, is told in words, and stays in the sheet."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from core.pictures import charts
from core.pictures.curve import CURVE_BOX, Curve, render_curve
from core.pictures.palette import DARK
from core.texts import LOCALES

TODAY = date(2026, 11, 21)
LEFT, HIGH, RIGHT, LOW = CURVE_BOX


def draw(values: list[float], locale: str = "ru", title: str = "Бег") -> Image.Image:
    image = Image.open(
        BytesIO(render_curve(Curve(title, "сила за полгода", values, TODAY), locale))
    )
    assert (image.format, image.size) == ("PNG", (charts.WIDTH, charts.HEIGHT))
    return image.convert("RGB")


def is_green(pixel: object) -> bool:
    assert isinstance(pixel, tuple)
    return bool(pixel[1] > 150 and pixel[1] > pixel[0] + 60)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=2, max_size=12))
def test_the_line_goes_through_every_value(values: list[float]) -> None:
    image = draw(values)
    step = (RIGHT - LEFT) / (len(values) - 1)
    for number, value in enumerate(values):
        x = min(max(LEFT + 2, round(LEFT + number * step)), RIGHT - 3)
        y = round(LOW - value * (LOW - HIGH))
        near = [(x + dx, y + dy) for dx in range(-3, 3) for dy in range(-8, 9)]
        assert any(is_green(image.getpixel(place)) for place in near), (number, value)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("days", [1, 2, 180])
def test_axes_and_days_are_written_and_nothing_leaves_the_sheet(locale: str, days: int) -> None:
    image = draw([0.5] * days, locale, "Ж" * 100)
    edges = ((0, 0, charts.WIDTH, 12), (0, charts.HEIGHT - 12, charts.WIDTH, charts.HEIGHT))
    for box in edges:
        assert image.crop(box).getcolors() == [(charts.WIDTH * 12, DARK.background)]
    below = image.crop((LEFT, LOW + 14, RIGHT, charts.HEIGHT - 20))
    assert len(below.getcolors(1 << 16) or []) > 1

"""The year in a picture: the right day has the right colour, in every language, quickly."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from core.pictures import heatmap as h
from core.pictures.charts import WIDTH
from core.pictures.fonts import filter_drawable, get_font, shorten_to_width
from core.pictures.palette import DARK
from core.texts import LOCALES

TODAY = date(2026, 11, 21)
WORDS = h.HeatmapTexts(
    "раз подряд", "лучшая серия", "сделано", "Привычка", {"done": "сделано", "skip": "выходной"}
)


def draw(title: str, year: h.HeatmapYear, locale: str = "ru") -> Image.Image:
    png = h.render_heatmap(title, year, streak=3, best=12, locale=locale, text=WORDS)
    image = Image.open(BytesIO(png))
    assert image.format == "PNG"
    return image.convert("RGB")


def year_of(days: set[date], age: int = 500, mark: str = "missed") -> h.HeatmapYear:
    """`days` are done; of the others since `age` days ago `mark` is said."""
    asked = {TODAY - timedelta(days=back): h.HeatmapDay(mark) for back in range(age + 1)}
    return h.HeatmapYear(asked | {day: h.HeatmapDay("done", 1.0) for day in days}, TODAY)


def colour_at(image: Image.Image, year: h.HeatmapYear, day: date) -> tuple[int, ...]:
    left, top = year.get_corner(day)
    pixel = image.getpixel((left + h.CELL // 2, top + h.CELL // 2))
    assert isinstance(pixel, tuple)
    return pixel


def ink_in(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many pixels differ from the background."""
    part = image.crop(box)
    colours = {colour: count for count, colour in part.getcolors(1 << 20) or []}
    return part.width * part.height - colours.get(DARK.background, 0)


MARKS = st.sampled_from(["done", "missed", "skip", "frozen", "part", "off", "open"])


@settings(max_examples=15, deadline=None)
@given(
    marks=st.dictionaries(st.integers(0, 370), st.tuples(MARKS, st.floats(0.01, 0.99))),
    shift=st.integers(0, 6),
)
def test_each_day_has_its_colour(marks: dict[int, tuple[str, float]], shift: int) -> None:
    today = TODAY + timedelta(days=shift)
    days = {today - timedelta(days=back): h.HeatmapDay(*told) for back, told in marks.items()}
    year = h.HeatmapYear(days, today)
    image = draw("Бег", year)
    missed, *some, done = DARK.heat
    plain = {"done": done, "missed": missed, "skip": DARK.rest, "frozen": DARK.frozen}
    for back in range(371):
        mark, share = marks.get(back, ("off", 0.0))
        expected = some[int(share * 3)] if mark == "part" else plain.get(mark, DARK.off)
        assert colour_at(image, year, today - timedelta(days=back)) == expected
    left, top = year.get_corner(today)
    assert image.getpixel((left + h.CELL // 2, top - 2)) == DARK.amber


@pytest.mark.parametrize("locale", LOCALES)
def test_title_numbers_months_and_weekdays_are_written(locale: str) -> None:
    image = draw("Ґанок і їжа", year_of(set()), locale)
    assert image.size == (WIDTH, h.HEIGHT)
    assert WIDTH >= 1000
    assert ink_in(image, (0, 0, WIDTH, 120)) > 3000
    assert ink_in(image, (0, 132, WIDTH, 300)) > 5000
    assert ink_in(image, (0, h.BAND_TOP - 45, WIDTH, h.BAND_TOP - 8)) > 1500
    assert ink_in(image, (0, h.BAND_TOP, h.LEFT - 4, h.BAND_TOP + 7 * h.PITCH)) > 500


def test_nothing_leaves_the_picture() -> None:
    image = draw("Ж" * 100, year_of({TODAY}))
    for box in ((0, 0, WIDTH, 10), (0, h.HEIGHT - 10, WIDTH, h.HEIGHT), (0, 0, 20, h.HEIGHT)):
        assert ink_in(image, box) == 0
    assert ink_in(image, (WIDTH - 20, 0, WIDTH, h.HEIGHT)) == 0


@pytest.mark.parametrize(
    ("title", "drawn"),
    [
        ("💧 Пить воду", "Пить воду"),
        ("Їжа 🍎 без цукру", "Їжа без цукру"),
        ("🏃‍♂️🔥", ""),
        ("מים", ""),
    ],
)
def test_what_the_face_cannot_draw_is_left_out(title: str, drawn: str) -> None:
    assert filter_drawable(title) == drawn


def test_an_emoji_title_becomes_a_word() -> None:
    assert draw("🏃", year_of(set())).tobytes() == draw("Привычка", year_of(set())).tobytes()


@given(st.text(alphabet="жщW i", max_size=100))
def test_a_long_title_fits(title: str) -> None:
    rendered = get_font(64, bold=True)
    assert rendered.getlength(shorten_to_width(title, rendered, 600)) <= 600


def test_percent_forgives_days_off_and_an_unfinished_today() -> None:
    week = {TODAY - timedelta(days=back) for back in (1, 2)}
    open_today = {**year_of(week, age=2).days, TODAY: h.HeatmapDay("open")}
    assert h.HeatmapYear(open_today, TODAY).calculate_percent() == 100
    assert (
        h.HeatmapYear(open_today | {TODAY: h.HeatmapDay("part", 0.5)}, TODAY).calculate_percent()
        == 100
    )
    assert year_of(week | {TODAY}, age=3).calculate_percent() == 75
    assert year_of(week | {TODAY}, age=9, mark="skip").calculate_percent() == 100
    assert year_of(set(), age=0).calculate_percent() == 0

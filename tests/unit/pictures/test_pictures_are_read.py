"""Every picture, in both palettes, with ordinary, empty and outsized data: each word lies within
it, over no other word, large enough for a phone, and stands out from what is under it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from core.pictures.analytics import render_people_by_day, render_retention, render_top_events
from core.pictures.bars import Bar, Chart, Panel, render_chart
from core.pictures.charts import TEXT_SIZE, WIDTH
from core.pictures.curve import Curve, render_curve
from core.pictures.day import BlockStyle, DayChart, TimeBlock, render_day
from core.pictures.heatmap import HeatmapDay, HeatmapTexts, HeatmapYear, render_heatmap
from core.pictures.palette import PALETTES, Colour, Palette, calculate_contrast
from core.pictures.progress import ProgressChart, ProgressRow, render_progress
from core.pictures.radar import Radar, RadarAxis, render_radar
from core.pictures.stats import StatFigure, render_stats

TODAY = date(2028, 2, 29)
LONG = "Підготувати й узгодити щоквартальну звітність 🧾 з бухгалтерією"
HUGE = 12_345_678_901
Drawing = Callable[[Palette], bytes]


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def a_year(days: dict[date, HeatmapDay], best: int = 47) -> Drawing:
    marks = {"done": "зроблено", "part": "частково", "missed": "ні", "skip": "вихідний"}
    words = HeatmapTexts("разів поспіль", "найкраща серія", "зроблено", "Звичка", marks)
    year = HeatmapYear(days, TODAY)
    return lambda palette: render_heatmap(
        LONG, year, streak=best, best=best, locale="uk", text=words, palette=palette
    )


def strength(values: list[float]) -> Drawing:
    return lambda palette: render_curve(Curve(LONG, LONG, values, TODAY), "uk", palette)


def a_day(minutes: int, count: int, hours: int = 12) -> Drawing:
    nine = datetime.combine(TODAY, time(9 if hours <= 12 else 0))
    starts = [nine + timedelta(minutes=minutes * number) for number in range(count)]
    looks: tuple[BlockStyle, ...] = ("planned", "fixed", "done")
    blocks = [
        TimeBlock(LONG, start, start + timedelta(minutes=minutes), look)
        for start, look in zip(starts, looks * count, strict=False)
    ]
    sheet = DayChart(LONG, LONG, nine, nine + timedelta(hours=hours), blocks, nine)
    return lambda palette: render_day(sheet, palette)


def skills(count: int) -> Drawing:
    names = (LONG, "Високонавантаженість", "Англійська мова", "🎨")
    axes = [RadarAxis(names[n % 4], 1 + n % 4, 2 + n % 4) for n in range(count)]
    return lambda palette: render_radar(Radar("Мої навички", ("зараз", "ціль"), axes), palette)


def a_way(rows: int) -> Drawing:
    steps = [(ago(90 - 9 * number), number / 10) for number in range(10)]
    told = [ProgressRow(LONG, f"{HUGE} / {HUGE} гривень", 0.4, steps) for _ in range(rows)]
    names = ("1 груд.", "", "20 квіт.")
    way = ProgressChart(LONG, LONG, steps if rows else [], ago(90), TODAY, names, told)
    return lambda palette: render_progress(way, palette)


def focus(scale: float) -> Drawing:
    days = [Bar(f"{ago(27 - n).day}" if n % 5 == 0 else "", scale * n, n == 27) for n in range(28)]
    weeks = [Bar(f"{ago(7 * n):%d.%m}", scale * n, n == 0) for n in range(11, -1, -1)]
    most = [Bar(LONG, scale * n) for n in range(5, 0, -1)]
    panels = Panel("Дні", days, goal=scale * 9), Panel("Тижні", weeks), Panel("Час", most, True)
    figures = Chart("Фокус", f"{scale:.0f} год 20 хв", LONG, panels, "хв")
    return lambda palette: render_chart(figures, palette)


def a_period(scale: float, slots: int) -> Drawing:
    bars = [Bar(f"{n + 1}", scale * (n % 3), n == slots // 2) for n in range(slots)]
    told = f"{scale:.0f} год 20 хв"
    figures = [StatFigure("Звички", LONG, told, f"було {told}", True, bars)] * 3
    return lambda palette: render_stats("30 лист. – 6 груд.", figures, palette)


def people(count: int, most: int) -> Drawing:
    days = [(ago(count - n), most // 3, most // 2, most) for n in range(count)]
    names = ("за день", "за 7 днів", "за 30 днів")
    return lambda palette: render_people_by_day(LONG, days, names, "uk", palette)


def events(count: int, most: int) -> Drawing:
    top = [("notifications.delivered_to_the_person", most // (n + 1)) for n in range(count)]
    return lambda palette: render_top_events(LONG, top, "Поки нічого.", palette)


def cohorts(count: int, size: int) -> Drawing:
    back = [(ago(7 * (count - n)), [size] * (count - n)) for n in range(count)]
    names = ("Тиждень з", "Людей")
    return lambda palette: render_retention(LONG, back, names, "Поки нічого.", "uk", palette)


MARKS = ("done", "part", "missed", "skip", "frozen")
DRAWINGS: dict[str, Drawing] = {
    "year": a_year({ago(n): HeatmapDay(MARKS[n % 5], n % 7 / 7) for n in range(370)}),
    "year of one day": a_year({TODAY: HeatmapDay("done", 1.0)}),
    "year, huge": a_year({}, best=HUGE),
    "strength": strength([n / 180 for n in range(180)]),
    "strength of one day": strength([0.5]),
    "strength of 500": strength([n % 9 / 8 for n in range(500)]),
    "day": a_day(45, 12),
    "day, empty": a_day(30, 0),
    "day of crumbs": a_day(5, 40),
    "day and night": a_day(30, 48, hours=24),
    "no skills": skills(0),
    "two skills": skills(2),
    "seven skills": skills(7),
    "ten skills": skills(10),
    "goal": a_way(5),
    "goal, new": a_way(0),
    "focus": focus(25),
    "focus, none": focus(0),
    "focus, huge": focus(HUGE),
    "week": a_period(4, 7),
    "month": a_period(16_000, 31),
    "nothing": a_period(0, 24),
    "500 values": a_period(4, 500),
    "people": people(30, 1200),
    "people, one day": people(1, 0),
    "people, huge": people(30, HUGE),
    "events": events(10, HUGE),
    "no events": events(0, 0),
    "cohorts": cohorts(9, HUGE),
    "no cohorts": cohorts(0, 0),
}


@dataclass(slots=True, frozen=True)
class Written:
    """Words, their size and box, and how they stand out from what was there."""

    words: str
    size: float
    box: tuple[float, float, float, float]
    size_of_sheet: tuple[int, int]
    contrast: float

    def within(self) -> bool:
        (left, top, right, bottom), (width, height) = self.box, self.size_of_sheet
        return left >= 16 and top >= 8 and right <= width - 16 and bottom <= height - 8

    def over(self, other: "Written") -> bool:
        (a, b, c, d), (e, f, g, h) = self.box, other.box
        return a < g and e < c and b < h and f < d


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Written]:
    """Whatever is written while the test runs."""
    seen: list[Written] = []
    plain = ImageDraw.ImageDraw.text

    def text(
        draw: ImageDraw.ImageDraw,
        at: tuple[float, float],
        words: str,
        colour: Colour,
        rendered: ImageFont.FreeTypeFont,
        **more: Any,
    ) -> None:
        box = draw.textbbox(at, words, rendered, **more)
        if words:
            stands_out = least_contrast(draw._image, box, colour)
            seen.append(Written(words, rendered.size, box, draw._image.size, stands_out))
        plain(draw, at, words, colour, rendered, **more)

    monkeypatch.setattr(ImageDraw.ImageDraw, "text", text)
    return seen


def least_contrast(image: Image.Image, box: tuple[float, ...], colour: Colour) -> float:
    """To any colour that takes a tenth of the box or more."""
    left, top, right, bottom = (round(side) for side in box)
    part = image.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    found: Any = part.getcolors(1 << 16) or []
    large = [seen for count, seen in found if count * 10 >= part.width * part.height]
    return min(calculate_contrast(colour, seen) for seen in large)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("name", DRAWINGS)
def test_it_is_read(name: str, palette: Palette, written: list[Written]) -> None:
    DRAWINGS[name](palette)
    assert written
    assert [one for one in written if one.size < TEXT_SIZE] == []
    assert [one for one in written if not one.within()] == []
    assert [one for one in written if one.contrast < 4.5] == []
    pairs = ((one, other) for n, one in enumerate(written) for other in written[:n])
    assert [pair for pair in pairs if pair[0].over(pair[1])] == []


def test_the_least_size_is_eleven_pixels_on_a_phone() -> None:
    assert TEXT_SIZE * 360 / WIDTH >= 11

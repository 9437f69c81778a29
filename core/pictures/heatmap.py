"""A habit's year as a picture: two half years of weeks, columns are weeks, rows are weekdays."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from babel.dates import format_date
from PIL import Image, ImageDraw

from core.pictures.charts import MARGIN, TEXT_SIZE, WIDTH, Canvas, create_canvas, encode_png
from core.pictures.fonts import filter_drawable, find_fitting_size, get_font
from core.pictures.palette import DARK, Colour, Palette

HEIGHT = 1164
BANDS, WEEKS = 2, 27
PITCH, CELL = 42, 37
LEFT = 98
BAND_TOP, BAND_HEIGHT = 372, 392
SIZES = (104, 80, 60, TEXT_SIZE)
_COUNTED = frozenset({"done", "part", "missed", "frozen"})


@dataclass(slots=True, frozen=True)
class HeatmapTexts:
    """What stands below the numbers, the title of a habit that cannot be drawn, and the names of
    the marks that the legend explains, in their order."""

    streak: str
    best: str
    percent: str
    untitled: str
    marks: Mapping[str, str]


class HeatmapDay(NamedTuple):
    """A day of the picture: `done`, `part`, `missed`, `skip`, `frozen`, or anything else for a day
    that asked for nothing; `share` is how much of an amount was reached."""

    mark: str
    share: float = 0.0

    def get_colour(self, palette: Palette) -> Colour:
        missed, *some, done = palette.heat
        if self.mark == "part":
            return some[min(2, int(self.share * 3))]
        of_mark = {"done": done, "missed": missed, "skip": palette.rest, "frozen": palette.frozen}
        return of_mark.get(self.mark, palette.off)


_EMPTY_DAY = HeatmapDay("off")


@dataclass(slots=True, frozen=True)
class HeatmapYear:
    """The data of a picture: days that are not there asked for nothing."""

    days: Mapping[date, HeatmapDay]
    today: date

    @property
    def first_shown_day(self) -> date:
        """The first day shown, a Monday."""
        return get_first_day(self.today)

    def iterate_days(self) -> Iterator[date]:
        """Every day of the picture up to today."""
        count = (self.today - self.first_shown_day).days + 1
        return (self.first_shown_day + timedelta(days=number) for number in range(count))

    def get_day(self, day: date) -> HeatmapDay:
        return self.days.get(day, _EMPTY_DAY)

    def calculate_percent(self) -> int:
        """Days done of those that asked for it, of 100; an unfinished today is not held against
        anybody, nor is a day off."""
        marks = [(day, self.days[day].mark) for day in self.iterate_days() if day in self.days]
        asked = [mark for day, mark in marks if mark in _COUNTED]
        unfinished = self.get_day(self.today).mark == "part"
        return round(100 * asked.count("done") / (len(asked) - unfinished or 1))

    def get_corner(self, day: date) -> tuple[int, int]:
        """The upper left pixel of a day's cell."""
        week, weekday = divmod((day - self.first_shown_day).days, 7)
        band, column = divmod(week, WEEKS)
        return LEFT + column * PITCH, BAND_TOP + band * BAND_HEIGHT + weekday * PITCH


def get_first_day(today: date) -> date:
    """The Monday of the first week shown; today lies in the last one."""
    return today - timedelta(days=today.weekday(), weeks=BANDS * WEEKS - 1)


def render_heatmap(
    title: str,
    year: HeatmapYear,
    *,
    streak: int,
    best: int,
    locale: str,
    text: HeatmapTexts,
    palette: Palette = DARK,
) -> bytes:
    """The picture as PNG, WIDTH × HEIGHT pixels. Pure: the same data give the same bytes."""
    sheet, max_width = create_canvas(palette, HEIGHT), WIDTH - 2 * MARGIN
    shown_text = filter_drawable(title) or text.untitled
    sheet.draw_text((MARGIN, 36), shown_text, palette.ink, 64, bold=True, max_width=max_width)
    numbers = (
        (str(streak), text.streak),
        (str(best), text.best),
        (f"{year.calculate_percent()}%", text.percent),
    )
    _write_numbers(sheet, numbers)
    _write_weekdays(sheet, locale)
    _write_months(sheet, year, locale)
    for day in year.iterate_days():
        sheet.image.paste(
            year.get_day(day).get_colour(palette), year.get_corner(day), _create_cell_mask()
        )
    _mark_today(sheet, year)
    _draw_legend(sheet, year, text)
    return encode_png(sheet)


def _write_numbers(canvas: Canvas, numbers: tuple[tuple[str, str], ...]) -> None:
    width = (WIDTH - 2 * MARGIN) // len(numbers)
    for place, (number, words) in enumerate(numbers):
        left, max_width = MARGIN + place * width, width - 16
        size = find_fitting_size(number, SIZES, max_width)
        canvas.draw_text((left, 236), number, canvas.colours.green, size, anchor="ls", bold=True)
        canvas.draw_text((left, 248), words, canvas.colours.quiet, max_width=max_width)


def _write_weekdays(canvas: Canvas, locale: str) -> None:
    monday = date(2024, 1, 1)
    for band in range(BANDS):
        for row in range(0, 7, 2):
            name = format_date(monday + timedelta(days=row), "EEEEEE", locale=locale)
            middle = BAND_TOP + band * BAND_HEIGHT + row * PITCH + CELL // 2
            canvas.draw_text((LEFT - 14, middle), name, canvas.colours.quiet, anchor="rm")


def _write_months(canvas: Canvas, year: HeatmapYear, locale: str) -> None:
    """A month's name above the first week that begins in it, where there is room."""
    named, max_width = None, 0
    for week in range(BANDS * WEEKS):
        monday = year.first_shown_day + timedelta(weeks=week)
        left, top = year.get_corner(monday)
        max_width = 0 if week % WEEKS == 0 else max_width
        if monday.month == named or left < max_width or left + 60 > WIDTH:
            continue
        if week % WEEKS == 0 and monday.day > 14:
            continue
        name = format_date(monday, "LLL", locale=locale).rstrip(".")
        canvas.draw_text((left, top - 12), name, canvas.colours.quiet, anchor="ls")
        named, max_width = monday.month, left + int(get_font(TEXT_SIZE).getlength(name)) + 12


def _draw_legend(canvas: Canvas, year: HeatmapYear, words: HeatmapTexts) -> None:
    """The colours in the picture and what they mean."""
    x, y, seen = float(LEFT), HEIGHT - 66, {day.mark for day in year.days.values()}
    for mark, name in words.marks.items():
        if mark in seen:
            colour = HeatmapDay(mark, 0.5).get_colour(canvas.colours)
            canvas.image.paste(colour, (round(x), y - CELL // 2), _create_cell_mask())
            canvas.draw_text((x + CELL + 12, y), name, canvas.colours.quiet, anchor="lm")
            x += CELL + 12 + get_font(TEXT_SIZE).getlength(name) + 30


def _mark_today(canvas: Canvas, year: HeatmapYear) -> None:
    left, top = year.get_corner(year.today)
    box = (left - 3, top - 3, left + CELL + 2, top + CELL + 2)
    canvas.draw.rounded_rectangle(box, radius=10, outline=canvas.colours.amber, width=4)


@lru_cache(maxsize=1)
def _create_cell_mask() -> Image.Image:
    """The mask of a cell, its corners smooth."""
    large = Image.new("L", (CELL * 4, CELL * 4))
    corners = (0, 0, CELL * 4 - 1, CELL * 4 - 1)
    ImageDraw.Draw(large).rounded_rectangle(corners, radius=32, fill=255)
    return large.resize((CELL, CELL), Image.Resampling.LANCZOS)

"""A habit's year as a picture: two half years of weeks, columns are weeks, rows are weekdays."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from babel.dates import format_date
from PIL import Image, ImageDraw

from core.pictures.charts import MARGIN, TEXT_SIZE, WIDTH, Sheet, blank, png
from core.pictures.fonts import drawable, fitting, font
from core.pictures.palette import DARK, Colour, Palette

HEIGHT = 1164
BANDS, WEEKS = 2, 27
PITCH, CELL = 42, 37
LEFT = 98
BAND_TOP, BAND_HEIGHT = 372, 392
SIZES = (104, 80, 60, TEXT_SIZE)
_COUNTED = frozenset({"done", "part", "missed", "frozen"})


@dataclass(slots=True, frozen=True)
class Words:
    """What stands below the numbers, the title of a habit that cannot be drawn, and the names of
    the marks that the legend explains, in their order."""

    streak: str
    best: str
    percent: str
    untitled: str
    marks: Mapping[str, str]


class Day(NamedTuple):
    """A day of the picture: `done`, `part`, `missed`, `skip`, `frozen`, or anything else for a day
    that asked for nothing; `share` is how much of an amount was reached."""

    mark: str
    share: float = 0.0

    def colour(self, palette: Palette) -> Colour:
        missed, *some, done = palette.heat
        if self.mark == "part":
            return some[min(2, int(self.share * 3))]
        of_mark = {"done": done, "missed": missed, "skip": palette.rest, "frozen": palette.frozen}
        return of_mark.get(self.mark, palette.off)


_NOTHING = Day("off")


@dataclass(slots=True, frozen=True)
class Year:
    """The data of a picture: days that are not there asked for nothing."""

    days: Mapping[date, Day]
    today: date

    @property
    def first(self) -> date:
        """The first day shown, a Monday."""
        return first_day(self.today)

    def shown(self) -> Iterator[date]:
        """Every day of the picture up to today."""
        count = (self.today - self.first).days + 1
        return (self.first + timedelta(days=number) for number in range(count))

    def day(self, day: date) -> Day:
        return self.days.get(day, _NOTHING)

    def percent(self) -> int:
        """Days done of those that asked for it, of 100; an unfinished today is not held against
        anybody, nor is a day off."""
        marks = [(day, self.days[day].mark) for day in self.shown() if day in self.days]
        asked = [mark for day, mark in marks if mark in _COUNTED]
        unfinished = self.day(self.today).mark == "part"
        return round(100 * asked.count("done") / (len(asked) - unfinished or 1))

    def corner(self, day: date) -> tuple[int, int]:
        """The upper left pixel of a day's cell."""
        week, weekday = divmod((day - self.first).days, 7)
        band, column = divmod(week, WEEKS)
        return LEFT + column * PITCH, BAND_TOP + band * BAND_HEIGHT + weekday * PITCH


def first_day(today: date) -> date:
    """The Monday of the first week shown; today lies in the last one."""
    return today - timedelta(days=today.weekday(), weeks=BANDS * WEEKS - 1)


def heatmap(
    title: str,
    year: Year,
    *,
    streak: int,
    best: int,
    locale: str,
    words: Words,
    palette: Palette = DARK,
) -> bytes:
    """The picture as PNG, WIDTH × HEIGHT pixels. Pure: the same data give the same bytes."""
    sheet, room = blank(palette, HEIGHT), WIDTH - 2 * MARGIN
    told = drawable(title) or words.untitled
    sheet.write((MARGIN, 36), told, palette.ink, 64, bold=True, room=room)
    numbers = (
        (str(streak), words.streak),
        (str(best), words.best),
        (f"{year.percent()}%", words.percent),
    )
    _write_numbers(sheet, numbers)
    _write_weekdays(sheet, locale)
    _write_months(sheet, year, locale)
    for day in year.shown():
        sheet.image.paste(year.day(day).colour(palette), year.corner(day), _cell())
    _mark_today(sheet, year)
    _explain(sheet, year, words)
    return png(sheet)


def _write_numbers(sheet: Sheet, numbers: tuple[tuple[str, str], ...]) -> None:
    width = (WIDTH - 2 * MARGIN) // len(numbers)
    for place, (number, words) in enumerate(numbers):
        left, room = MARGIN + place * width, width - 16
        size = fitting(number, SIZES, room)
        sheet.write((left, 236), number, sheet.colours.green, size, anchor="ls", bold=True)
        sheet.write((left, 248), words, sheet.colours.quiet, room=room)


def _write_weekdays(sheet: Sheet, locale: str) -> None:
    monday = date(2024, 1, 1)
    for band in range(BANDS):
        for row in range(0, 7, 2):
            name = format_date(monday + timedelta(days=row), "EEEEEE", locale=locale)
            middle = BAND_TOP + band * BAND_HEIGHT + row * PITCH + CELL // 2
            sheet.write((LEFT - 14, middle), name, sheet.colours.quiet, anchor="rm")


def _write_months(sheet: Sheet, year: Year, locale: str) -> None:
    """A month's name above the first week that begins in it, where there is room."""
    named, room = None, 0
    for week in range(BANDS * WEEKS):
        monday = year.first + timedelta(weeks=week)
        left, top = year.corner(monday)
        room = 0 if week % WEEKS == 0 else room
        if monday.month == named or left < room or left + 60 > WIDTH:
            continue
        if week % WEEKS == 0 and monday.day > 14:
            continue
        name = format_date(monday, "LLL", locale=locale).rstrip(".")
        sheet.write((left, top - 12), name, sheet.colours.quiet, anchor="ls")
        named, room = monday.month, left + int(font(TEXT_SIZE).getlength(name)) + 12


def _explain(sheet: Sheet, year: Year, words: Words) -> None:
    """The colours in the picture and what they mean."""
    x, y, seen = float(LEFT), HEIGHT - 66, {day.mark for day in year.days.values()}
    for mark, name in words.marks.items():
        if mark in seen:
            colour = Day(mark, 0.5).colour(sheet.colours)
            sheet.image.paste(colour, (round(x), y - CELL // 2), _cell())
            sheet.write((x + CELL + 12, y), name, sheet.colours.quiet, anchor="lm")
            x += CELL + 12 + font(TEXT_SIZE).getlength(name) + 30


def _mark_today(sheet: Sheet, year: Year) -> None:
    left, top = year.corner(year.today)
    box = (left - 3, top - 3, left + CELL + 2, top + CELL + 2)
    sheet.draw.rounded_rectangle(box, radius=10, outline=sheet.colours.amber, width=4)


@lru_cache(maxsize=1)
def _cell() -> Image.Image:
    """The mask of a cell, its corners smooth."""
    large = Image.new("L", (CELL * 4, CELL * 4))
    corners = (0, 0, CELL * 4 - 1, CELL * 4 - 1)
    ImageDraw.Draw(large).rounded_rectangle(corners, radius=32, fill=255)
    return large.resize((CELL, CELL), Image.Resampling.LANCZOS)

"""A habit's year as a picture: two half years of weeks, columns are weeks, rows are weekdays."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from babel.dates import format_date
from PIL import Image, ImageDraw

from core.pictures.charts import (
    AMBER,
    GREEN,
    INK,
    MARGIN,
    QUIET,
    WIDTH,
    Colour,
    blank,
    png,
)
from core.pictures.fonts import drawable, font, shortened

HEIGHT = 1096
BANDS, WEEKS = 2, 27
PITCH, CELL = 42, 37
LEFT = 98
BAND_TOP, BAND_HEIGHT = 372, 392

DONE, MISSED, OFF, TODAY = GREEN, (52, 70, 64), (28, 39, 35), AMBER
SOME = ((44, 96, 70), (48, 130, 88), (54, 168, 108))  # a third, two thirds, nearly all
REST, FROZEN = (76, 92, 140), (120, 190, 235)
_OF_MARK: dict[str, Colour] = {"done": DONE, "missed": MISSED, "skip": REST, "frozen": FROZEN}
_COUNTED = frozenset({"done", "part", "missed", "frozen"})


@dataclass(slots=True, frozen=True)
class Words:
    """What stands below the numbers, and the title of a habit that cannot be drawn."""

    streak: str
    best: str
    percent: str
    untitled: str


class Day(NamedTuple):
    """A day of the picture: `done`, `part`, `missed`, `skip`, `frozen`, or anything else for a day
    that asked for nothing; `share` is how much of an amount was reached."""

    mark: str
    share: float = 0.0

    @property
    def colour(self) -> Colour:
        if self.mark == "part":
            return SOME[min(2, int(self.share * 3))]
        return _OF_MARK.get(self.mark, OFF)


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

    def colour(self, day: date) -> Colour:
        return self.days.get(day, _NOTHING).colour

    def percent(self) -> int:
        """Days done of those that asked for it, of 100; an unfinished today is not held against
        anybody, nor is a day off."""
        marks = [(day, self.days[day].mark) for day in self.shown() if day in self.days]
        asked = [mark for day, mark in marks if mark in _COUNTED]
        unfinished = self.days.get(self.today, _NOTHING).mark == "part"
        return round(100 * asked.count("done") / (len(asked) - unfinished or 1))

    def corner(self, day: date) -> tuple[int, int]:
        """The upper left pixel of a day's cell."""
        week, weekday = divmod((day - self.first).days, 7)
        band, column = divmod(week, WEEKS)
        return LEFT + column * PITCH, BAND_TOP + band * BAND_HEIGHT + weekday * PITCH


def first_day(today: date) -> date:
    """The Monday of the first week shown; today lies in the last one."""
    return today - timedelta(days=today.weekday(), weeks=BANDS * WEEKS - 1)


def heatmap(title: str, year: Year, *, streak: int, best: int, locale: str, words: Words) -> bytes:
    """The picture as PNG, WIDTH × HEIGHT pixels. Pure: the same data give the same bytes."""
    image, draw = blank(HEIGHT)
    _draw_title(draw, drawable(title) or words.untitled)
    numbers = (
        (str(streak), words.streak),
        (str(best), words.best),
        (f"{year.percent()}%", words.percent),
    )
    _draw_numbers(draw, numbers)
    _draw_weekdays(draw, locale)
    _draw_months(draw, year, locale)
    for day in year.shown():
        image.paste(year.colour(day), year.corner(day), _cell())
    _mark_today(draw, year)
    return png(image)


def _draw_title(draw: ImageDraw.ImageDraw, title: str) -> None:
    face = font(64, bold=True)
    draw.text((MARGIN, 36), shortened(title, face, WIDTH - 2 * MARGIN), INK, face)


def _draw_numbers(draw: ImageDraw.ImageDraw, numbers: tuple[tuple[str, str], ...]) -> None:
    width = (WIDTH - 2 * MARGIN) // len(numbers)
    small = font(38)
    for place, (number, words) in enumerate(numbers):
        left = MARGIN + place * width
        draw.text((left, 132), number, DONE, font(104, bold=True))
        draw.text((left, 248), shortened(words, small, width - 16), QUIET, small)


def _draw_weekdays(draw: ImageDraw.ImageDraw, locale: str) -> None:
    monday = date(2024, 1, 1)
    for band in range(BANDS):
        for row in range(0, 7, 2):
            name = format_date(monday + timedelta(days=row), "EEEEEE", locale=locale)
            middle = BAND_TOP + band * BAND_HEIGHT + row * PITCH + CELL // 2
            draw.text((LEFT - 14, middle), name, QUIET, font(34), anchor="rm")


def _draw_months(draw: ImageDraw.ImageDraw, year: Year, locale: str) -> None:
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
        draw.text((left, top - 12), name, QUIET, font(34), anchor="ls")
        named, room = monday.month, left + int(font(34).getlength(name)) + 12


def _mark_today(draw: ImageDraw.ImageDraw, year: Year) -> None:
    left, top = year.corner(year.today)
    box = (left - 3, top - 3, left + CELL + 2, top + CELL + 2)
    draw.rounded_rectangle(box, radius=10, outline=TODAY, width=4)


@lru_cache(maxsize=1)
def _cell() -> Image.Image:
    """The mask of a cell, its corners smooth."""
    large = Image.new("L", (CELL * 4, CELL * 4))
    corners = (0, 0, CELL * 4 - 1, CELL * 4 - 1)
    ImageDraw.Draw(large).rounded_rectangle(corners, radius=32, fill=255)
    return large.resize((CELL, CELL), Image.Resampling.LANCZOS)

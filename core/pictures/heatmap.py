"""A habit's year as a picture: two half years of weeks, columns are weeks, rows are weekdays."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from io import BytesIO

from babel.dates import format_date
from PIL import Image, ImageDraw

from core.pictures.fonts import drawable, font, shortened

WIDTH, HEIGHT = 1280, 1096
BANDS, WEEKS = 2, 27
PITCH, CELL = 42, 37
LEFT, MARGIN = 98, 48
BAND_TOP, BAND_HEIGHT = 372, 392

BACKGROUND, INK, QUIET = (20, 29, 26), (240, 246, 243), (147, 166, 158)
DONE, MISSED, OFF, TODAY = (61, 214, 132), (52, 70, 64), (28, 39, 35), (255, 200, 87)
Colour = tuple[int, int, int]


@dataclass(slots=True, frozen=True)
class Words:
    """What stands below the numbers, and the title of a habit that cannot be drawn."""

    streak: str
    best: str
    percent: str
    untitled: str


@dataclass(slots=True, frozen=True)
class Year:
    """The data of a picture. `weekdays` is a bit set, bit 0 is Monday; `days` are the days done."""

    days: Set[date]
    weekdays: int
    created: date
    today: date

    @property
    def first(self) -> date:
        """The Monday of the first week shown; today lies in the last one."""
        monday = self.today - timedelta(days=self.today.weekday())
        return monday - timedelta(weeks=BANDS * WEEKS - 1)

    def due(self, day: date) -> bool:
        return day >= self.created and bool(self.weekdays >> day.weekday() & 1)

    def shown(self) -> Iterator[date]:
        """Every day of the picture up to today."""
        count = (self.today - self.first).days + 1
        return (self.first + timedelta(days=number) for number in range(count))

    def colour(self, day: date) -> Colour:
        if day in self.days:
            return DONE
        return MISSED if self.due(day) else OFF

    def percent(self) -> int:
        """Due days done, of 100; an unfinished today is not held against anybody."""
        due = [day for day in self.shown() if self.due(day)]
        counted = [day for day in due if day in self.days or day != self.today]
        return round(100 * sum(day in self.days for day in counted) / (len(counted) or 1))

    def corner(self, day: date) -> tuple[int, int]:
        """The upper left pixel of a day's cell."""
        week, weekday = divmod((day - self.first).days, 7)
        band, column = divmod(week, WEEKS)
        return LEFT + column * PITCH, BAND_TOP + band * BAND_HEIGHT + weekday * PITCH


def heatmap(title: str, year: Year, *, streak: int, best: int, locale: str, words: Words) -> bytes:
    """The picture as PNG, WIDTH × HEIGHT pixels. Pure: the same data give the same bytes."""
    image = Image.new("RGB", (WIDTH, HEIGHT), BACKGROUND)
    draw = ImageDraw.Draw(image)
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
    return _png(image)


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


def _png(image: Image.Image) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()

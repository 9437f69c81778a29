"""Analytics as pictures: people by day, the most frequent events, who came back.

Pure functions of their data: the same data give the same bytes.
"""

from collections.abc import Sequence
from datetime import date

from babel.dates import format_skeleton
from PIL import ImageDraw

from core.pictures.charts import (
    AMBER,
    BACKGROUND,
    BLUE,
    GREEN,
    HEIGHT,
    INK,
    LINE,
    MARGIN,
    QUIET,
    TEXT_SIZE,
    WIDTH,
    Box,
    Colour,
    below,
    ceiling,
    png,
    scale,
    sheet,
)
from core.pictures.fonts import drawable, font, shortened

CHART: Box = (MARGIN + 110, 220, WIDTH - MARGIN, HEIGHT - 90)
SERIES = (BLUE, AMBER, GREEN)  # of a month, a week, a day: the narrowest on top
TABLE: Box = (MARGIN + 300, 190, WIDTH - MARGIN, HEIGHT - 40)
MAX_BARS, MAX_COHORTS, MAX_PERIODS = 10, 10, 9
Days = Sequence[tuple[date, int, int, int]]
Cohorts = Sequence[tuple[date, Sequence[int]]]


def people_by_day(title: str, days: Days, names: tuple[str, str, str], locale: str) -> bytes:
    """Lines of people of the day, of 7 and of 30 days; `days` has at least one (day, 1, 7, 30)."""
    image, draw = sheet(title)
    _legend(draw, tuple(zip(names[::-1], SERIES, strict=True)))
    top = ceiling(max(max(counts) for _, *counts in days))
    scale(draw, CHART, top, locale)
    columns = zip(*(counts for _, *counts in days), strict=True)
    for values, colour in zip(reversed(list(columns)), SERIES, strict=True):
        points = [point(number, len(days), value, top) for number, value in enumerate(values)]
        draw.line(points, colour, 6)
        for x, y in points:
            draw.ellipse((x - 3, y - 3, x + 3, y + 3), colour)
    below(draw, CHART, [_day(days[n][0], locale) for n in (0, len(days) // 2, -1)])
    return png(image)


def point(number: int, count: int, value: int, top: int) -> tuple[int, int]:
    """The pixel of the `number`th of `count` values."""
    left, high, right, low = CHART
    return left + (right - left) * number // max(1, count - 1), low - (low - high) * value // top


def top_events(title: str, events: Sequence[tuple[str, int]], nothing: str) -> bytes:
    """A bar for each of the first ten (type, count), the longest on top."""
    image, draw = sheet(title)
    shown, most = events[:MAX_BARS], max((count for _, count in events), default=1)
    face = font(TEXT_SIZE)
    for row, (name, count) in enumerate(shown):
        left, high, right, low = bar(row, count, most)
        number = f"{count:,}".replace(",", " ")
        room = WIDTH - 2 * MARGIN - face.getlength(number) - 30
        draw.text((MARGIN, high - 8), shortened(drawable(name), face, room), INK, face, "ls")
        draw.text((WIDTH - MARGIN, high - 8), number, QUIET, face, "rs")
        draw.rounded_rectangle((left, high, right, low), 8, GREEN)
    if not shown:
        draw.text((MARGIN, 160), nothing, QUIET, face)
    return png(image)


def bar(row: int, count: int, most: int) -> Box:
    """The box of a bar, at least as wide as it is high."""
    top = 186 + row * 78
    return MARGIN, top, MARGIN + max(18, (WIDTH - 2 * MARGIN) * count // most), top + 18


def retention(
    title: str, cohorts: Cohorts, names: tuple[str, str], nothing: str, locale: str
) -> bytes:
    """A table of shares: a row for each of the last ten cohorts, a column for each period.

    `names` head the columns of the cohort's start and of its size.
    """
    image, draw = sheet(title)
    face, last = font(TEXT_SIZE), cohorts[-MAX_COHORTS:]
    draw.text((MARGIN, TABLE[1] - 20), names[0], QUIET, face, "ls")
    draw.text((TABLE[0] - 20, TABLE[1] - 20), names[1], QUIET, face, "rs")
    for row, (start, returned) in enumerate(last):
        middle = (cell(row, 0)[1] + cell(row, 0)[3]) // 2
        draw.text((MARGIN, middle), _day(start, locale), QUIET, face, "lm")
        draw.text((TABLE[0] - 20, middle), f"{returned[0]:,}".replace(",", " "), INK, face, "rm")
        for period, people in enumerate(returned[:MAX_PERIODS]):
            _share(draw, cell(row, period), people / (returned[0] or 1))
    if not last:
        draw.text((MARGIN, 240), nothing, QUIET, face)
    return png(image)


def cell(row: int, period: int) -> Box:
    """The box of a share."""
    left, top, right, _ = TABLE
    width, height = (right - left) // MAX_PERIODS, 70
    x, y = left + period * width, top + row * height
    return x, y, x + width - 6, y + height - 6


def shade(share: float) -> Colour:
    """From the colour of lines to green as `share` goes from 0 to 1."""
    mixed = (round(a + (b - a) * share * 0.75) for a, b in zip(LINE, GREEN, strict=True))
    red, green, blue = mixed
    return red, green, blue


def _share(draw: ImageDraw.ImageDraw, box: Box, share: float) -> None:
    draw.rounded_rectangle(box, 10, shade(share))
    middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    colour = BACKGROUND if share > 0.6 else INK
    draw.text(middle, f"{round(share * 100)}%", colour, font(TEXT_SIZE - 4), "mm")


def _legend(draw: ImageDraw.ImageDraw, names: Sequence[tuple[str, Colour]]) -> None:
    x, face = float(MARGIN), font(TEXT_SIZE)
    for name, colour in names[::-1]:
        draw.rounded_rectangle((x, 148, x + 36, 158), 5, colour)
        draw.text((x + 48, 153), name, QUIET, face, "lm")
        x += 48 + face.getlength(name) + 40


def _day(day: date, locale: str) -> str:
    return format_skeleton("MMMd", day, locale=locale)

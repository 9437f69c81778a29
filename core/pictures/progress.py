"""The way of a goal: its progress day by day against even pace, and its key results as bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PIL import ImageDraw

from core.pictures.charts import (
    AMBER,
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
    percents,
    png,
    sheet,
)
from core.pictures.fonts import drawable, font, shortened

MOST = 5
COLOURS: tuple[Colour, ...] = (BLUE, (255, 140, 160), (110, 220, 230), (205, 165, 255), AMBER)
_ROW, _BAR = 66, 520


@dataclass(slots=True, frozen=True)
class Row:
    """One key result: its name, how it stands in words, its share 0..1, and where it was on the
    days it moved."""

    name: str
    figures: str
    share: float
    steps: Sequence[tuple[date, float]] = ()


@dataclass(slots=True, frozen=True)
class Way:
    """`steps` are (day, progress 0..1), the oldest first; the last day is today, or the day it was
    reached. The line of even pace leads from `first` to `deadline`, where there is one."""

    title: str
    headline: str
    steps: Sequence[tuple[date, float]]
    first: date
    deadline: date | None
    names: tuple[str, str, str]
    rows: Sequence[Row] = ()

    @property
    def today(self) -> date:
        """Where the line ends."""
        return self.steps[-1][0] if self.steps else self.first

    @property
    def last(self) -> date:
        """The right end of the picture."""
        return max(self.today, self.deadline or self.today)


def progress(way: Way) -> bytes:
    """The picture as PNG. Pure: the same figures give the same bytes."""
    image, draw = sheet(way.title)
    draw.text((MARGIN, 112), drawable(way.headline), GREEN, font(40, bold=True))
    rows, box = way.rows[:MOST], box_of(len(way.rows))
    percents(draw, box)
    if way.deadline is not None:
        _pace(draw, box, way)
    for row, colour in zip(rows, COLOURS, strict=False):
        if row.steps:
            _line(draw, way, [*row.steps, (way.today, row.share)], colour, 4)
    _end(draw, _line(draw, way, way.steps, GREEN, 8))
    below(draw, box, tuple(drawable(name) for name in way.names))
    for number, (row, colour) in enumerate(zip(rows, COLOURS, strict=False)):
        _row(draw, HEIGHT - MARGIN - _ROW * (len(rows) - number), row, colour)
    return png(image)


def box_of(rows: int) -> Box:
    """Where the line runs, above so many key results."""
    return (MARGIN + 100, 200, WIDTH - MARGIN, HEIGHT - 110 - _ROW * min(rows, MOST))


def point(way: Way, day: date, share: float) -> tuple[float, float]:
    """Where a day's share (0..1) lies."""
    left, high, right, low = box_of(len(way.rows))
    days = max(1, (way.last - way.first).days)
    across = min(1.0, max(0.0, (day - way.first).days / days))
    return left + (right - left) * across, low - (low - high) * share


def _pace(draw: ImageDraw.ImageDraw, box: Box, way: Way) -> None:
    """A dashed line from nothing on the first day to all on the last."""
    assert way.deadline is not None
    (x0, y0), (x1, y1) = point(way, way.first, 0), point(way, way.deadline, 1)
    for dash in range(0, 41, 2):
        a, b = dash / 41, (dash + 1) / 41
        ends = (x0 + (x1 - x0) * a, y0 + (y1 - y0) * a, x0 + (x1 - x0) * b, y0 + (y1 - y0) * b)
        draw.line(ends, AMBER, 4)


def _line(
    draw: ImageDraw.ImageDraw,
    way: Way,
    steps: Sequence[tuple[date, float]],
    colour: Colour,
    width: int,
) -> tuple[float, float]:
    """Progress stays where it is until it moves; returns where the line ends."""
    corners: list[tuple[float, float]] = [point(way, way.first, 0)]
    for day, share in steps:
        x, y = point(way, day, share)
        corners += [(x, corners[-1][1]), (x, y)]
    draw.line(corners, colour, width, joint="curve")
    return corners[-1]


def _end(draw: ImageDraw.ImageDraw, at: tuple[float, float]) -> None:
    x, y = at
    draw.ellipse((x - 13, y - 13, x + 13, y + 13), fill=GREEN)


def _row(draw: ImageDraw.ImageDraw, top: int, row: Row, colour: Colour) -> None:
    face, middle = font(TEXT_SIZE), top + 24
    room = WIDTH - 2 * MARGIN - _BAR - 40
    figures = shortened(drawable(row.figures), face, room * 0.55)
    width = face.getlength(figures)
    name = shortened(drawable(row.name) or "…", face, room - width - 24)
    draw.text((MARGIN, middle), name, INK, face, anchor="lm")
    draw.text((MARGIN + room, middle), figures, QUIET, face, anchor="rm")
    left, right = WIDTH - MARGIN - _BAR, WIDTH - MARGIN
    draw.rounded_rectangle((left, top + 8, right, top + 40), radius=8, fill=LINE)
    if row.share > 0:
        end = left + max(16.0, _BAR * row.share)
        draw.rounded_rectangle((left, top + 8, end, top + 40), radius=8, fill=colour)

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
    below,
    png,
    sheet,
)
from core.pictures.fonts import drawable, font, shortened

MOST = 5
_ROW, _BAR = 66, 520


@dataclass(slots=True, frozen=True)
class Row:
    """One key result: its name, how it stands in words, and its share 0..1."""

    name: str
    figures: str
    share: float


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
    def last(self) -> date:
        """The right end of the picture."""
        today = self.steps[-1][0] if self.steps else self.first
        return max(today, self.deadline or today)


def progress(way: Way) -> bytes:
    """The picture as PNG. Pure: the same figures give the same bytes."""
    image, draw = sheet(way.title)
    draw.text((MARGIN, 112), drawable(way.headline), GREEN, font(40, bold=True))
    rows, box = way.rows[:MOST], box_of(len(way.rows))
    _scale(draw, box)
    if way.deadline is not None:
        _pace(draw, box, way)
    _steps(draw, box, way)
    below(draw, box, tuple(drawable(name) for name in way.names))
    for number, row in enumerate(rows):
        _row(draw, HEIGHT - MARGIN - _ROW * (len(rows) - number), row)
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


def _scale(draw: ImageDraw.ImageDraw, box: Box) -> None:
    left, high, right, low = box
    for percent in (0, 50, 100):
        y = low - (low - high) * percent // 100
        draw.line((left, y, right, y), LINE, 2)
        draw.text((left - 14, y), f"{percent}%", QUIET, font(TEXT_SIZE), anchor="rm")


def _pace(draw: ImageDraw.ImageDraw, box: Box, way: Way) -> None:
    """A dashed line from nothing on the first day to all on the last."""
    assert way.deadline is not None
    (x0, y0), (x1, y1) = point(way, way.first, 0), point(way, way.deadline, 1)
    for dash in range(0, 41, 2):
        a, b = dash / 41, (dash + 1) / 41
        ends = (x0 + (x1 - x0) * a, y0 + (y1 - y0) * a, x0 + (x1 - x0) * b, y0 + (y1 - y0) * b)
        draw.line(ends, AMBER, 4)


def _steps(draw: ImageDraw.ImageDraw, box: Box, way: Way) -> None:
    """Progress stays where it is until it moves."""
    corners: list[tuple[float, float]] = [point(way, way.first, 0)]
    for day, share in way.steps:
        x, y = point(way, day, share)
        corners += [(x, corners[-1][1]), (x, y)]
    draw.line(corners, GREEN, 8, joint="curve")
    x, y = corners[-1]
    draw.ellipse((x - 13, y - 13, x + 13, y + 13), fill=GREEN)


def _row(draw: ImageDraw.ImageDraw, top: int, row: Row) -> None:
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
        draw.rounded_rectangle((left, top + 8, end, top + 40), radius=8, fill=BLUE)

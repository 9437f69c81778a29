"""The way of a goal: its progress day by day against even pace, and its key results as bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.pictures.charts import (
    MARGIN,
    TEXT_SIZE,
    WIDTH,
    Box,
    Canvas,
    create_titled_canvas,
    draw_axis_labels,
    draw_percent_scale,
    encode_png,
)
from core.pictures.fonts import filter_drawable, get_font, shorten_to_width
from core.pictures.palette import DARK, Colour, Palette

MAX_ROWS = 5
CHART_BOX: Box = (MARGIN + 112, 210, WIDTH - MARGIN, 650)  # where the line runs
_ROWS, _ROW = 742, 108


@dataclass(slots=True, frozen=True)
class ProgressRow:
    """One key result: its name, how it stands in words, its share 0..1, and where it was on the
    days it moved."""

    name: str
    figures: str
    share: float
    steps: Sequence[tuple[date, float]] = ()


@dataclass(slots=True, frozen=True)
class ProgressChart:
    """`steps` are (day, progress 0..1), the oldest first; the last day is today, or the day it was
    reached. The line of even pace leads from `first` to `deadline`, where there is one."""

    title: str
    headline: str
    steps: Sequence[tuple[date, float]]
    first: date
    deadline: date | None
    names: tuple[str, str, str]
    rows: Sequence[ProgressRow] = ()

    @property
    def today(self) -> date:
        """Where the line ends."""
        return self.steps[-1][0] if self.steps else self.first

    @property
    def last_day(self) -> date:
        """The right end of the picture."""
        return max(self.today, self.deadline or self.today)


def render_progress(way: ProgressChart, palette: Palette = DARK) -> bytes:
    """The picture as PNG. Pure: the same figures give the same bytes."""
    rows = way.rows[:MAX_ROWS]
    sheet = create_titled_canvas(way.title, palette, _ROWS + _ROW * len(rows) + MARGIN // 2)
    headline, max_width = (MARGIN, 112), WIDTH - 2 * MARGIN
    sheet.draw_text(headline, way.headline, palette.green, 44, bold=True, max_width=max_width)
    draw_percent_scale(sheet, CHART_BOX)
    if way.deadline is not None:
        _draw_pace(sheet, way)
    for row, colour in zip(rows, palette.series, strict=False):
        if row.steps:
            _draw_line(sheet, way, [*row.steps, (way.today, row.share)], colour, 5)
    _draw_line_end(sheet, _draw_line(sheet, way, way.steps, palette.green, 8))
    draw_axis_labels(sheet, CHART_BOX, *way.names)
    for number, (row, colour) in enumerate(zip(rows, palette.series, strict=False)):
        _draw_row(sheet, _ROWS + _ROW * number, row, colour)
    return encode_png(sheet)


def get_day_point(way: ProgressChart, day: date, share: float) -> tuple[float, float]:
    """Where a day's share (0..1) lies."""
    left, high, right, low = CHART_BOX
    days = max(1, (way.last_day - way.first).days)
    across = min(1.0, max(0.0, (day - way.first).days / days))
    return left + (right - left) * across, low - (low - high) * share


def _draw_pace(canvas: Canvas, way: ProgressChart) -> None:
    """A dashed line from nothing on the first day to all on the last."""
    assert way.deadline is not None
    (x0, y0), (x1, y1) = get_day_point(way, way.first, 0), get_day_point(way, way.deadline, 1)
    for dash in range(0, 41, 2):
        a, b = dash / 41, (dash + 1) / 41
        ends = (x0 + (x1 - x0) * a, y0 + (y1 - y0) * a, x0 + (x1 - x0) * b, y0 + (y1 - y0) * b)
        canvas.draw.line(ends, canvas.colours.amber, 4)


def _draw_line(
    canvas: Canvas,
    way: ProgressChart,
    steps: Sequence[tuple[date, float]],
    colour: Colour,
    width: int,
) -> tuple[float, float]:
    """Progress stays where it is until it moves; returns where the line ends."""
    corners: list[tuple[float, float]] = [get_day_point(way, way.first, 0)]
    for day, share in steps:
        x, y = get_day_point(way, day, share)
        corners += [(x, corners[-1][1]), (x, y)]
    canvas.draw.line(corners, colour, width, joint="curve")
    return corners[-1]


def _draw_line_end(canvas: Canvas, at: tuple[float, float]) -> None:
    x, y = at
    canvas.draw.ellipse((x - 13, y - 13, x + 13, y + 13), fill=canvas.colours.green)


def _draw_row(canvas: Canvas, top: int, row: ProgressRow, colour: Colour) -> None:
    """The name and how it stands, and a bar below both."""
    font, max_width, right = get_font(TEXT_SIZE), WIDTH - 2 * MARGIN, WIDTH - MARGIN
    figures = shorten_to_width(filter_drawable(row.figures), font, max_width * 0.45)
    canvas.draw_text((right, top + 24), figures, canvas.colours.quiet, anchor="rm")
    left_over = max_width - font.getlength(figures) - 24
    canvas.draw_text(
        (MARGIN, top + 24),
        filter_drawable(row.name) or "…",
        canvas.colours.ink,
        anchor="lm",
        max_width=left_over,
    )
    canvas.draw.rounded_rectangle((MARGIN, top + 56, right, top + 78), 8, canvas.colours.line)
    if row.share > 0:
        end = MARGIN + max(16.0, max_width * row.share)
        canvas.draw.rounded_rectangle((MARGIN, top + 56, end, top + 78), 8, colour)

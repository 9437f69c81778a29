"""Figures as bars: panels of columns, and of lines with names, below a headline."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.pictures.charts import TEXT_SIZE, WIDTH, Canvas, create_canvas, encode_png
from core.pictures.fonts import get_font
from core.pictures.palette import DARK, Palette

MARGIN = 56
HEAD_HEIGHT, COLUMNS_HEIGHT, ROW_HEIGHT, GAP = 300, 300, 64, 96
_NAMES_WIDTH = 440  # pixels of the names of lines


@dataclass(slots=True, frozen=True)
class Bar:
    """One value, at least 0; `mark` stands out."""

    name: str
    value: float
    is_marked: bool = False


@dataclass(slots=True, frozen=True)
class Panel:
    """Columns side by side, or lines below each other when `across`; a `goal` is a line that
    columns may reach."""

    title: str
    bars: Sequence[Bar]
    is_horizontal: bool = False
    goal: float = 0.0

    @property
    def height(self) -> int:
        body = len(self.bars) * ROW_HEIGHT if self.is_horizontal else COLUMNS_HEIGHT
        return body + GAP


@dataclass(slots=True, frozen=True)
class Chart:
    title: str
    headline: str
    note: str
    panels: Sequence[Panel]
    unit: str = ""


def render_chart(figures: Chart, palette: Palette = DARK) -> bytes:
    """The picture as PNG, WIDTH pixels wide. Pure: the same figures give the same bytes."""
    height = HEAD_HEIGHT + sum(panel.height for panel in figures.panels) + MARGIN
    sheet, max_width = create_canvas(palette, height), WIDTH - 2 * MARGIN
    sheet.draw_text((MARGIN, 36), figures.title, palette.quiet, 44, max_width=max_width)
    sheet.draw_text(
        (MARGIN, 92), figures.headline, palette.green, 104, bold=True, max_width=max_width
    )
    sheet.draw_text((MARGIN, 222), figures.note, palette.quiet, max_width=max_width)
    top = HEAD_HEIGHT
    for panel in figures.panels:
        sheet.draw_text((MARGIN, top), panel.title, palette.ink, bold=True, max_width=max_width)
        if panel.is_horizontal:
            _draw_rows(sheet, panel, top + 64, figures.unit)
        else:
            draw_columns(sheet, panel, top + 64)
        top += panel.height
    return encode_png(sheet)


def draw_columns(canvas: Canvas, panel: Panel, top: int) -> None:
    """Columns with their names below; the highest one says its value."""
    max_width, highest = COLUMNS_HEIGHT - 112, max((bar.value for bar in panel.bars), default=0.0)
    most = max(highest, panel.goal)
    pitch = (WIDTH - 2 * MARGIN) / max(1, len(panel.bars))
    floor, colours = top + 40 + max_width, canvas.colours
    for number, bar in enumerate(panel.bars):
        left = MARGIN + number * pitch
        right = left + pitch * 0.78
        canvas.draw.rounded_rectangle((left, floor - 6, right, floor), 3, colours.line)
        if bar.value > 0:
            high = floor - max(6.0, max_width * bar.value / most)
            colour = colours.amber if bar.is_marked else colours.green
            canvas.draw.rounded_rectangle((left, high, right, floor), 6, colour)
    _draw_column_names(canvas, panel.bars, pitch, floor + 8)
    if highest > 0:
        _draw_highest_value(
            canvas, panel.bars, pitch, floor - max(6.0, max_width * highest / most) - 12
        )
    if panel.goal:
        _draw_goal(canvas, floor - max_width * panel.goal / most)


def _draw_column_names(canvas: Canvas, bars: Sequence[Bar], pitch: float, y: float) -> None:
    """Every name, or every second, third… where they would run into each other; the marked one
    is among them, and bold."""
    named = [number for number, bar in enumerate(bars) if bar.name]
    marked = next((place for place, number in enumerate(named) if bars[number].is_marked), -1)
    font = get_font(TEXT_SIZE, bold=True)
    max_width = max((font.getlength(bar.name) for bar in bars), default=0.0) + 12
    shown = (named[marked % step :: step] for step in range(1, len(named) + 1))
    for number in next((some for some in shown if _fits_width(some, pitch, max_width)), []):
        bar, middle = bars[number], MARGIN + (number + 0.39) * pitch
        colour = canvas.colours.amber if bar.is_marked else canvas.colours.quiet
        canvas.draw_text((middle, y), bar.name, colour, anchor="ma", bold=bar.is_marked)


def _fits_width(places: Sequence[int], pitch: float, max_width: float) -> bool:
    return all((after - before) * pitch >= max_width for before, after in pairwise(places))


def _draw_highest_value(canvas: Canvas, bars: Sequence[Bar], pitch: float, y: float) -> None:
    """The highest value above its column, within the picture."""
    number = max(range(len(bars)), key=lambda number: bars[number].value)
    words = f"{bars[number].value:.0f}"
    half = get_font(TEXT_SIZE).getlength(words) / 2
    middle = MARGIN + (number + 0.39) * pitch
    middle = min(max(middle, MARGIN + half), WIDTH - MARGIN - half)
    canvas.draw_text((middle, y), words, canvas.colours.ink, anchor="ms")


def _draw_goal(canvas: Canvas, y: float) -> None:
    for x in range(MARGIN, WIDTH - MARGIN, 24):
        canvas.draw.line((x, y, x + 12, y), canvas.colours.amber, 3)


def _draw_rows(canvas: Canvas, panel: Panel, top: int, unit: str) -> None:
    """Names at the left, bars behind them, values at their ends."""
    values = [f"{bar.value:.0f} {unit}".strip() for bar in panel.bars]
    left, font = MARGIN + _NAMES_WIDTH + 24, get_font(TEXT_SIZE)
    widest = max((font.getlength(value) for value in values), default=0.0)
    max_width = WIDTH - MARGIN - left - 14 - widest
    most = max((bar.value for bar in panel.bars), default=0) or 1
    for number, (bar, value) in enumerate(zip(panel.bars, values, strict=True)):
        y = top + number * ROW_HEIGHT
        canvas.draw_text(
            (MARGIN, y + 22), bar.name, canvas.colours.ink, anchor="lm", max_width=_NAMES_WIDTH
        )
        end = left + max(6.0, max_width * bar.value / most)
        canvas.draw.rounded_rectangle((left, y + 4, end, y + 40), 8, canvas.colours.green)
        canvas.draw_text((end + 14, y + 22), value, canvas.colours.quiet, anchor="lm")

"""Figures as bars: panels of columns, and of lines with names, below a headline."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.pictures.charts import TEXT_SIZE, WIDTH, Sheet, blank, png
from core.pictures.fonts import font
from core.pictures.palette import DARK, Palette

MARGIN = 56
HEAD, COLUMNS, LINE, GAP = 300, 300, 64, 96
_NAMES = 440  # pixels of the names of lines


@dataclass(slots=True, frozen=True)
class Bar:
    """One value, at least 0; `mark` stands out."""

    name: str
    value: float
    mark: bool = False


@dataclass(slots=True, frozen=True)
class Panel:
    """Columns side by side, or lines below each other when `across`; a `goal` is a line that
    columns may reach."""

    title: str
    bars: Sequence[Bar]
    across: bool = False
    goal: float = 0.0

    @property
    def height(self) -> int:
        body = len(self.bars) * LINE if self.across else COLUMNS
        return body + GAP


@dataclass(slots=True, frozen=True)
class Chart:
    title: str
    headline: str
    note: str
    panels: Sequence[Panel]
    unit: str = ""


def chart(figures: Chart, palette: Palette = DARK) -> bytes:
    """The picture as PNG, WIDTH pixels wide. Pure: the same figures give the same bytes."""
    height = HEAD + sum(panel.height for panel in figures.panels) + MARGIN
    sheet, room = blank(palette, height), WIDTH - 2 * MARGIN
    sheet.write((MARGIN, 36), figures.title, palette.quiet, 44, room=room)
    sheet.write((MARGIN, 92), figures.headline, palette.green, 104, bold=True, room=room)
    sheet.write((MARGIN, 222), figures.note, palette.quiet, room=room)
    top = HEAD
    for panel in figures.panels:
        sheet.write((MARGIN, top), panel.title, palette.ink, bold=True, room=room)
        if panel.across:
            _lines(sheet, panel, top + 64, figures.unit)
        else:
            columns(sheet, panel, top + 64)
        top += panel.height
    return png(sheet)


def columns(sheet: Sheet, panel: Panel, top: int) -> None:
    """Columns with their names below; the highest one says its value."""
    room, highest = COLUMNS - 112, max((bar.value for bar in panel.bars), default=0.0)
    most = max(highest, panel.goal)
    pitch = (WIDTH - 2 * MARGIN) / max(1, len(panel.bars))
    floor, colours = top + 40 + room, sheet.colours
    for number, bar in enumerate(panel.bars):
        left = MARGIN + number * pitch
        right = left + pitch * 0.78
        sheet.draw.rounded_rectangle((left, floor - 6, right, floor), 3, colours.line)
        if bar.value > 0:
            high = floor - max(6.0, room * bar.value / most)
            colour = colours.amber if bar.mark else colours.green
            sheet.draw.rounded_rectangle((left, high, right, floor), 6, colour)
    _name_columns(sheet, panel.bars, pitch, floor + 8)
    if highest > 0:
        _tell(sheet, panel.bars, pitch, floor - max(6.0, room * highest / most) - 12)
    if panel.goal:
        _goal(sheet, floor - room * panel.goal / most)


def _name_columns(sheet: Sheet, bars: Sequence[Bar], pitch: float, y: float) -> None:
    """Every name, or every second, third… where they would run into each other; the marked one
    is among them, and bold."""
    named = [number for number, bar in enumerate(bars) if bar.name]
    marked = next((place for place, number in enumerate(named) if bars[number].mark), -1)
    face = font(TEXT_SIZE, bold=True)
    room = max((face.getlength(bar.name) for bar in bars), default=0.0) + 12
    shown = (named[marked % step :: step] for step in range(1, len(named) + 1))
    for number in next((some for some in shown if _roomy(some, pitch, room)), []):
        bar, middle = bars[number], MARGIN + (number + 0.39) * pitch
        colour = sheet.colours.amber if bar.mark else sheet.colours.quiet
        sheet.write((middle, y), bar.name, colour, anchor="ma", bold=bar.mark)


def _roomy(places: Sequence[int], pitch: float, room: float) -> bool:
    return all((after - before) * pitch >= room for before, after in pairwise(places))


def _tell(sheet: Sheet, bars: Sequence[Bar], pitch: float, y: float) -> None:
    """The highest value above its column, within the picture."""
    number = max(range(len(bars)), key=lambda number: bars[number].value)
    words = f"{bars[number].value:.0f}"
    half = font(TEXT_SIZE).getlength(words) / 2
    middle = MARGIN + (number + 0.39) * pitch
    middle = min(max(middle, MARGIN + half), WIDTH - MARGIN - half)
    sheet.write((middle, y), words, sheet.colours.ink, anchor="ms")


def _goal(sheet: Sheet, y: float) -> None:
    for x in range(MARGIN, WIDTH - MARGIN, 24):
        sheet.draw.line((x, y, x + 12, y), sheet.colours.amber, 3)


def _lines(sheet: Sheet, panel: Panel, top: int, unit: str) -> None:
    """Names at the left, bars behind them, values at their ends."""
    values = [f"{bar.value:.0f} {unit}".strip() for bar in panel.bars]
    left, face = MARGIN + _NAMES + 24, font(TEXT_SIZE)
    widest = max((face.getlength(value) for value in values), default=0.0)
    room = WIDTH - MARGIN - left - 14 - widest
    most = max((bar.value for bar in panel.bars), default=0) or 1
    for number, (bar, value) in enumerate(zip(panel.bars, values, strict=True)):
        y = top + number * LINE
        sheet.write((MARGIN, y + 22), bar.name, sheet.colours.ink, anchor="lm", room=_NAMES)
        end = left + max(6.0, room * bar.value / most)
        sheet.draw.rounded_rectangle((left, y + 4, end, y + 40), 8, sheet.colours.green)
        sheet.write((end + 14, y + 22), value, sheet.colours.quiet, anchor="lm")

"""Figures as bars: panels of columns, and of lines with names, below a headline."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PIL import ImageDraw, ImageFont

from core.pictures.charts import AMBER, GREEN, INK, QUIET, WIDTH, blank, png
from core.pictures.fonts import drawable, font, shortened

MARGIN = 56
HEAD, COLUMNS, LINE, GAP = 300, 300, 64, 96
FULL, EMPTY, MARK = GREEN, (40, 56, 50), AMBER


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


def chart(figures: Chart) -> bytes:
    """The picture as PNG, WIDTH pixels wide. Pure: the same figures give the same bytes."""
    height = HEAD + sum(panel.height for panel in figures.panels) + MARGIN
    image, draw = blank(height)
    draw.text((MARGIN, 36), drawable(figures.title), QUIET, font(44))
    draw.text((MARGIN, 92), drawable(figures.headline), FULL, font(104, bold=True))
    draw.text((MARGIN, 222), drawable(figures.note), QUIET, font(38))
    top = HEAD
    for panel in figures.panels:
        draw.text((MARGIN, top), drawable(panel.title), INK, font(40, bold=True))
        if panel.across:
            _lines(draw, panel, top + 64, figures.unit)
        else:
            columns(draw, panel, top + 64)
        top += panel.height
    return png(image)


def columns(draw: ImageDraw.ImageDraw, panel: Panel, top: int) -> None:
    """Columns with their names below; the highest one says its value."""
    room, highest = COLUMNS - 112, max((bar.value for bar in panel.bars), default=0.0)
    most = max(highest, panel.goal)
    pitch = (WIDTH - 2 * MARGIN) / max(1, len(panel.bars))
    floor, face = top + 40 + room, _face(panel.bars, pitch)
    told = False
    for number, bar in enumerate(panel.bars):
        left = MARGIN + number * pitch
        right = left + pitch * 0.78
        draw.rounded_rectangle((left, floor - 6, right, floor), radius=3, fill=EMPTY)
        colour = MARK if bar.mark else FULL
        if bar.value > 0:
            height = max(6.0, room * bar.value / most)
            draw.rounded_rectangle((left, floor - height, right, floor), radius=6, fill=colour)
        middle = left + pitch * 0.39
        name = MARK if bar.mark else QUIET
        draw.text((middle, floor + 8), bar.name, name, face, anchor="ma")
        if bar.value == highest > 0 and not told:
            draw.text((middle, floor - height - 4), f"{bar.value:.0f}", INK, font(34), anchor="mb")
            told = True
    if panel.goal:
        _goal(draw, floor - room * panel.goal / most)


def _goal(draw: ImageDraw.ImageDraw, y: float) -> None:
    for x in range(MARGIN, WIDTH - MARGIN, 24):
        draw.line((x, y, x + 12, y), MARK, 3)


def _face(bars: Sequence[Bar], pitch: float) -> ImageFont.FreeTypeFont:
    """The largest in which no name reaches into the next one."""
    named = [number for number, bar in enumerate(bars) if bar.name]
    room = pitch * min((b - a for a, b in pairwise(named)), default=1)
    sizes = (36, 32, 26, 22)
    longest = max((bar.name for bar in bars), key=len, default="")
    return font(next((s for s in sizes if font(s).getlength(longest) < room * 0.9), sizes[-1]))


def _lines(draw: ImageDraw.ImageDraw, panel: Panel, top: int, unit: str) -> None:
    """Names at the left, bars behind them, values at their ends."""
    most = max((bar.value for bar in panel.bars), default=0) or 1
    left, face = 520, font(36)
    room = WIDTH - MARGIN - left - 170
    for number, bar in enumerate(panel.bars):
        y = top + number * LINE
        name = shortened(drawable(bar.name) or "…", face, left - MARGIN - 24)
        draw.text((MARGIN, y + 22), name, INK, face, anchor="lm")
        end = left + max(6.0, room * bar.value / most)
        draw.rounded_rectangle((left, y + 4, end, y + 40), radius=8, fill=FULL)
        value = f"{bar.value:.0f} {unit}".strip()
        draw.text((end + 14, y + 22), value, QUIET, face, anchor="lm")

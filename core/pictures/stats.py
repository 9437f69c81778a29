"""How a period went: a few figures side by side, and below each its columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.pictures.bars import MARGIN, Bar, Panel, draw_columns
from core.pictures.charts import (
    TEXT_SIZE,
    TITLE_SIZE,
    WIDTH,
    Box,
    Canvas,
    create_canvas,
    encode_png,
)
from core.pictures.fonts import find_fitting_size
from core.pictures.palette import DARK, Palette

TILES_TOP, TILES_HEIGHT = 138, 236
PANELS_TOP = TILES_TOP + TILES_HEIGHT + 64
GAP, PAD = 24, 20
SIZES = (88, 72, 60, 52, TEXT_SIZE)


@dataclass(slots=True, frozen=True)
class StatFigure:
    """One thing that was counted: `value` is told large, `before` in a line below it, which
    stands out when this period is `better`; `heading` stands over its columns."""

    name: str
    heading: str
    value: str
    previous: str
    is_better: bool
    bars: Sequence[Bar]


def render_stats(title: str, figures: Sequence[StatFigure], palette: Palette = DARK) -> bytes:
    """The picture as PNG, WIDTH pixels wide. Pure: the same figures give the same bytes."""
    panels = [Panel(figure.heading, figure.bars) for figure in figures]
    height = PANELS_TOP + sum(panel.height for panel in panels)
    sheet, max_width = create_canvas(palette, height), WIDTH - 2 * MARGIN
    sheet.draw_text((MARGIN, 40), title, palette.ink, TITLE_SIZE, bold=True, max_width=max_width)
    for number, figure in enumerate(figures):
        _draw_tile(sheet, figure, get_tile_box(number, len(figures)))
    top = PANELS_TOP
    for panel in panels:
        sheet.draw_text((MARGIN, top), panel.title, palette.ink, bold=True, max_width=max_width)
        draw_columns(sheet, panel, top + 64)
        top += panel.height
    return encode_png(sheet)


def get_tile_box(number: int, count: int) -> Box:
    """The box of one of `count` figures."""
    width = (WIDTH - 2 * MARGIN - (count - 1) * GAP) // count
    left = MARGIN + number * (width + GAP)
    return left, TILES_TOP, left + width, TILES_TOP + TILES_HEIGHT


def _draw_tile(canvas: Canvas, figure: StatFigure, box: Box) -> None:
    left, top, right, _ = box
    canvas.draw.rounded_rectangle(box, radius=24, fill=canvas.colours.panel)
    max_width, x, colours = right - left - 2 * PAD, left + PAD, canvas.colours
    canvas.draw_text((x, top + 58), figure.name, colours.quiet, anchor="ls", max_width=max_width)
    size = find_fitting_size(figure.value, SIZES, max_width)
    canvas.draw_text(
        (x, top + 144), figure.value, colours.ink, size, anchor="ls", bold=True, max_width=max_width
    )
    colour = colours.green if figure.is_better else colours.quiet
    canvas.draw_text((x, top + 204), figure.previous, colour, anchor="ls", max_width=max_width)

"""How a period went: a few figures side by side, and below each its columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.pictures.bars import MARGIN, Bar, Panel, columns
from core.pictures.charts import TEXT_SIZE, TITLE_SIZE, WIDTH, Box, Sheet, blank, png
from core.pictures.fonts import fitting
from core.pictures.palette import DARK, Palette

TILES_TOP, TILES_HEIGHT = 138, 236
PANELS_TOP = TILES_TOP + TILES_HEIGHT + 64
GAP, PAD = 24, 20
SIZES = (88, 72, 60, 52, TEXT_SIZE)


@dataclass(slots=True, frozen=True)
class Figure:
    """One thing that was counted: `value` is told large, `before` in a line below it, which
    stands out when this period is `better`; `heading` stands over its columns."""

    name: str
    heading: str
    value: str
    before: str
    better: bool
    bars: Sequence[Bar]


def stats(title: str, figures: Sequence[Figure], palette: Palette = DARK) -> bytes:
    """The picture as PNG, WIDTH pixels wide. Pure: the same figures give the same bytes."""
    panels = [Panel(figure.heading, figure.bars) for figure in figures]
    height = PANELS_TOP + sum(panel.height for panel in panels)
    sheet, room = blank(palette, height), WIDTH - 2 * MARGIN
    sheet.write((MARGIN, 40), title, palette.ink, TITLE_SIZE, bold=True, room=room)
    for number, figure in enumerate(figures):
        _tile(sheet, figure, tile(number, len(figures)))
    top = PANELS_TOP
    for panel in panels:
        sheet.write((MARGIN, top), panel.title, palette.ink, bold=True, room=room)
        columns(sheet, panel, top + 64)
        top += panel.height
    return png(sheet)


def tile(number: int, count: int) -> Box:
    """The box of one of `count` figures."""
    width = (WIDTH - 2 * MARGIN - (count - 1) * GAP) // count
    left = MARGIN + number * (width + GAP)
    return left, TILES_TOP, left + width, TILES_TOP + TILES_HEIGHT


def _tile(sheet: Sheet, figure: Figure, box: Box) -> None:
    left, top, right, _ = box
    sheet.draw.rounded_rectangle(box, radius=24, fill=sheet.colours.panel)
    room, x, colours = right - left - 2 * PAD, left + PAD, sheet.colours
    sheet.write((x, top + 58), figure.name, colours.quiet, anchor="ls", room=room)
    size = fitting(figure.value, SIZES, room)
    sheet.write((x, top + 144), figure.value, colours.ink, size, anchor="ls", bold=True, room=room)
    colour = colours.green if figure.better else colours.quiet
    sheet.write((x, top + 204), figure.before, colour, anchor="ls", room=room)

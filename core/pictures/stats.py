"""How a period went: a few figures side by side, and below each its columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import ImageDraw, ImageFont

from core.pictures.bars import EMPTY, FULL, MARGIN, Bar, Panel, columns
from core.pictures.charts import INK, QUIET, WIDTH, blank, png
from core.pictures.fonts import drawable, font, shortened

TILES_TOP, TILES_HEIGHT = 138, 236
PANELS_TOP = TILES_TOP + TILES_HEIGHT + 64
GAP = 28


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


def stats(title: str, figures: Sequence[Figure]) -> bytes:
    """The picture as PNG, WIDTH pixels wide. Pure: the same figures give the same bytes."""
    panels = [Panel(figure.heading, figure.bars) for figure in figures]
    height = PANELS_TOP + sum(panel.height for panel in panels)
    image, draw = blank(height)
    face = font(56, bold=True)
    draw.text((MARGIN, 40), shortened(drawable(title), face, WIDTH - 2 * MARGIN), INK, face)
    for number, figure in enumerate(figures):
        _tile(draw, figure, tile(number, len(figures)))
    top = PANELS_TOP
    for panel in panels:
        draw.text((MARGIN, top), drawable(panel.title), INK, font(40, bold=True))
        columns(draw, panel, top + 64)
        top += panel.height
    return png(image)


def tile(number: int, count: int) -> tuple[int, int, int, int]:
    """The box of one of `count` figures."""
    width = (WIDTH - 2 * MARGIN - (count - 1) * GAP) // count
    left = MARGIN + number * (width + GAP)
    return left, TILES_TOP, left + width, TILES_TOP + TILES_HEIGHT


def _tile(draw: ImageDraw.ImageDraw, figure: Figure, box: tuple[int, int, int, int]) -> None:
    left, top, right, _ = box
    draw.rounded_rectangle(box, radius=24, fill=EMPTY)
    room = right - left - 48
    value = drawable(figure.value)
    told = (
        (58, drawable(figure.name), QUIET, font(36)),
        (144, value, INK, _fitting(value, room)),
        (204, drawable(figure.before), FULL if figure.better else QUIET, font(36)),
    )
    for down, words, colour, face in told:
        draw.text((left + 24, top + down), shortened(words, face, room), colour, face, "ls")


def _fitting(words: str, room: int) -> ImageFont.FreeTypeFont:
    """As large as there is room for."""
    sizes = (88, 72, 60, 48)
    fits = (size for size in sizes if font(size, bold=True).getlength(words) <= room)
    return font(next(fits, sizes[-1]), bold=True)

"""What the pictures of numbers share: the sheet, its title, axes, and PNG."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from math import floor, log10

from babel.numbers import format_compact_decimal
from PIL import Image, ImageDraw

from core.pictures.fonts import filter_drawable, get_font, shorten_to_width
from core.pictures.palette import Colour, Palette

WIDTH, HEIGHT = 1280, 960
MARGIN = 48
TITLE_SIZE = 56
TEXT_SIZE = 40  # the least: 11 px on a phone that shows the picture 360 px wide
Box = tuple[int, int, int, int]


@dataclass(slots=True, frozen=True)
class Canvas:
    """A picture that is being drawn, and its colours."""

    image: Image.Image
    draw: ImageDraw.ImageDraw
    colours: Palette

    def draw_text(
        self,
        at: tuple[float, float],
        text: str,
        colour: Colour,
        size: int = TEXT_SIZE,
        *,
        anchor: str = "la",
        bold: bool = False,
        max_width: float | None = None,
    ) -> None:
        """What can be drawn of the words, cut with an ellipsis where they exceed `room`; an
        ellipsis alone where nothing can."""
        font, drawn = get_font(size, bold=bold), filter_drawable(text) or ("…" if text else "")
        shown_text = drawn if max_width is None else shorten_to_width(drawn, font, max_width)
        self.draw.text(at, shown_text, colour, font, anchor=anchor)


def create_canvas(colours: Palette, height: int = HEIGHT) -> Canvas:
    """An empty picture, WIDTH pixels wide."""
    image = Image.new("RGB", (WIDTH, height), colours.background)
    return Canvas(image, ImageDraw.Draw(image), colours)


def create_titled_canvas(title: str, colours: Palette, height: int = HEIGHT) -> Canvas:
    """An empty picture with its title."""
    sheet, max_width = create_canvas(colours, height), WIDTH - 2 * MARGIN
    sheet.draw_text((MARGIN, 36), title, colours.ink, TITLE_SIZE, bold=True, max_width=max_width)
    return sheet


def calculate_ceiling(largest: float) -> int:
    """An even round number at or above `largest`, for an axis to end with."""
    if largest <= 4:
        return 4
    power = 10 ** floor(log10(largest))
    return next(int(step * power) for step in (1, 2, 4, 6, 8, 10) if step * power >= largest)


def format_compact(number: float, locale: str) -> str:
    """«1,2 млн»."""
    return format_compact_decimal(number, fraction_digits=1, locale=locale)


def draw_scale(canvas: Canvas, box: Box, top: int, locale: str) -> None:
    """Lines and numbers of a vertical axis from 0 to `top`."""
    _draw_axis(canvas, box, [format_compact(top * half // 2, locale) for half in range(3)])


def draw_percent_scale(canvas: Canvas, box: Box) -> None:
    """Lines and numbers of a vertical axis from 0 to 100 %."""
    _draw_axis(canvas, box, ("0%", "50%", "100%"))


def _draw_axis(canvas: Canvas, box: Box, numbers: Sequence[str]) -> None:
    left, high, right, low = box
    for place, number in enumerate(numbers):
        y = low - place * (low - high) // (len(numbers) - 1)
        canvas.draw.line((left, y, right, y), canvas.colours.line, 2)
        canvas.draw_text((left - 14, y), number, canvas.colours.quiet, anchor="rm")


def draw_axis_labels(canvas: Canvas, box: Box, first: str, middle: str, last: str) -> None:
    """Names under a chart: at its left end, in the middle, at its right end; none twice."""
    left, _, right, low = box
    named = {middle: ((left + right) // 2, "ma"), last: (right, "ra"), first: (left, "la")}
    for name, (x, anchor) in named.items():
        canvas.draw_text((x, low + 16), name, canvas.colours.quiet, anchor=anchor)


def encode_png(canvas: Canvas) -> bytes:
    """The picture's bytes."""
    buffer = BytesIO()
    canvas.image.save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()

"""What the pictures of numbers share: the sheet, its title, axes, and PNG."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from math import floor, log10

from babel.numbers import format_compact_decimal
from PIL import Image, ImageDraw

from core.pictures.fonts import drawable, font, shortened
from core.pictures.palette import Colour, Palette

WIDTH, HEIGHT = 1280, 960
MARGIN = 48
TITLE_SIZE = 56
TEXT_SIZE = 40  # the least: 11 px on a phone that shows the picture 360 px wide
Box = tuple[int, int, int, int]


@dataclass(slots=True, frozen=True)
class Sheet:
    """A picture that is being drawn, and its colours."""

    image: Image.Image
    draw: ImageDraw.ImageDraw
    colours: Palette

    def write(
        self,
        at: tuple[float, float],
        words: str,
        colour: Colour,
        size: int = TEXT_SIZE,
        *,
        anchor: str = "la",
        bold: bool = False,
        room: float | None = None,
    ) -> None:
        """What can be drawn of the words, cut with an ellipsis where they exceed `room`; an
        ellipsis alone where nothing can."""
        face, drawn = font(size, bold=bold), drawable(words) or ("…" if words else "")
        told = drawn if room is None else shortened(drawn, face, room)
        self.draw.text(at, told, colour, face, anchor=anchor)


def blank(colours: Palette, height: int = HEIGHT) -> Sheet:
    """An empty picture, WIDTH pixels wide."""
    image = Image.new("RGB", (WIDTH, height), colours.background)
    return Sheet(image, ImageDraw.Draw(image), colours)


def titled(title: str, colours: Palette, height: int = HEIGHT) -> Sheet:
    """An empty picture with its title."""
    sheet, room = blank(colours, height), WIDTH - 2 * MARGIN
    sheet.write((MARGIN, 36), title, colours.ink, TITLE_SIZE, bold=True, room=room)
    return sheet


def ceiling(largest: float) -> int:
    """An even round number at or above `largest`, for an axis to end with."""
    if largest <= 4:
        return 4
    power = 10 ** floor(log10(largest))
    return next(int(step * power) for step in (1, 2, 4, 6, 8, 10) if step * power >= largest)


def compact(number: float, locale: str) -> str:
    """«1,2 млн»."""
    return format_compact_decimal(number, fraction_digits=1, locale=locale)


def scale(sheet: Sheet, box: Box, top: int, locale: str) -> None:
    """Lines and numbers of a vertical axis from 0 to `top`."""
    _axis(sheet, box, [compact(top * half // 2, locale) for half in range(3)])


def percents(sheet: Sheet, box: Box) -> None:
    """Lines and numbers of a vertical axis from 0 to 100 %."""
    _axis(sheet, box, ("0%", "50%", "100%"))


def _axis(sheet: Sheet, box: Box, numbers: Sequence[str]) -> None:
    left, high, right, low = box
    for place, number in enumerate(numbers):
        y = low - place * (low - high) // (len(numbers) - 1)
        sheet.draw.line((left, y, right, y), sheet.colours.line, 2)
        sheet.write((left - 14, y), number, sheet.colours.quiet, anchor="rm")


def below(sheet: Sheet, box: Box, first: str, middle: str, last: str) -> None:
    """Names under a chart: at its left end, in the middle, at its right end; none twice."""
    left, _, right, low = box
    named = {middle: ((left + right) // 2, "ma"), last: (right, "ra"), first: (left, "la")}
    for name, (x, anchor) in named.items():
        sheet.write((x, low + 16), name, sheet.colours.quiet, anchor=anchor)


def png(sheet: Sheet) -> bytes:
    """The picture's bytes."""
    buffer = BytesIO()
    sheet.image.save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()

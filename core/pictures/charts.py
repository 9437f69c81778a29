"""What the pictures of numbers share: the sheet, its title, axes, and PNG."""

from collections.abc import Sequence
from io import BytesIO
from math import floor, log10

from babel.numbers import format_compact_decimal
from PIL import Image, ImageDraw

from core.pictures.fonts import drawable, font, shortened

WIDTH, HEIGHT = 1280, 960
MARGIN = 48
TITLE_SIZE, TEXT_SIZE = 56, 34
BACKGROUND, INK, QUIET, LINE = (20, 29, 26), (240, 246, 243), (147, 166, 158), (46, 61, 55)
GREEN, AMBER, BLUE = (61, 214, 132), (255, 200, 87), (143, 176, 255)
Colour = tuple[int, int, int]
Box = tuple[int, int, int, int]


def blank(height: int = HEIGHT) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """An empty picture, WIDTH pixels wide."""
    image = Image.new("RGB", (WIDTH, height), BACKGROUND)
    return image, ImageDraw.Draw(image)


def sheet(title: str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """An empty picture with its title."""
    image, draw = blank()
    face = font(TITLE_SIZE, bold=True)
    draw.text((MARGIN, 36), shortened(drawable(title), face, WIDTH - 2 * MARGIN), INK, face)
    return image, draw


def ceiling(largest: float) -> int:
    """A round number at or above `largest`, for an axis to end with."""
    if largest <= 4:
        return 4
    power = 10 ** floor(log10(largest))
    return next(int(step * power) for step in (1, 2, 4, 5, 8, 10) if step * power >= largest)


def scale(draw: ImageDraw.ImageDraw, box: Box, top: int, locale: str) -> None:
    """Lines and numbers of a vertical axis from 0 to `top`."""
    left, high, right, low = box
    for quarter in range(0, 5, 2):
        y = low - quarter * (low - high) // 4
        draw.line((left, y, right, y), LINE, 2)
        number = format_compact_decimal(top * quarter // 4, fraction_digits=1, locale=locale)
        draw.text((left - 14, y), number, QUIET, font(TEXT_SIZE), anchor="rm")


def percents(draw: ImageDraw.ImageDraw, box: Box) -> None:
    """Lines and numbers of a vertical axis from 0 to 100 %."""
    left, high, right, low = box
    for percent in (0, 50, 100):
        y = low - percent * (low - high) // 100
        draw.line((left, y, right, y), LINE, 2)
        draw.text((left - 14, y), f"{percent}%", QUIET, font(TEXT_SIZE), anchor="rm")


def below(draw: ImageDraw.ImageDraw, box: Box, names: Sequence[str]) -> None:
    """Names under a chart: at its left end, in the middle, at its right end."""
    left, _, right, low = box
    places = ((left, "la"), ((left + right) // 2, "ma"), (right, "ra"))
    for name, (x, anchor) in zip(names, places, strict=True):
        draw.text((x, low + 16), name, QUIET, font(TEXT_SIZE), anchor=anchor)


def png(image: Image.Image) -> bytes:
    """The picture's bytes."""
    buffer = BytesIO()
    image.save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()

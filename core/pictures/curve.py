"""Strength over time: a filled curve between 0 and 100 %, with the present value told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date
from PIL import Image, ImageDraw

from core.pictures.charts import (
    GREEN,
    HEIGHT,
    MARGIN,
    QUIET,
    WIDTH,
    Box,
    below,
    percents,
    png,
    sheet,
)
from core.pictures.fonts import drawable, font, shortened

BOX: Box = (150, 330, WIDTH - 70, HEIGHT - 110)
FILL = (30, 66, 48)
_SMOOTH = 2


@dataclass(slots=True, frozen=True)
class Curve:
    """`values` from 0 to 1, a day each; the last one is of the day `last`."""

    title: str
    note: str
    values: Sequence[float]
    last: date


def curve(data: Curve, locale: str) -> bytes:
    """The picture as PNG, WIDTH × HEIGHT pixels. Pure: the same data give the same bytes."""
    image, draw = sheet(data.title)
    draw.text((MARGIN, 118), f"{round(100 * data.values[-1])}%", GREEN, font(104, bold=True))
    small = font(38)
    draw.text(
        (MARGIN, 244), shortened(drawable(data.note), small, WIDTH - 2 * MARGIN), QUIET, small
    )
    _line(image, [_place(number, data.values) for number in range(len(data.values))])
    percents(draw, BOX)
    first = data.last - timedelta(days=len(data.values) - 1)
    days = (first, first + (data.last - first) / 2, data.last)
    below(draw, BOX, [format_date(day, "d MMM", locale=locale) for day in days])
    return png(image)


def _place(number: int, values: Sequence[float]) -> tuple[float, float]:
    """The point of a value."""
    left, high, right, low = BOX
    step = (right - left) / max(1, len(values) - 1)
    return left + number * step, low - values[number] * (low - high)


def _line(image: Image.Image, points: Sequence[tuple[float, float]]) -> None:
    """Drawn larger and made smaller, so that it is smooth."""
    left, high, right, low = BOX
    size = ((right - left) * _SMOOTH, (low - high + 24) * _SMOOTH)
    part = image.crop((left, high - 12, right, low + 12)).resize(size, Image.Resampling.NEAREST)
    draw = ImageDraw.Draw(part)
    inner = [((x - left) * _SMOOTH, (y - high + 12) * _SMOOTH) for x, y in points]
    if len(inner) == 1:
        inner.append((inner[0][0] + 8, inner[0][1]))
    floor = (low - high + 12) * _SMOOTH
    draw.polygon([*inner, (inner[-1][0], floor), (inner[0][0], floor)], FILL)
    draw.line(inner, GREEN, 6 * _SMOOTH, joint="curve")
    image.paste(
        part.resize((right - left, low - high + 24), Image.Resampling.BOX), (left, high - 12)
    )

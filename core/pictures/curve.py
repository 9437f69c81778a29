"""Strength over time: a filled curve between 0 and 100 %, with the present value told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_skeleton
from PIL import Image, ImageDraw

from core.pictures.charts import (
    HEIGHT,
    MARGIN,
    WIDTH,
    Box,
    Canvas,
    create_titled_canvas,
    draw_axis_labels,
    draw_percent_scale,
    encode_png,
)
from core.pictures.palette import DARK, Palette

CURVE_BOX: Box = (164, 330, WIDTH - 70, HEIGHT - 110)
_SMOOTH = 2


@dataclass(slots=True, frozen=True)
class Curve:
    """`values` from 0 to 1, a day each; the last one is of the day `last`."""

    title: str
    note: str
    values: Sequence[float]
    last: date


def render_curve(data: Curve, locale: str, palette: Palette = DARK) -> bytes:
    """The picture as PNG, WIDTH × HEIGHT pixels. Pure: the same data give the same bytes."""
    sheet = create_titled_canvas(data.title, palette)
    now = f"{round(100 * data.values[-1])}%"
    sheet.draw_text((MARGIN, 118), now, palette.green, 104, bold=True)
    sheet.draw_text((MARGIN, 244), data.note, palette.quiet, max_width=WIDTH - 2 * MARGIN)
    draw_percent_scale(sheet, CURVE_BOX)
    points = [_get_point(number, data.values) for number in range(len(data.values))]
    _draw_line(sheet, points)
    _draw_current(sheet, points[-1])
    first, middle, last = (
        format_skeleton("MMMd", day, locale=locale) for day in _get_axis_days(data)
    )
    draw_axis_labels(sheet, CURVE_BOX, first, middle, last)
    return encode_png(sheet)


def _get_axis_days(data: Curve) -> tuple[date, date, date]:
    """The first, the one in the middle, the last."""
    first = data.last - timedelta(days=len(data.values) - 1)
    return first, first + (data.last - first) / 2, data.last


def _draw_current(canvas: Canvas, at: tuple[float, float]) -> None:
    x, y = at
    canvas.draw.ellipse((x - 13, y - 13, x + 13, y + 13), canvas.colours.green)


def _get_point(number: int, values: Sequence[float]) -> tuple[float, float]:
    """The point of a value."""
    left, high, right, low = CURVE_BOX
    step = (right - left) / max(1, len(values) - 1)
    return left + number * step, low - values[number] * (low - high)


def _draw_line(canvas: Canvas, points: Sequence[tuple[float, float]]) -> None:
    """Drawn larger and made smaller, so that it is smooth."""
    left, high, right, low = CURVE_BOX
    size = ((right - left) * _SMOOTH, (low - high + 24) * _SMOOTH)
    part = canvas.image.crop((left, high - 12, right, low + 12))
    part = part.resize(size, Image.Resampling.NEAREST)
    draw = ImageDraw.Draw(part)
    inner = [((x - left) * _SMOOTH, (y - high + 12) * _SMOOTH) for x, y in points]
    floor = (low - high + 12) * _SMOOTH
    draw.polygon([*inner, (inner[-1][0], floor), (inner[0][0], floor)], canvas.colours.area)
    draw.line(inner, canvas.colours.green, 6 * _SMOOTH, joint="curve")
    smooth = part.resize((right - left, low - high + 24), Image.Resampling.BOX)
    canvas.image.paste(smooth, (left, high - 12))
